//! The app that a program has inside.

use std::borrow::Cow;
use std::collections::HashMap;
use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use axum::body::Bytes;
use rust_embed::Embed;

use super::files::StoredFile;

/// The files of an app that were compiled into the program.
pub struct BuiltInApp(HashMap<PathBuf, StoredFile>);

impl BuiltInApp {
    /// The files that `Folder` derives; none if the folder did not exist. A debug build reads them now.
    #[must_use]
    pub fn of<Folder: Embed>() -> Self {
        let file = |path: Cow<'static, str>| {
            let file = Folder::get(&path)?;
            let modified = file.metadata.last_modified().unwrap_or_default();
            let file = StoredFile {
                content: Bytes::from(file.data.into_owned()),
                modified: SystemTime::UNIX_EPOCH + Duration::from_secs(modified),
            };
            Some((PathBuf::from(path.as_ref()), file))
        };
        Self(Folder::iter().filter_map(file).collect())
    }

    pub(super) fn into_files(self) -> HashMap<PathBuf, StoredFile> {
        self.0
    }
}
