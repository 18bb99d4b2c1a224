//! The fields of the sign-in form, and the credentials that they make.

use datavolumes_contract::input;
use datavolumes_contract::token::{AccessToken, AccessTokenError, TokenRequest};

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

/// What is wrong with the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SignInError {
    /// Every field is empty.
    Empty,
    NoClientId,
    NoClientSecret,
    /// The token cannot be sent.
    Token(AccessTokenError),
}

impl SignInDraft {
    /// The credentials. A token wins over client credentials, which the browser may have filled in.
    pub(super) fn credentials(&self) -> Result<Credentials, SignInError> {
        match self.token.parse::<AccessToken>() {
            Ok(token) => return Ok(Credentials::Token(token.into_string())),
            Err(error) if !input::trim(&self.token).is_empty() => {
                return Err(SignInError::Token(error));
            }
            Err(_) => {}
        }
        // White space may be part of a secret.
        let secret = self.client_secret.trim_matches(input::is_invisible);
        match (input::trim(&self.client_id), secret) {
            ("", "") => Err(SignInError::Empty),
            ("", _) => Err(SignInError::NoClientId),
            (_, "") => Err(SignInError::NoClientSecret),
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
    fn a_token_is_taken_out_of_what_was_pasted() {
        for text in [
            "abc",
            " abc\n",
            "Bearer abc",
            " Bearer  abc ",
            "\"abc\"",
            "Authorization: Bearer abc",
            "{\"accessToken\":\"abc\"}",
            "abc\u{200b}",
        ] {
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
        assert!(draft("", "", "").credentials() == Err(SignInError::Empty));
        assert!(draft(" ", "id", "").credentials() == Err(SignInError::NoClientSecret));
        assert!(draft("", " ", "secret").credentials() == Err(SignInError::NoClientId));
        let complete = TokenRequest::client_credentials("id", " secret ");
        for (id, secret) in [(" id ", " secret "), ("id\u{200b}", "\u{feff} secret ")] {
            let complete = Credentials::Client(complete.clone());
            assert!(draft("", id, secret).credentials() == Ok(complete));
        }
    }

    #[test]
    fn a_token_that_cannot_be_sent_is_refused_even_beside_client_credentials() {
        for (token, error) in [
            ("abc🦀", AccessTokenError::Character('🦀')),
            ("abc def", AccessTokenError::Space),
            ("Bearer", AccessTokenError::Empty),
            ("{}", AccessTokenError::NoField),
        ] {
            let refused = draft(token, "id", "secret").credentials();
            assert!(refused == Err(SignInError::Token(error)), "{token}");
        }
    }
}
