//! Two style sheets out of the many in `style/`, since trunk resolves no local `@import` and a request for each
//! would be too many.

use std::fs;
use std::path::{Path, PathBuf};

use super::files;
use crate::{Result, at, root};

/// Declares the order of the layers, so it comes first.
const FIRST: &str = "style/tokens.css";
/// The features come last, so that one can adapt a widget of the same layer.
const LAST: &str = "style/app";

/// What the first rows and the notices of `public/boot.js` need, besides the sheets in `style/` itself. A sheet that is
/// not here loads with the code that loads on demand.
const CRITICAL: [&str; 17] = [
    "ui/alert.css",
    "ui/badge.css",
    "ui/button.css",
    "ui/checkbox.css",
    "ui/dialog.css",
    "ui/icon.css",
    "ui/skeleton.css",
    "ui/timestamp.css",
    "ui/toast.css",
    "app/filter.css",
    "app/list.css",
    "app/page.css",
    "app/phase.css",
    "app/row-menu.css",
    "app/table/columns.css",
    "app/table/table.css",
    "app/volume-cards.css",
];

/// Joins the sheets in `style/` into the two that `index.html` links: `target/critical.css`, which the browser loads
/// with the page, and `target/deferred.css`. In both, `tokens.css` comes first and the sheets of the features come last.
///
/// # Errors
/// When a file cannot be read or written.
pub(crate) fn write() -> Result {
    let style = root().join("style");
    let sheets = in_order(files(&style)?);
    let (critical, deferred): (Vec<_>, Vec<_>) =
        sheets.iter().partition(|sheet| is_critical(&style, sheet));
    // Not in the target directory that the user chose: `index.html` has a fixed path.
    let target = root().join("target");
    fs::create_dir_all(&target).map_err(at(&target))?;
    for (name, sheets) in [("critical.css", critical), ("deferred.css", deferred)] {
        let joined = sheets
            .into_iter()
            .map(|sheet| fs::read_to_string(sheet).map_err(at(sheet)))
            .collect::<Result<String>>()?;
        let file = target.join(name);
        fs::write(&file, joined).map_err(at(&file))?;
    }
    Ok(())
}

fn is_critical(style: &Path, sheet: &Path) -> bool {
    sheet.parent() == Some(style) || CRITICAL.iter().any(|critical| sheet.ends_with(critical))
}

fn in_order(mut sheets: Vec<PathBuf>) -> Vec<PathBuf> {
    sheets.retain(|sheet| {
        sheet
            .extension()
            .is_some_and(|extension| extension == "css")
    });
    let is_first = |sheet: &Path| sheet.ends_with(FIRST);
    let is_last = |sheet: &Path| sheet.ancestors().any(|folder| folder.ends_with(LAST));
    sheets.sort_by_cached_key(|sheet| (!is_first(sheet), is_last(sheet), sheet.clone()));
    sheets
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_critical_sheet_exists() {
        for sheet in CRITICAL {
            assert!(root().join("style").join(sheet).is_file(), "{sheet}");
        }
    }

    #[test]
    fn the_sheets_of_the_page_itself_are_critical() {
        let style = Path::new("/style");
        for (sheet, expected) in [
            ("layout.css", true),
            ("app/table/table.css", true),
            ("app/map.css", false),
        ] {
            assert_eq!(is_critical(style, &style.join(sheet)), expected, "{sheet}");
        }
    }

    #[test]
    fn the_tokens_come_first_and_the_features_last() {
        let sheets = [
            "/style/app/table/table.css",
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
