//! The text of an access token, out of what a person pasted.

use std::fmt;
use std::str::FromStr;

use serde_json::{Map, Value};

use crate::input;

/// A bearer token that an `Authorization` header can carry.
///
/// It is parsed leniently, because tokens are copied from commands, headers and JSON: quotes, the name of the
/// header, `Bearer`, an object with a field `accessToken`, and invisible characters are removed.
#[derive(Clone, PartialEq, Eq)]
pub struct AccessToken(String);

/// Why a text is not an access token.
///
/// The messages are clauses in lower case, without a full stop. They do not contain the token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AccessTokenError {
    /// There is nothing, or nothing but quotes and prefixes.
    #[error("an access token is required")]
    Empty,
    /// There is white space inside.
    #[error("an access token has no spaces: paste only the token itself")]
    Space,
    /// A header cannot carry this character, or a token does not contain it.
    #[error("an access token has no “{0}”: paste only the token itself")]
    Character(char),
    /// The text is JSON without a field for the token.
    #[error("this JSON has no field “accessToken”")]
    NoField,
    /// The token is longer than [`AccessToken::MAX_LEN`]. The field is its length.
    #[error("an access token has at most {max} characters, or no server accepts it; this one has {0}", max = AccessToken::MAX_LEN)]
    TooLong(usize),
}

/// The fields of JSON that have a token, in the order in which they are tried.
const FIELDS: [&str; 3] = ["accessToken", "access_token", "token"];

/// What may stand before a token, in lower case.
const PREFIXES: [&str; 10] = [
    "-h",
    "--header",
    "authorization:",
    "authorization=",
    "bearer ",
    "bearer:",
    "accesstoken:",
    "access_token:",
    "access_token=",
    "token:",
];

/// The pairs of quotes around a text.
const QUOTES: [(char, char); 7] = [
    ('"', '"'),
    ('\'', '\''),
    ('`', '`'),
    ('“', '”'),
    ('‘', '’'),
    ('„', '“'),
    ('«', '»'),
];

impl AccessToken {
    /// The maximum length in characters. Servers limit headers to 8 or 16 KiB.
    pub const MAX_LEN: usize = 16_000;

    /// The token as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Converts the token into its text.
    #[must_use]
    pub fn into_string(self) -> String {
        self.0
    }

    /// Whether a header can carry `text` as a token.
    #[must_use]
    pub fn is_valid(text: &str) -> bool {
        !text.is_empty() && text.len() <= Self::MAX_LEN && text.chars().all(is_allowed)
    }
}

/// Leaves out the token.
impl fmt::Debug for AccessToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AccessToken")
    }
}

impl FromStr for AccessToken {
    type Err = AccessTokenError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text: String = text.chars().filter(|c| !input::is_invisible(*c)).collect();
        if let Some(fields) = json_fields(&text) {
            let field = FIELDS.iter().find_map(|name| fields.get(*name)?.as_str());
            let token = field.ok_or(AccessTokenError::NoField)?;
            return checked(unwrapped(token));
        }
        checked(unwrapped(&text))
    }
}

/// The fields of a JSON object, or of one without its braces.
fn json_fields(text: &str) -> Option<Map<String, Value>> {
    let inner = text.trim().trim_end_matches(',');
    serde_json::from_str(text)
        .or_else(|_| serde_json::from_str(&["{", inner, "}"].concat()))
        .ok()
        .filter(|fields: &Map<String, Value>| !fields.is_empty() || text.contains('{'))
}

/// `text` without quotes and prefixes around the token.
fn unwrapped(text: &str) -> &str {
    let mut text = text.trim();
    loop {
        let before = text;
        text = text.trim_end_matches([',', ';', '\\']).trim();
        for prefix in PREFIXES {
            text = without_prefix(text, prefix).trim();
        }
        for (open, close) in QUOTES {
            let inner = text.strip_prefix(open);
            let inner = inner.and_then(|inner| inner.strip_suffix(close));
            text = inner.unwrap_or(text).trim();
        }
        if text == before {
            return text;
        }
    }
}

/// `text` without `prefix`, in any case.
fn without_prefix<'a>(text: &'a str, prefix: &str) -> &'a str {
    match text.split_at_checked(prefix.len()) {
        Some((start, rest)) if start.eq_ignore_ascii_case(prefix) => rest,
        _ => text,
    }
}

