//! How long a browser may keep a file of the app.

/// The shortest hash in a file name. trunk writes the hash as a number, so leading zeros are missing.
const MIN_HASH_DIGITS: usize = 8;

/// The value of `Cache-Control`. A file with a content hash in its name never changes. The others are
/// revalidated.
pub(super) fn cache_control(path: &str) -> &'static str {
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
