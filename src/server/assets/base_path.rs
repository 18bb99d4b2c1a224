//! The path below which everything is served.

use std::fmt;
use std::str::FromStr;

use axum::http::Uri;

/// A path such as `/console`. Empty for the root.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BasePath(String);

/// The text is not a base path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a base path is / or segments of letters, digits and -._~, such as /console")]
pub struct BasePathError;

impl BasePath {
    /// Whether it is the root.
    #[must_use]
    pub fn is_root(&self) -> bool {
        self.0.is_empty()
    }

    /// The URI without this path; `None` if the URI is not below this path.
    #[must_use]
    pub fn strip(&self, uri: &Uri) -> Option<Uri> {
        let rest = uri.path_and_query()?.as_str().strip_prefix(&self.0)?;
        let is_inside = rest.is_empty() || rest.starts_with(['/', '?']);
        let slash = if rest.starts_with('/') { "" } else { "/" };
        is_inside.then(|| format!("{slash}{rest}").parse().ok())?
    }

    /// The path without a trailing slash.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The path with a trailing slash, as in `<base href>`.
impl fmt::Display for BasePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/", self.0)
    }
}

impl FromStr for BasePath {
    type Err = BasePathError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let path = text.strip_suffix('/').unwrap_or(text);
        let is_segment = |segment: &str| {
            let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
            !segment.is_empty() && segment.bytes().all(is_plain)
        };
        let mut segments = path.split('/');
        let starts_with_slash = segments.next() == Some("");
        if text.starts_with('/') && starts_with_slash && segments.all(is_segment) {
            Ok(Self(path.to_owned()))
        } else {
            Err(BasePathError)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_trailing_slash_makes_no_difference() {
        for (text, href) in [
            ("/", "/"),
            ("/console", "/console/"),
            ("/a/b-c/", "/a/b-c/"),
        ] {
            assert_eq!(text.parse::<BasePath>().unwrap().to_string(), href);
        }
    }

    #[test]
    fn strip_removes_the_base_path_and_rejects_other_paths() {
        let console: BasePath = "/console".parse().unwrap();
        let strip = |uri: &'static str| {
            let rest = console.strip(&Uri::from_static(uri));
            rest.map(|rest| rest.to_string()).unwrap_or_default()
        };
        assert_eq!(strip("/console"), "/");
        assert_eq!(strip("/console/"), "/");
        assert_eq!(strip("/console?a=%2F"), "/?a=%2F");
        assert_eq!(strip("/console/api/x?a"), "/api/x?a");
        assert_eq!(strip("/console//x"), "//x");
        for other in ["/", "/consoles", "/x/console", "/Console/"] {
            assert_eq!(strip(other), "", "{other}");
        }
    }

    #[test]
    fn characters_with_a_meaning_in_html_or_in_a_route_are_rejected() {
        for text in [
            "", "console", "//", "/a//b", "/a b", "/\"x", "/{id}", "/*", "/ä",
        ] {
            assert_eq!(text.parse::<BasePath>(), Err(BasePathError), "{text}");
        }
    }
}
