//! What is typed into the sign-in form, and what it amounts to.

use datavolumes_contract::token::TokenRequest;

/// What is typed into the sign-in form.
#[derive(Clone, Default, PartialEq, Eq)]
pub(super) struct SignInDraft {
    pub(super) token: String,
    pub(super) client_id: String,
    pub(super) client_secret: String,
}

/// What can be done with a complete form.
#[derive(PartialEq, Eq)]
pub(super) enum Credentials {
    /// A token that somebody else has issued.
    Token(String),
    /// Something to exchange for a token.
    Client(TokenRequest),
}

/// Which field keeps the form from being complete.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Missing {
    /// Nothing is typed at all.
    Everything,
    ClientId,
    ClientSecret,
}

impl SignInDraft {
    /// The credentials, or what is missing. A token wins over client credentials, which the browser
    /// may have filled in by itself.
    pub(super) fn finish(&self) -> Result<Credentials, Missing> {
        let token = self.token.trim();
        let token = token.strip_prefix("Bearer ").unwrap_or(token).trim();
        if !token.is_empty() {
            return Ok(Credentials::Token(token.to_owned()));
        }
        match (self.client_id.trim(), self.client_secret.as_str()) {
            ("", "") => Err(Missing::Everything),
            ("", _) => Err(Missing::ClientId),
            (_, "") => Err(Missing::ClientSecret),
            (id, secret) => Ok(Credentials::Client(TokenRequest::client_credentials(
                id, secret,
            ))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(token: &str, client_id: &str, client_secret: &str) -> SignInDraft {
        SignInDraft {
            token: token.to_owned(),
            client_id: client_id.to_owned(),
            client_secret: client_secret.to_owned(),
        }
    }

    #[test]
    fn a_token_is_taken_without_what_people_copy_with_it() {
        for text in ["abc", " abc\n", "Bearer abc", " Bearer  abc "] {
            let credentials = draft(text, "", "").finish();
            assert!(
                credentials == Ok(Credentials::Token("abc".to_owned())),
                "{text:?}"
            );
        }
    }

    #[test]
    fn a_token_wins_over_credentials() {
        let credentials = draft("abc", "id", "secret").finish();
        assert!(credentials == Ok(Credentials::Token("abc".to_owned())));
    }

    #[test]
    fn credentials_need_both_parts() {
        assert!(draft("", "", "").finish() == Err(Missing::Everything));
        assert!(draft(" ", "id", "").finish() == Err(Missing::ClientSecret));
        assert!(draft("", " ", "secret").finish() == Err(Missing::ClientId));
        let complete = TokenRequest::client_credentials("id", " secret ");
        assert!(draft("", " id ", " secret ").finish() == Ok(Credentials::Client(complete)));
    }
}
