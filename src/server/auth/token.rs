//! Access tokens: random, opaque, and good for a while.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::Persona;

/// The tokens that were granted and have not expired.
///
/// A token is two random halves. The first finds the entry, the second proves the right to it and
/// is compared in constant time, so that no answer's time tells anything about it.
#[derive(Debug)]
pub(crate) struct Tokens {
    life: Duration,
    granted: Mutex<HashMap<String, Grant>>,
}

#[derive(Debug)]
struct Grant {
    proof: String,
    person: Arc<Persona>,
    expires: DateTime<Utc>,
}

impl Tokens {
    /// No tokens; those that will be granted are good for `life`.
    pub(crate) fn new(life: Duration) -> Self {
        Self {
            life,
            granted: Mutex::default(),
        }
    }

    /// How long a token is good for.
    pub(crate) fn life(&self) -> Duration {
        self.life
    }

    /// A new token for `person`.
    pub(crate) fn grant(&self, person: Arc<Persona>, now: DateTime<Utc>) -> String {
        let (selector, proof) = (random(), random());
        let token = format!("{selector}{proof}");
        let mut granted = self.lock();
        granted.retain(|_, grant| now < grant.expires);
        granted.insert(
            selector,
            Grant {
                proof,
                person,
                expires: now + self.life,
            },
        );
        token
    }

    /// Whose token it is; `None` where it is unknown or has expired.
    pub(crate) fn holder(&self, token: &str, now: DateTime<Utc>) -> Option<Arc<Persona>> {
        let (selector, proof) = token.split_at_checked(HALF)?;
        let granted = self.lock();
        let grant = granted.get(selector)?;
        (is_same(&grant.proof, proof) && now < grant.expires).then(|| Arc::clone(&grant.person))
    }

    /// Makes all tokens invalid.
    pub(crate) fn expire_all(&self) {
        self.lock().clear();
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<String, Grant>> {
        // No code under the lock can panic half-way through a change.
        self.granted.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

const HALF: usize = uuid::fmt::Simple::LENGTH;

/// 122 random bits from the operating system, as text.
fn random() -> String {
    Uuid::new_v4().simple().to_string()
}

/// Whether two secrets are equal, in a time that depends on their lengths only.
pub(super) fn is_same(left: &str, right: &str) -> bool {
    let differences = left
        .bytes()
        .zip(right.bytes())
        .fold(0, |seen, (a, b)| std::hint::black_box(seen | (a ^ b)));
    left.len() == right.len() && differences == 0
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;
    use crate::auth::Personas;
    use crate::store::Store;

    fn somebody() -> Arc<Persona> {
        let people = Personas::of(&Store::in_memory().unwrap()).unwrap();
        Arc::clone(people.iter().next().unwrap())
    }

    #[test]
    fn a_token_is_good_until_it_expires() {
        let tokens = Tokens::new(Duration::from_secs(60));
        let now = Utc::now();
        let token = tokens.grant(somebody(), now);
        assert!(
            tokens
                .holder(&token, now + TimeDelta::seconds(59))
                .is_some()
        );
        assert!(
            tokens
                .holder(&token, now + TimeDelta::seconds(60))
                .is_none()
        );
    }

    #[test]
    fn no_part_and_no_neighbour_of_a_token_is_one() {
        let tokens = Tokens::new(Duration::from_secs(60));
        let now = Utc::now();
        let token = tokens.grant(somebody(), now);
        let (selector, _) = token.split_at(HALF);
        let other = format!("{selector}{}", random());
        for wrong in [
            "",
            selector,
            &other,
            &format!("{token}0"),
            "ä".repeat(40).as_str(),
        ] {
            assert!(tokens.holder(wrong, now).is_none(), "{wrong}");
        }
    }

    #[test]
    fn expired_tokens_are_forgotten_when_another_is_granted() {
        let tokens = Tokens::new(Duration::from_secs(60));
        let now = Utc::now();
        tokens.grant(somebody(), now);
        tokens.grant(somebody(), now + TimeDelta::seconds(61));
        assert_eq!(tokens.lock().len(), 1);
    }

    #[test]
    fn secrets_are_the_same_only_when_every_byte_is() {
        assert!(is_same("secret", "secret"));
        for other in ["", "secre", "secret!", "Secret", "secreT"] {
            assert!(!is_same("secret", other), "{other}");
        }
    }
}