fn checked(token: &str) -> Result<AccessToken, AccessTokenError> {
    if token.is_empty() || token.eq_ignore_ascii_case("bearer") {
        return Err(AccessTokenError::Empty);
    }
    match token.chars().find(|c| !is_allowed(*c)) {
        Some(c) if c.is_whitespace() => Err(AccessTokenError::Space),
        Some(c) => Err(AccessTokenError::Character(c)),
        None if token.len() > AccessToken::MAX_LEN => Err(AccessTokenError::TooLong(token.len())),
        None => Ok(AccessToken(token.to_owned())),
    }
}

/// Whether a token may contain `c`: visible ASCII, which is more than RFC 6750 allows, except the characters
/// that show that more than the token was pasted.
fn is_allowed(c: char) -> bool {
    c.is_ascii_graphic()
        && !matches!(
            c,
            '"' | '\'' | '`' | ',' | ';' | '{' | '}' | '<' | '>' | '\\'
        )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::arbitrary::text;

    const TOKEN: &str = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI1In0._-~+/abc==";

    fn parse(text: &str) -> Result<String, AccessTokenError> {
        text.parse().map(AccessToken::into_string)
    }

    #[test]
    fn what_stands_around_a_token_is_removed() {
        for text in [
            "§",
            " §\n",
            "\"§\"",
            "'§'",
            "`§`",
            "“§”",
            "Bearer §",
            "bearer  §",
            "BEARER §",
            "\"Bearer §\"",
            "Authorization: Bearer §",
            "authorization:§",
            "Authorization=Bearer §",
            "-H 'Authorization: Bearer §' \\",
            "--header \"authorization: bearer §\"",
            "{\"accessToken\":\"§\",\"expiresIn\":3600}",
            "{ \"access_token\": \"Bearer §\" }",
            "{\"token\":\"§\"}",
            "\"accessToken\": \"§\",",
            "accessToken: §",
            "access_token=§",
            "\u{feff}§\u{200b}",
            "§\u{200b}",
        ] {
            let text = text.replace('§', TOKEN);
            assert_eq!(parse(&text).as_deref(), Ok(TOKEN), "{text}");
        }
        let inside = format!("{}\u{200b}{}", &TOKEN[..9], &TOKEN[9..]);
        assert_eq!(parse(&inside).as_deref(), Ok(TOKEN));
    }

    #[test]
    fn what_no_header_can_carry_is_refused_with_the_reason() {
        for (text, error) in [
            ("", AccessTokenError::Empty),
            (" \u{200b}", AccessTokenError::Empty),
            ("Bearer", AccessTokenError::Empty),
            ("Bearer ", AccessTokenError::Empty),
            ("\"\"", AccessTokenError::Empty),
            ("abc def", AccessTokenError::Space),
            ("abc\u{a0}def", AccessTokenError::Space),
            ("abc🦀", AccessTokenError::Character('🦀')),
            ("abc…", AccessTokenError::Character('…')),
            ("a\"b", AccessTokenError::Character('"')),
            ("a\0b", AccessTokenError::Character('\0')),
            ("<html>", AccessTokenError::Character('<')),
            ("{\"accessToken\":", AccessTokenError::Character('{')),
            ("{}", AccessTokenError::NoField),
            ("{\"accessToken\":5}", AccessTokenError::NoField),
        ] {
            assert_eq!(parse(text), Err(error), "{text:?}");
        }
        let long = "a".repeat(AccessToken::MAX_LEN + 1);
        assert_eq!(parse(&long), Err(AccessTokenError::TooLong(long.len())));
        assert!(parse(&long[1..]).is_ok());
    }

    proptest! {
        #[test]
        fn a_token_is_valid_and_stays_the_same(text in text()) {
            if let Ok(token) = parse(&text) {
                prop_assert!(AccessToken::is_valid(&token));
                prop_assert_eq!(parse(&token), Ok(token));
            }
        }
    }

    #[test]
    fn debug_output_leaves_the_token_out() {
        let token: AccessToken = TOKEN.parse().unwrap();
        assert_eq!(format!("{token:?}"), "AccessToken");
    }
}
