//! The files that a demo has in addition to those of the app: its boot script, menu and tour.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hasher};

use rust_embed::Embed;

/// The scripts and the style sheet.
#[derive(Embed)]
#[folder = "../demo/page"]
struct Page;

/// The files by their names.
#[must_use]
pub fn demo_files() -> BTreeMap<String, Cow<'static, [u8]>> {
    let file = |name: Cow<'static, str>| {
        let content = Page::get(&name)?.data;
        Some((name.into_owned(), content))
    };
    Page::iter().filter_map(file).collect()
}

/// The name of a folder of these files, which changes with their contents: a browser keeps them for good.
#[must_use]
pub fn demo_folder<'a>(files: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> String {
    let mut hasher = DefaultHasher::new();
    for (name, content) in files {
        hasher.write(name.as_bytes());
        hasher.write(content);
    }
    format!("demo-{:016x}", hasher.finish())
}
