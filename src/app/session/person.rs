//! Who a token was granted to.

use super::claims::claims;

/// The person or service account behind a token, as far as it can be told. Two that are equal are the same; of two
/// that are not, one may have been told in another way.
///
/// The claims of a JSON web token are not verified: they are compared, and nothing is permitted by them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Person {
    /// The issuer and the subject of a JSON web token.
    Subject(Option<String>, String),
    /// The client id that the token was exchanged for.
    Client(String),
    /// The token itself: it does not say more.
    Token(String),
}

/// How the person who signs in relates to the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Change {
    /// The same person.
    Same,
    /// Another one.
    Other,
    /// It cannot be told.
    Unknown,
}

impl Person {
    /// The person that `token` was granted to, in exchange for the secret of `client_id` if that is known.
    pub(super) fn of(token: &str, client_id: Option<&str>) -> Self {
        subject(token)
            .or_else(|| client_id.map(|id| Self::Client(id.to_owned())))
            .unwrap_or_else(|| Self::Token(token.to_owned()))
    }

    /// How `next` relates to this person.
    pub(super) fn change_to(&self, next: &Self) -> Change {
        match (self, next) {
            _ if self == next => Change::Same,
            (Self::Subject(..), Self::Subject(..)) | (Self::Client(_), Self::Client(_)) => {
                Change::Other
            }
            _ => Change::Unknown,
        }
    }
}

/// The subject of a JSON web token.
fn subject(token: &str) -> Option<Person> {
    let claims = claims(token)?;
    let text = |claim: &str| claims.get(claim)?.as_str().map(str::to_owned);
    Some(Person::Subject(text("iss"), text("sub")?))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `{"alg":"none"}`.
    const HEADER: &str = "eyJhbGciOiJub25lIn0";

    /// A token with `payload` as its claims, in base64url.
    fn jwt(payload: &str) -> String {
        [HEADER, payload, "c2ln"].join(".")
    }

    /// `{"iss":"https://id.example","sub":"anna?~"}`.
    fn annas() -> String {
        jwt("eyJpc3MiOiJodHRwczovL2lkLmV4YW1wbGUiLCJzdWIiOiJhbm5hP34ifQ")
    }

    /// `{"iss":"https://id.example","sub":"bert","n":1}`.
    fn berts() -> String {
        jwt("eyJpc3MiOiJodHRwczovL2lkLmV4YW1wbGUiLCJzdWIiOiJiZXJ0IiwibiI6MX0")
    }

    #[test]
    fn a_json_web_token_names_its_subject() {
        let anna = Person::Subject(Some("https://id.example".to_owned()), "anna?~".to_owned());
        assert_eq!(Person::of(&annas(), Some("some-client")), anna);
    }

    #[test]
    fn another_token_is_the_client_that_it_was_granted_to_or_only_itself() {
        let not_json = jwt("bm8");
        let no_subject = jwt("e30");
        for token in ["opaque", "a.b.c", &not_json, &no_subject] {
            assert_eq!(
                Person::of(token, Some("client")),
                Person::Client("client".to_owned())
            );
            assert_eq!(Person::of(token, None), Person::Token(token.to_owned()));
        }
    }

    #[test]
    fn another_person_is_known_only_if_both_are_told_in_the_same_way() {
        let change = |from: (&str, Option<&str>), to: (&str, Option<&str>)| {
            Person::of(from.0, from.1).change_to(&Person::of(to.0, to.1))
        };
        let (anna, bert) = (annas(), berts());
        assert_eq!(change((&anna, None), (&anna, None)), Change::Same);
        assert_eq!(change((&anna, None), (&bert, None)), Change::Other);
        assert_eq!(change(("a", Some("x")), ("b", Some("x"))), Change::Same);
        assert_eq!(change(("a", Some("x")), ("b", Some("y"))), Change::Other);
        assert_eq!(change(("a", None), ("a", None)), Change::Same);
        assert_eq!(change(("a", None), ("b", None)), Change::Unknown);
        assert_eq!(change(("a", Some("x")), ("b", None)), Change::Unknown);
        assert_eq!(change((&anna, None), ("b", Some("x"))), Change::Unknown);
    }
}
