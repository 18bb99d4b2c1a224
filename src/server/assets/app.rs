//! Reads a built app from its folder.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::{fmt, fs, io};

use axum::body::Bytes;

use super::base_path::BasePath;
use super::file::File;

/// The page that every route of the app is answered with.
const INDEX: &str = "index.html";

/// A built app.
pub struct App {
    /// By path, without the leading slash.
    files: HashMap<String, File>,
}

/// Prints the number of files; their contents are of no use in a log.
impl fmt::Debug for App {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("App")
            .field("files", &self.files.len())
            .finish()
    }
}

/// Why a folder cannot be served as an app.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// The folder has no start page.
    #[error("{} has no index.html; build the app first", .0.display())]
    NoIndex(PathBuf),
    /// The start page has no `<base>` element for the base path.
    #[error("index.html has no <base href>, so it cannot be served under a base path")]
    NoBase,
    /// A file or a folder cannot be read.
    #[error("{} cannot be read: {error}", path.display())]
    Unreadable {
        /// The file or folder.
        path: PathBuf,
        /// The reason.
        error: io::Error,
    },
}

impl App {
    /// Reads the app in `folder`, to be served below `base_path`. A file that ends in `.br` or `.gz`
    /// is the compressed form of the file beside it.
    ///
    /// # Errors
    /// If the folder cannot be read, or has no usable `index.html`.
    pub fn load(folder: &Path, base_path: &BasePath) -> Result<Self, LoadError> {
        // Read first, so that a wrong folder is rejected before all of it is read.
        let index = folder.join(INDEX);
        let page = fs::read(&index).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => LoadError::NoIndex(folder.to_owned()),
            _ => LoadError::Unreadable { path: index, error },
        })?;
        let mut contents = HashMap::new();
        read_folder(folder, "", &mut contents)?;
        if !base_path.is_root() {
            let page = replace_base(&page, base_path).ok_or(LoadError::NoBase)?;
            contents.insert(INDEX.to_owned(), page);
            // The compressed forms contain the original page.
            contents.remove(&format!("{INDEX}.br"));
            contents.remove(&format!("{INDEX}.gz"));
        }
        let is_compressed_form = |path: &str| {
            let plain = path.strip_suffix(".br").or(path.strip_suffix(".gz"));
            plain.is_some_and(|plain| contents.contains_key(plain))
        };
        let files = contents
            .iter()
            .filter(|(path, _)| !is_compressed_form(path))
            .map(|(path, plain)| {
                let form = |extension| contents.get(&format!("{path}.{extension}")).cloned();
                let file = File::new(path, plain.clone(), form("br"), form("gz"));
                (path.clone(), file)
            })
            .collect();
        Ok(Self { files })
    }

    /// The file at `path`, which has no leading slash.
    pub(super) fn file(&self, path: &str) -> Option<&File> {
        self.files.get(path)
    }

    /// The start page.
    pub(super) fn index(&self) -> Option<&File> {
        self.files.get(INDEX)
    }
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

/// The page with its `<base>` element replaced; `None` if it has none.
fn replace_base(page: &[u8], base_path: &BasePath) -> Option<Bytes> {
    let page = std::str::from_utf8(page).ok()?;
    let (before, rest) = page.split_once("<base")?;
    let (_, after) = rest.split_once('>')?;
    Some(format!("{before}<base href=\"{base_path}\">{after}").into())
}
