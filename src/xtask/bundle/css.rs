//! One style sheet out of the many in `style/`, since trunk resolves no local `@import` and a request for each
//! would be too many.

use std::fs;
use std::path::{Path, PathBuf};

use super::files;
use crate::{Result, at, root};

/// Declares the order of the layers, so it comes first.
const FIRST: &str = "tokens.css";

/// Joins the sheets in `style/` into `target/style.css`, which `index.html` links: first `tokens.css`, then the
/// rest by path. Layers decide which rule wins, not the order of the files.
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
    let is_first = |sheet: &Path| sheet.ends_with(FIRST);
    sheets.retain(|sheet| {
        sheet
            .extension()
            .is_some_and(|extension| extension == "css")
    });
    sheets.sort_by_key(|sheet| (!is_first(sheet), sheet.clone()));
    sheets
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tokens_come_first_and_the_rest_by_path() {
        let sheets = [
            "style/table.css",
            "style/tokens.css",
            "style/parts/dialog.css",
            "style/a.txt",
        ];
        assert_eq!(
            in_order(sheets.map(PathBuf::from).to_vec()),
            [
                "style/tokens.css",
                "style/parts/dialog.css",
                "style/table.css"
            ]
            .map(PathBuf::from)
        );
    }
}
