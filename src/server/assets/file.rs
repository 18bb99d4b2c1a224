//! One file of the app.

use std::hash::{DefaultHasher, Hash, Hasher};

use axum::body::Bytes;
use axum::http::HeaderValue;

use super::encoding::Encoding;

/// The shortest hash in a file name. trunk writes the hash as a number, so leading zeros are missing.
const MIN_HASH_DIGITS: usize = 8;

/// One file, plain and in its compressed forms.
pub(super) struct File {
    pub(super) content_type: HeaderValue,
    pub(super) cache_control: HeaderValue,
    /// Weak, because all forms share it.
    pub(super) etag: String,
    plain: Bytes,
    brotli: Option<Bytes>,
    gzip: Option<Bytes>,
}

impl File {
    /// The file at `path` with the compressed forms that exist.
    pub(super) fn new(
        path: &str,
        plain: Bytes,
        brotli: Option<Bytes>,
        gzip: Option<Bytes>,
    ) -> Self {
        let mut hasher = DefaultHasher::new();
        plain.hash(&mut hasher);
        Self {
            content_type: HeaderValue::from_static(content_type(path)),
            cache_control: HeaderValue::from_static(cache_control(path)),
            etag: format!("W/\"{:x}-{:016x}\"", plain.len(), hasher.finish()),
            plain,
            brotli,
            gzip,
        }
    }

    /// The bytes in `encoding`, if that form exists.
    pub(super) fn bytes(&self, encoding: Encoding) -> Option<&Bytes> {
        match encoding {
            Encoding::Brotli => self.brotli.as_ref(),
            Encoding::Gzip => self.gzip.as_ref(),
            Encoding::Identity => Some(&self.plain),
        }
    }
}

fn content_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// A file with a content hash in its name never changes. The others are revalidated.
fn cache_control(path: &str) -> &'static str {
    if has_content_hash(path) {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    }
}

/// Whether a file or a folder of the path has a hash in its name: `style-0123456789abcdef.css`,
/// `app-0123456789abcdef/chunk_1.wasm`.
fn has_content_hash(path: &str) -> bool {
    path.split('/')
        .filter_map(|name| name.rsplit_once('-')?.1.split(['.', '_']).next())
        .any(|hash| {
            hash.len() >= MIN_HASH_DIGITS && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_with_a_content_hash_are_immutable() {
        for name in [
            "app-0123456789abcdef.js",
            "datavolumes-app-0123456789abcdef_bg.wasm",
            "style-0123456789abcdef.css",
            "datavolumes-app-e59085f5053d6af_bg.wasm",
            "app-0123456789abcdef/datavolumes-app.js",
            "app-0123456789abcdef/chunk_1.wasm",
        ] {
            assert!(has_content_hash(name), "{name}");
        }
        for name in [
            "index.html",
            "boot.js",
            "datavolumes-app.js",
            "a-beef.js",
            "a-b/c.js",
        ] {
            assert!(!has_content_hash(name), "{name}");
        }
    }
}
