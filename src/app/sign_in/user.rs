//! The name of the user in an access token.

use serde_json::Value;

/// The claims that name a person, the most readable first.
const CLAIMS: [&str; 4] = ["name", "preferred_username", "email", "sub"];

/// The user that `token` names. `None` for a token that is not a JSON Web Token, or that names nobody. The signature is
/// not checked: the name is only shown to the user.
pub(super) fn user_of_token(token: &str) -> Option<String> {
    let mut parts = token.split('.');
    let (_, payload, _) = (parts.next()?, parts.next()?, parts.next()?);
    let claims: Value = serde_json::from_slice(&decode_base64url(payload)?).ok()?;
    let mut names = CLAIMS
        .iter()
        .filter_map(|claim| claims.get(claim)?.as_str());
    let name = names.find(|name| !name.trim().is_empty())?;
    Some(name.to_owned())
}

/// Decodes base64 in the alphabet for URLs, without padding. `None` if a character is not in it.
fn decode_base64url(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let (mut buffer, mut bits) = (0_u32, 0);
    for character in text.bytes() {
        let value = match character {
            b'A'..=b'Z' => character - b'A',
            b'a'..=b'z' => character - b'a' + 26,
            b'0'..=b'9' => character - b'0' + 52,
            b'-' => 62,
            b'_' => 63,
            _ => return None,
        };
        buffer = (buffer << 6) | u32::from(value);
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.extend(u8::try_from(buffer >> bits));
            buffer &= (1 << bits) - 1;
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_json_web_token_names_its_user() {
        for (payload, user) in [
            // {"sub":"42","email":"anna@example.com"}
            (
                "eyJzdWIiOiI0MiIsImVtYWlsIjoiYW5uYUBleGFtcGxlLmNvbSJ9",
                Some("anna@example.com"),
            ),
            // {"name":"Zoë?>","sub":"42"}
            ("eyJuYW1lIjoiWm_Dqz8-Iiwic3ViIjoiNDIifQ", Some("Zoë?>")),
            // {"name":"Zoë","sub":"42"}
            ("eyJuYW1lIjoiWm_DqyIsInN1YiI6IjQyIn0", Some("Zoë")),
            // {"name":" ","sub":"42"}
            ("eyJuYW1lIjoiICIsInN1YiI6IjQyIn0", Some("42")),
            ("e30", None),
            ("no json", None),
        ] {
            let token = ["header.", payload, ".signature"].concat();
            let found = user_of_token(&token);
            assert_eq!(found.as_deref(), user, "{payload}");
        }
        assert_eq!(user_of_token("opaque"), None);
    }
}
