//! A built app: read from its folder and served.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::time::SystemTime;
use std::{fmt, fs, io};

use axum::body::{Body, Bytes};
use axum::extract::Request;
use axum::http::header::{ACCEPT, ALLOW, CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderValue, Method, Uri};
use axum::response::{IntoResponse, Response};
use tower::ServiceExt;
use tower_http::services::ServeDir;
use tower_http::services::fs::DefaultServeDirFallback;

use super::base_path::BasePath;
use super::built_in::BuiltInApp;
use super::cache::cache_control;
use super::demo::{demo_files, demo_folder};
use super::files::{Files, StoredFile};
use super::page::{with_base, with_demo};
use crate::error_response::ErrorResponse;

/// The page that every route of the app is answered with.
const INDEX: &str = "index.html";

/// A built app.
#[derive(Clone)]
pub struct App {
    files: Files,
    directory: ServeDir<DefaultServeDirFallback, Files>,
}

/// Prints the number of files; their contents are of no use in a log.
impl fmt::Debug for App {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("App")
            .field("files", &self.files.len())
            .finish_non_exhaustive()
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
    /// The start page has no boot script for a demo to start.
    #[error("index.html has no boot script, so it cannot be served as a demo")]
    NoBoot,
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
        // Checked first, so that a wrong folder is rejected before all of it is read.
        if !folder.join(INDEX).is_file() {
            return Err(LoadError::NoIndex(folder.to_owned()));
        }
        let mut files = HashMap::new();
        read_folder(folder, Path::new(""), &mut files)?;
        Self::new(files, base_path)
    }

    /// The app inside the server, to be served below `base_path`. `None` if the server was compiled
    /// without one.
    ///
    /// # Errors
    /// If its `index.html` is not usable.
    pub fn built_in(app: BuiltInApp, base_path: &BasePath) -> Result<Option<Self>, LoadError> {
        let files = app.into_files();
        if !files.contains_key(Path::new(INDEX)) {
            return Ok(None);
        }
        Self::new(files, base_path).map(Some)
    }

    fn new(
        mut files: HashMap<PathBuf, StoredFile>,
        base_path: &BasePath,
    ) -> Result<Self, LoadError> {
        if !base_path.is_root()
            && let Some(index) = files.get_mut(Path::new(INDEX))
        {
            index.content = std::str::from_utf8(&index.content)
                .ok()
                .and_then(|page| with_base(page, &base_path.to_string()))
                .ok_or(LoadError::NoBase)?
                .into();
            remove_compressed_index(&mut files);
        }
        Ok(Self::from(files))
    }

    /// The app with the files of a demo, whose script starts it.
    ///
    /// # Errors
    /// If its `index.html` has no boot script.
    pub fn with_demo(self) -> Result<Self, LoadError> {
        let mut files = self.files.to_map();
        let own = demo_files();
        let folder = demo_folder(own.iter().map(|(name, content)| (&**name, &**content)));
        let index = files.get_mut(Path::new(INDEX)).ok_or(LoadError::NoBoot)?;
        index.content = std::str::from_utf8(&index.content)
            .ok()
            .and_then(|page| with_demo(page, &folder, &[]))
            .ok_or(LoadError::NoBoot)?
            .into();
        let modified = index.modified;
        remove_compressed_index(&mut files);
        for (name, content) in own {
            let content = Bytes::from(content.into_owned());
            let file = StoredFile { content, modified };
            files.insert(Path::new(&folder).join(name), file);
        }
        Ok(Self::from(files))
    }

    /// The requested file, or the start page if the path may be a route of the app.
    pub(crate) async fn respond(&self, mut request: Request) -> Response {
        if !matches!(*request.method(), Method::GET | Method::HEAD) {
            let allow = [(ALLOW, HeaderValue::from_static("GET,HEAD"))];
            return (allow, ErrorResponse::method_not_allowed()).into_response();
        }
        let path = request.uri().path();
        let path = path.strip_prefix('/').unwrap_or(path);
        let cache = if self.files.contains(path) {
            cache_control(path)
        } else if is_route(path, request.headers()) {
            *request.uri_mut() = Uri::from_static("/index.html");
            cache_control(INDEX)
        } else {
            return ErrorResponse::path_not_found().into_response();
        };
        let directory = self.directory.clone();
        let mut response = directory.oneshot(request).await.into_response();
        if response.status().is_client_error() {
            // A range or a precondition that the file does not meet.
            *response.body_mut() = Body::empty();
        }
        let headers = response.headers_mut();
        headers.insert(CACHE_CONTROL, HeaderValue::from_static(cache));
        add_charset(headers);
        response
    }
}

impl From<HashMap<PathBuf, StoredFile>> for App {
    fn from(files: HashMap<PathBuf, StoredFile>) -> Self {
        let files = Files::from(files);
        Self {
            directory: ServeDir::with_backend("", files.clone())
                .precompressed_br()
                .precompressed_gzip(),
            files,
        }
    }
}

/// The compressed forms contain the original page.
fn remove_compressed_index(files: &mut HashMap<PathBuf, StoredFile>) {
    files.remove(Path::new("index.html.br"));
    files.remove(Path::new("index.html.gz"));
}

/// Whether the path may be a route of the app: it has no file extension and the client accepts HTML.
fn is_route(path: &str, headers: &HeaderMap) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    let accept = headers.get(ACCEPT).map(HeaderValue::to_str);
    let accept = accept.and_then(Result::ok).unwrap_or("*/*");
    let accepts_html = |media_type: &str| {
        let media_type = media_type.split(';').next().unwrap_or_default().trim();
        matches!(media_type, "text/html" | "text/*" | "*/*")
    };
    path.is_empty() || !name.contains('.') && accept.split(',').any(accepts_html)
}

/// Adds the encoding to the type of a text. The texts of the app are UTF-8.
fn add_charset(headers: &mut HeaderMap) {
    let text = headers.get(CONTENT_TYPE).map(HeaderValue::to_str);
    if let Some(Ok(text)) = text
        && text.starts_with("text/")
        && !text.contains("charset")
        && let Ok(value) = HeaderValue::from_str(&format!("{text}; charset=utf-8"))
    {
        headers.insert(CONTENT_TYPE, value);
    }
}

fn read_folder(
    folder: &Path,
    prefix: &Path,
    files: &mut HashMap<PathBuf, StoredFile>,
) -> Result<(), LoadError> {
    let unreadable = |path: &Path| {
        let path = path.to_owned();
        move |error| LoadError::Unreadable { path, error }
    };
    for entry in fs::read_dir(folder).map_err(unreadable(folder))? {
        let entry = entry.map_err(unreadable(folder))?;
        let (path, name) = (entry.path(), prefix.join(entry.file_name()));
        if path.is_dir() {
            read_folder(&path, &name, files)?;
        } else if path.is_file() {
            let content = fs::read(&path).map_err(unreadable(&path))?.into();
            let modified = entry.metadata().and_then(|metadata| metadata.modified());
            let modified = modified.unwrap_or(SystemTime::UNIX_EPOCH);
            files.insert(name, StoredFile { content, modified });
        }
    }
    Ok(())
}
