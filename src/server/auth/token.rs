//! Access tokens: random, opaque, and valid for a limited time.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::persona::Persona;
use super::secret::constant_time_eq;

/// The length of the selector, which is the first half of a token.
const SELECTOR_LEN: usize = uuid::fmt::Simple::LENGTH;

/// The access tokens that are valid.
///
/// A token consists of a selector and a verifier, both random. The selector finds the entry; the
/// verifier is compared in constant time, so that response times reveal nothing about it.
#[derive(Debug)]
pub(crate) struct Tokens {
    lifetime: Duration,
    issued: Mutex<HashMap<String, IssuedToken>>,
}

#[derive(Debug)]
struct IssuedToken {
    verifier: String,
    persona: Arc<Persona>,
    expires_at: DateTime<Utc>,
}

impl Tokens {
    /// An empty set. Tokens issued by it are valid for `lifetime`.
    pub(crate) fn new(lifetime: Duration) -> Self {
        Self {
            lifetime,
            issued: Mutex::default(),
        }
    }

    /// How long a token is valid.
    pub(crate) fn lifetime(&self) -> Duration {
        self.lifetime
    }

    /// Issues a token for `persona`. Also removes expired tokens.
    pub(crate) fn issue(&self, persona: Arc<Persona>, now: DateTime<Utc>) -> String {
        self.issue_for(persona, now, self.lifetime)
    }

    /// [`Self::issue`] with another lifetime.
    pub(crate) fn issue_for(
        &self,
        persona: Arc<Persona>,
        now: DateTime<Utc>,
        lifetime: Duration,
    ) -> String {
        let (selector, verifier) = (random_half(), random_half());
        let token = format!("{selector}{verifier}");
        let mut issued = self.lock();
        issued.retain(|_, token| now < token.expires_at);
        issued.insert(
            selector,
            IssuedToken {
                verifier,
                persona,
                expires_at: now + lifetime,
            },
        );
        token
    }

    /// The persona that `token` was issued for; `None` if it is unknown or has expired.
    pub(crate) fn verify(&self, token: &str, now: DateTime<Utc>) -> Option<Arc<Persona>> {
        let (selector, verifier) = token.split_at_checked(SELECTOR_LEN)?;
        let issued = self.lock();
        let token = issued.get(selector)?;
        (constant_time_eq(&token.verifier, verifier) && now < token.expires_at)
            .then(|| Arc::clone(&token.persona))
    }

    /// Every token with the client id of its persona and when it expires.
    pub(crate) fn all(&self) -> Vec<(String, String, DateTime<Utc>)> {
        let issued = self.lock();
        let tokens = issued.iter().map(|(selector, token)| {
            let text = format!("{selector}{}", token.verifier);
            (text, token.persona.client_id.clone(), token.expires_at)
        });
        tokens.collect()
    }

    /// Makes a token valid that was issued before a restart.
    pub(crate) fn restore(&self, token: &str, persona: Arc<Persona>, expires_at: DateTime<Utc>) {
        let Some((selector, verifier)) = token.split_at_checked(SELECTOR_LEN) else {
            return;
        };
        let restored = IssuedToken {
            verifier: verifier.to_owned(),
            persona,
            expires_at,
        };
        self.lock().insert(selector.to_owned(), restored);
    }

    /// Revokes every token.
    pub(crate) fn revoke_all(&self) {
        self.lock().clear();
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<String, IssuedToken>> {
        // No code under the lock can panic in the middle of a change.
        self.issued.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// 122 random bits from the operating system, as text.
fn random_half() -> String {
    Uuid::new_v4().simple().to_string()
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;
    use crate::auth::{Accounts, Personas};
    use crate::store::Store;

    fn any_persona() -> Arc<Persona> {
        let personas = Personas::load(&Store::in_memory().unwrap(), &Accounts::Demo).unwrap();
        Arc::clone(personas.iter().next().unwrap())
    }

    #[test]
    fn a_token_is_valid_until_it_expires() {
        let tokens = Tokens::new(Duration::from_mins(1));
        let now = Utc::now();
        let token = tokens.issue(any_persona(), now);
        let is_valid_after = |seconds| {
            tokens
                .verify(&token, now + TimeDelta::seconds(seconds))
                .is_some()
        };
        assert!(is_valid_after(59));
        assert!(!is_valid_after(60));
    }

    #[test]
    fn parts_and_variations_of_a_token_are_not_valid() {
        let tokens = Tokens::new(Duration::from_mins(1));
        let now = Utc::now();
        let token = tokens.issue(any_persona(), now);
        let (selector, _) = token.split_at(SELECTOR_LEN);
        let other = format!("{selector}{}", random_half());
        for wrong in [
            "",
            selector,
            &other,
            &format!("{token}0"),
            "ä".repeat(40).as_str(),
        ] {
            assert!(tokens.verify(wrong, now).is_none(), "{wrong}");
        }
    }

    #[test]
    fn expired_tokens_are_removed_when_another_is_issued() {
        let tokens = Tokens::new(Duration::from_mins(1));
        let now = Utc::now();
        tokens.issue(any_persona(), now);
        tokens.issue(any_persona(), now + TimeDelta::seconds(61));
        assert_eq!(tokens.lock().len(), 1);
    }
}
