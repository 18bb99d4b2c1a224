//! Two stylesheets out of the many in `style/`: a request for each component would be too many, and what
//! the first screen does not show is sent with the first part of the app that does.

use std::fs;

use crate::{Result, root};

/// It says in which order the layers win, so it comes first.
const FIRST: &str = "tokens.css";

/// From a folder of style sheets to the one in `target/` that they are joined to.
const BUNDLES: [(&str, &str); 2] = [("style", "style.css"), ("style/chunks", "chunks.css")];

/// Joins `style/*.css` into `target/style.css` and `style/chunks/*.css` into `target/chunks.css`, which
/// index.html names: first `tokens.css`, which declares the order of the layers, then the rest by name.
/// Which rule wins is for layers to say, never for the names of files.
///
/// # Errors
/// When a file cannot be read or written.
pub(crate) fn write() -> Result {
    BUNDLES
        .into_iter()
        .try_for_each(|(folder, bundle)| write_one(folder, bundle))
}

fn write_one(folder: &str, bundle: &str) -> Result {
    let folder = root().join(folder);
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    let mut sheets = Vec::new();
    for entry in fs::read_dir(&folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.extension().is_some_and(|extension| extension == "css") {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            sheets.push((
                name.into_owned(),
                fs::read_to_string(&path).map_err(failed)?,
            ));
        }
    }
    let target = root().join("target");
    let bundle = target.join(bundle);
    fs::create_dir_all(&target)
        .and_then(|()| fs::write(&bundle, join(sheets)))
        .map_err(|error| format!("{}: {error}", bundle.display()))
}

fn join(mut sheets: Vec<(String, String)>) -> String {
    sheets.sort_by(|(a, _), (b, _)| (a != FIRST, a).cmp(&(b != FIRST, b)));
    let texts: Vec<_> = sheets.into_iter().map(|(_, text)| text).collect();
    texts.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tokens_come_first_and_the_rest_by_name() {
        let sheets = ["table", "tokens", "button"];
        let sheets = sheets.map(|name| (format!("{name}.css"), format!(".{name} {{}}")));
        assert_eq!(join(sheets.to_vec()), ".tokens {}\n.button {}\n.table {}");
    }
}
