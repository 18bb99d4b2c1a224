//! One style sheet out of the many in `style/`, since trunk resolves no local `@import` and a request for each
//! would be too many.

use std::fs;
use std::path::{Path, PathBuf};

use super::files;
use crate::{Result, at, root};

/// Declares the order of the layers, so it comes first.
const FIRST: &str = "style/tokens.css";
/// The features come last, so that one can adapt a widget of the same layer.
const LAST: &str = "style/app";

/// Joins the sheets in `style/` into `target/style.css`, which `index.html` links: first `tokens.css`, last those
/// of the features, else by path.
///
/// # Errors
/// When a file cannot be read or written.
pub(crate) fn write() -> Result {
    let mut joined = String::new();
    for sheet in in_order(files(&root().join("style"))?) {
        joined += &fs::read_to_string(&sheet).map_err(at(&sheet))?;
    }
    // Not in the target directory that the user chose: `index.html` has a fixed path.
    let target = root().join("target");
    fs::create_dir_all(&target)
        .and_then(|()| fs::write(target.join("style.css"), joined))
        .map_err(at(&target))
}

fn in_order(mut sheets: Vec<PathBuf>) -> Vec<PathBuf> {
    sheets.retain(|sheet| {
        sheet
            .extension()
            .is_some_and(|extension| extension == "css")
    });
    let is_first = |sheet: &Path| sheet.ends_with(FIRST);
    let is_last = |sheet: &Path| sheet.parent().is_some_and(|folder| folder.ends_with(LAST));
    sheets.sort_by_cached_key(|sheet| (!is_first(sheet), is_last(sheet), sheet.clone()));
    sheets
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tokens_come_first_and_the_features_last() {
        let sheets = [
            "/style/app/table.css",
            "/style/base.css",
            "/style/tokens.css",
            "/style/ui/dialog.css",
            "/style/a.txt",
        ];
        let expected = [sheets[2], sheets[1], sheets[3], sheets[0]];
        let sheets = in_order(sheets.map(PathBuf::from).to_vec());
        assert_eq!(sheets, expected.map(PathBuf::from));
    }
}
