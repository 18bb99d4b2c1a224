//! The app that a release has inside.

use std::collections::HashMap;
use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use axum::body::Bytes;
use rust_embed::Embed;

use super::files::StoredFile;

/// The files of `dist/` when the server was compiled; none if it did not exist. A debug build reads the
/// folder when it starts.
#[derive(Embed)]
#[folder = "../../dist"]
#[allow_missing = true]
struct Dist;

/// The files by their path.
pub(super) fn files() -> HashMap<PathBuf, StoredFile> {
    let file = |path: std::borrow::Cow<'static, str>| {
        let file = Dist::get(&path)?;
        let modified = file.metadata.last_modified().unwrap_or_default();
        let file = StoredFile {
            content: Bytes::from(file.data.into_owned()),
            modified: SystemTime::UNIX_EPOCH + Duration::from_secs(modified),
        };
        Some((PathBuf::from(path.as_ref()), file))
    };
    Dist::iter().filter_map(file).collect()
}
