//! Reads and writes folders.

use std::path::{Path, PathBuf};
use std::{fs, io};

/// Copies the files in `from` and below into `to`, except those that `is_left_out` names by their path in `from`.
pub(crate) fn copy(from: &Path, to: &Path, is_left_out: impl Fn(&Path) -> bool) -> io::Result<()> {
    for path in list(from)? {
        if is_left_out(&path) {
            continue;
        }
        let target = to.join(&path);
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::copy(from.join(&path), target)?;
    }
    Ok(())
}

/// The files in `folder` and below, in order, as paths in it.
pub(crate) fn list(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(current) = folders.pop() {
        for entry in fs::read_dir(folder.join(&current))? {
            let entry = entry?;
            let path = current.join(entry.file_name());
            if entry.file_type()?.is_dir() {
                folders.push(path);
            } else {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Writes a file and the folders that it needs.
pub(crate) fn write(path: &Path, content: &[u8]) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, content)
}
