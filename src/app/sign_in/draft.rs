//! The fields of the sign-in form, and the credentials that they make.

use datavolumes_contract::token::TokenRequest;

/// The fields of the sign-in form.
#[derive(Clone, Default, PartialEq, Eq)]
pub(super) struct SignInDraft {
    pub(super) token: String,
    pub(super) client_id: String,
    pub(super) client_secret: String,
}

/// The credentials of a complete form.
#[derive(PartialEq, Eq)]
pub(super) enum Credentials {
    /// A bearer token issued elsewhere.
    Token(String),
    /// Client credentials to exchange for a token.
    Client(TokenRequest),
}

/// The field that is missing for the form to be complete.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MissingField {
    /// Every field is empty.
    All,
    ClientId,
    ClientSecret,
}

impl SignInDraft {
    /// The credentials. A token wins over client credentials, which the browser may have filled in.
    ///
    /// # Errors
    /// The field that is missing.
    pub(super) fn credentials(&self) -> Result<Credentials, MissingField> {
        let token = self.token.trim();
        let token = token.strip_prefix("Bearer ").unwrap_or(token).trim();
        if !token.is_empty() {
            return Ok(Credentials::Token(token.to_owned()));
        }
        match (self.client_id.trim(), self.client_secret.as_str()) {
            ("", "") => Err(MissingField::All),
            ("", _) => Err(MissingField::ClientId),
            (_, "") => Err(MissingField::ClientSecret),
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
    fn whitespace_and_the_bearer_prefix_are_trimmed_from_a_token() {
        for text in ["abc", " abc\n", "Bearer abc", " Bearer  abc "] {
            let credentials = draft(text, "", "").credentials();
            assert!(
                credentials == Ok(Credentials::Token("abc".to_owned())),
                "{text:?}"
            );
        }
    }

    #[test]
    fn a_token_wins_over_client_credentials() {
        let credentials = draft("abc", "id", "secret").credentials();
        assert!(credentials == Ok(Credentials::Token("abc".to_owned())));
    }

    #[test]
    fn client_credentials_need_an_id_and_a_secret() {
        assert!(draft("", "", "").credentials() == Err(MissingField::All));
        assert!(draft(" ", "id", "").credentials() == Err(MissingField::ClientSecret));
        assert!(draft("", " ", "secret").credentials() == Err(MissingField::ClientId));
        let complete = TokenRequest::client_credentials("id", " secret ");
        assert!(draft("", " id ", " secret ").credentials() == Ok(Credentials::Client(complete)));
    }
}
