//! The files of the app as a source for [`ServeDir`](tower_http::services::ServeDir).

use std::collections::HashMap;
use std::future::{Ready, ready};
use std::io::{self, Cursor};
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::SystemTime;

use axum::body::Bytes;
use tokio::io::{AsyncRead, AsyncSeek, ReadBuf};
use tower_http::services::fs::{Backend, File, Metadata};

/// Files in memory by their relative path. A clone shares them.
///
/// They are read once, so a half-finished build is never served and no request path reaches the file
/// system.
#[derive(Clone, Default)]
pub(super) struct Files(Arc<HashMap<PathBuf, StoredFile>>);

/// The content of a file and when it was changed, from which `ServeDir` makes the entity tag.
#[derive(Clone)]
pub(super) struct StoredFile {
    pub(super) content: Bytes,
    pub(super) modified: SystemTime,
}

impl Files {
    /// Whether there is a file that a client can request: precompressed forms are not.
    pub(super) fn contains(&self, path: &str) -> bool {
        let is_precompressed = ["br", "gz"].iter().any(|extension| {
            path.strip_suffix(extension)
                .and_then(|path| path.strip_suffix('.'))
                .is_some_and(|plain| self.0.contains_key(Path::new(plain)))
        });
        !is_precompressed && self.0.contains_key(Path::new(path))
    }

    /// The files by their path.
    pub(super) fn to_map(&self) -> HashMap<PathBuf, StoredFile> {
        HashMap::clone(&self.0)
    }

    /// The number of files.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    fn find(&self, path: &Path) -> io::Result<&StoredFile> {
        // `ServeDir` joins the path to the current folder.
        let path = path.strip_prefix(".").unwrap_or(path);
        self.0.get(path).ok_or(io::ErrorKind::NotFound.into())
    }
}

impl From<HashMap<PathBuf, StoredFile>> for Files {
    fn from(files: HashMap<PathBuf, StoredFile>) -> Self {
        Self(Arc::new(files))
    }
}

impl Backend for Files {
    type File = OpenFile;
    type Metadata = FileMetadata;
    type OpenFuture = Ready<io::Result<OpenFile>>;
    type MetadataFuture = Ready<io::Result<FileMetadata>>;

    fn open(&self, path: PathBuf) -> Self::OpenFuture {
        ready(self.find(&path).map(|file| OpenFile {
            metadata: file.metadata(),
            content: Cursor::new(file.content.clone()),
        }))
    }

    fn metadata(&self, path: PathBuf) -> Self::MetadataFuture {
        ready(self.find(&path).map(StoredFile::metadata))
    }
}

impl StoredFile {
    fn metadata(&self) -> FileMetadata {
        FileMetadata {
            length: self.content.len() as u64,
            modified: self.modified,
        }
    }
}

/// The size and the time of a file.
#[derive(Clone, Copy)]
pub(super) struct FileMetadata {
    length: u64,
    modified: SystemTime,
}

impl Metadata for FileMetadata {
    fn is_dir(&self) -> bool {
        false
    }

    fn modified(&self) -> io::Result<SystemTime> {
        Ok(self.modified)
    }

    fn len(&self) -> u64 {
        self.length
    }
}

/// A file that is being read.
pub(super) struct OpenFile {
    metadata: FileMetadata,
    content: Cursor<Bytes>,
}

impl File for OpenFile {
    type Metadata = FileMetadata;
    type MetadataFuture<'a> = Ready<io::Result<FileMetadata>>;

    fn metadata(&self) -> Self::MetadataFuture<'_> {
        ready(Ok(self.metadata))
    }
}

impl AsyncRead for OpenFile {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.content).poll_read(context, buffer)
    }
}

impl AsyncSeek for OpenFile {
    fn start_seek(mut self: Pin<&mut Self>, position: io::SeekFrom) -> io::Result<()> {
        Pin::new(&mut self.content).start_seek(position)
    }

    fn poll_complete(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<u64>> {
        Pin::new(&mut self.content).poll_complete(context)
    }
}
