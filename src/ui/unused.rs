//! Finds what the compiler does not report: public items of this crate that nothing uses.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

#[test]
fn every_export_is_used() {
    let exports = include_str!("lib.rs").split("pub use ").skip(1);
    let exports = exports.flat_map(|export| {
        let (path, _) = export.split_once(';').unwrap();
        let (_, names) = path.rsplit_once("::").unwrap();
        words(names)
    });
    let users = [
        rust_files("../app"),
        rust_files("../../tests"),
        // The macro uses items by their public path.
        include_str!("lazy.rs").to_owned(),
    ]
    .concat();
    let used: HashSet<&str> = words(&users).collect();
    let unused: Vec<&str> = exports.filter(|name| !used.contains(name)).collect();
    assert_eq!(unused, [""; 0]);
}

#[test]
fn every_icon_is_used() {
    let constants = include_str!("icon.rs").split("pub const ").skip(1);
    let icons = constants.filter_map(|constant| Some(constant.split_once(": Self")?.0));
    let users = [rust_files("."), rust_files("../app")].concat();
    let used = users.split("IconName::").skip(1);
    let used: HashSet<&str> = used.filter_map(|user| words(user).next()).collect();
    let unused: Vec<&str> = icons.filter(|name| !used.contains(name)).collect();
    assert_eq!(unused, [""; 0]);
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|char: char| !char.is_alphanumeric() && char != '_');
    words.filter(|word| !word.is_empty())
}

/// The text of all Rust files in a folder, relative to this crate, and in its subfolders.
fn rust_files(folder: &str) -> String {
    read(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder))
}

fn read(path: &Path) -> String {
    if path.is_dir() {
        let entries = fs::read_dir(path).unwrap();
        entries.map(|entry| read(&entry.unwrap().path())).collect()
    } else if path.extension().is_some_and(|extension| extension == "rs") {
        fs::read_to_string(path).unwrap()
    } else {
        String::new()
    }
}
