//! The name of the user in an access token.

use crate::session::claims;

/// The claims that name a person, the most readable first.
const CLAIMS: [&str; 4] = ["name", "preferred_username", "email", "sub"];

/// The user that `token` names. `None` for a token that is not a JSON Web Token, or that names nobody. The signature is
/// not checked: the name is only shown to the user.
pub(super) fn user_of_token(token: &str) -> Option<String> {
    let claims = claims(token)?;
    let mut names = CLAIMS
        .iter()
        .filter_map(|claim| claims.get(claim)?.as_str());
    let name = names.find(|name| !name.trim().is_empty())?;
    Some(name.to_owned())
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
