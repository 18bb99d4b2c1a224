//! Reading a built app from its folder.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::{fs, io};

use axum::body::Bytes;

use super::file::File;
use super::{App, BasePath};

/// Why a folder is not a built app.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// There is no page to begin with.
    #[error("{} has no index.html; build the app first", .0.display())]
    NoIndex(PathBuf),
    /// The page has no `<base>` in which a base path could be written.
    #[error("index.html has no <base href>, so it cannot be served under a base path")]
    NoBase,
    /// Something cannot be read.
    #[error("{} cannot be read: {error}", path.display())]
    Unreadable {
        /// The file or folder.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
}

impl App {
    /// Reads the app that was built into `folder`, to be served under `base_path`. Files that end
    /// in `.br` and `.gz` are the compressed forms of those beside them.
    ///
    /// # Errors
    /// When the folder cannot be read, or has no `index.html` that fits.
    pub fn load(folder: &Path, base_path: &BasePath) -> Result<Self, LoadError> {
        // Looked for first, so that not a whole disk is read for a folder given by mistake.
        let index = folder.join(Self::INDEX);
        let page = fs::read(&index).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => LoadError::NoIndex(folder.to_owned()),
            _ => LoadError::Unreadable { path: index, error },
        })?;
        let mut contents = HashMap::new();
        read_folder(folder, "", &mut contents)?;
        if !base_path.is_root() {
            let page = rebased(&page, base_path).ok_or(LoadError::NoBase)?;
            contents.insert(Self::INDEX.to_owned(), page);
            // The compressed forms are of the page as it was.
            contents.remove(&format!("{}.br", Self::INDEX));
            contents.remove(&format!("{}.gz", Self::INDEX));
        }
        let is_form = |path: &str| {
            let plain = path.strip_suffix(".br").or(path.strip_suffix(".gz"));
            plain.is_some_and(|plain| contents.contains_key(plain))
        };
        let files = contents
            .iter()
            .filter(|(path, _)| !is_form(path))
            .map(|(path, plain)| {
                let form = |extension| contents.get(&format!("{path}.{extension}")).cloned();
                let file = File::new(path, plain.clone(), form("br"), form("gz"));
                (path.clone(), file)
            })
            .collect();
        Ok(Self { files })
    }

    pub(super) const INDEX: &str = "index.html";
}

fn read_folder(
    folder: &Path,
    prefix: &str,
    contents: &mut HashMap<String, Bytes>,
) -> Result<(), LoadError> {
    let unreadable = |path: &Path| {
        let path = path.to_owned();
        move |error| LoadError::Unreadable { path, error }
    };
    for entry in fs::read_dir(folder).map_err(unreadable(folder))? {
        let path = entry.map_err(unreadable(folder))?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
            continue;
        };
        let name = format!("{prefix}{name}");
        if path.is_dir() {
            read_folder(&path, &format!("{name}/"), contents)?;
        } else if path.is_file() {
            contents.insert(name, fs::read(&path).map_err(unreadable(&path))?.into());
        }
    }
    Ok(())
}

/// The page with another `<base>`.
fn rebased(page: &[u8], base_path: &BasePath) -> Option<Bytes> {
    let page = std::str::from_utf8(page).ok()?;
    let (before, rest) = page.split_once("<base")?;
    let (_, after) = rest.split_once('>')?;
    Some(format!("{before}<base href=\"{base_path}\">{after}").into())
}
