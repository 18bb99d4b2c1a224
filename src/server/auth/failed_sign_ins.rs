//! A limit on failed attempts to sign in, so that a secret cannot be guessed.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};

/// How many attempts may fail within [`PERIOD`].
const MAX_FAILURES: u32 = 10;

/// The time after the first failed attempt in which further ones count.
const PERIOD: TimeDelta = TimeDelta::seconds(60);

/// How many pairs of a client address and a client id are remembered. For one more, the oldest is
/// forgotten, so a thousand attempts gain an attacker one.
const MAX_ENTRIES: usize = 10_000;

/// The failed attempts of the last minute, by the address of the client and the client id.
///
/// Behind another server, all clients have the address of that server.
#[derive(Debug, Default)]
pub(crate) struct FailedSignIns {
    hasher: RandomState,
    /// By the hash of address and id, so that a long id takes no memory.
    recent: Mutex<HashMap<u64, Failures>>,
}

#[derive(Clone, Copy, Debug)]
struct Failures {
    count: u32,
    since: DateTime<Utc>,
}

/// Too many attempts have failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TooManyFailures {
    /// After how many seconds another attempt is allowed.
    pub(crate) retry_after: u32,
}

impl FailedSignIns {
    /// Signs in with `sign_in`, whose `None` is a failure. A success forgets the failures.
    ///
    /// # Errors
    /// If too many attempts have failed. `sign_in` is then not called, so that the response does not
    /// tell whether the secret is right.
    pub(crate) fn attempt<T>(
        &self,
        address: Option<IpAddr>,
        client_id: &str,
        now: DateTime<Utc>,
        sign_in: impl FnOnce() -> Option<T>,
    ) -> Result<Option<T>, TooManyFailures> {
        let key = self.hasher.hash_one((address.map(network), client_id));
        // Held during `sign_in`, so that simultaneous attempts count.
        let mut recent = self.recent.lock().unwrap_or_else(PoisonError::into_inner);
        let failures = recent
            .get(&key)
            .copied()
            .filter(|failures| failures.is_recent(now));
        if let Some(failures) = failures.filter(|failures| failures.count >= MAX_FAILURES) {
            let retry_after = failures.seconds_left(now);
            return Err(TooManyFailures { retry_after });
        }
        let result = sign_in();
        if result.is_some() {
            recent.remove(&key);
        } else {
            let failures = failures.unwrap_or(Failures {
                count: 0,
                since: now,
            });
            let count = failures.count + 1;
            recent.insert(key, Failures { count, ..failures });
            limit(&mut recent, now);
        }
        Ok(result)
    }
}

impl Failures {
    /// A clock that was set back ends the period.
    fn is_recent(self, now: DateTime<Utc>) -> bool {
        (TimeDelta::zero()..PERIOD).contains(&(now - self.since))
    }

    /// The seconds until the end of the period, rounded up.
    fn seconds_left(self, now: DateTime<Utc>) -> u32 {
        let left = self.since + PERIOD - now;
        let seconds = (left + TimeDelta::milliseconds(999)).num_seconds();
        u32::try_from(seconds).unwrap_or_default().max(1)
    }
}

/// Removes outdated entries, and the oldest one, if there are too many.
fn limit(recent: &mut HashMap<u64, Failures>, now: DateTime<Utc>) {
    if recent.len() <= MAX_ENTRIES {
        return;
    }
    recent.retain(|_, failures| failures.is_recent(now));
    if recent.len() <= MAX_ENTRIES {
        return;
    }
    let oldest = recent.iter().min_by_key(|(_, failures)| failures.since);
    if let Some(key) = oldest.map(|(key, _)| *key) {
        recent.remove(&key);
    }
}

/// The address, or the first half of an IPv6 address: one client commonly has all of the second half.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).into()
        }
        address @ IpAddr::V4(_) => address,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const START: DateTime<Utc> = DateTime::UNIX_EPOCH;

    /// Fails to sign in; whether that was allowed.
    fn fail(sign_ins: &FailedSignIns, address: &str, id: &str, seconds: i64) -> bool {
        let now = START + TimeDelta::seconds(seconds);
        let address = address.parse().ok();
        sign_ins.attempt(address, id, now, || None::<()>).is_ok()
    }

    #[test]
    fn ten_attempts_may_fail_in_a_minute() {
        let sign_ins = FailedSignIns::default();
        for second in 0..10 {
            assert!(fail(&sign_ins, "10.0.0.1", "a", second));
        }
        let now = START + TimeDelta::milliseconds(10_500);
        let address = "10.0.0.1".parse().ok();
        let refused = sign_ins.attempt(address, "a", now, || Some(()));
        assert_eq!(refused, Err(TooManyFailures { retry_after: 50 }));
        assert!(!fail(&sign_ins, "::ffff:10.0.0.1", "a", 59));
        assert!(fail(&sign_ins, "10.0.0.1", "b", 11));
        assert!(fail(&sign_ins, "10.0.0.2", "a", 11));
        assert!(fail(&sign_ins, "10.0.0.1", "a", 60));
    }

    #[test]
    fn addresses_of_one_ipv6_network_are_one_client() {
        let sign_ins = FailedSignIns::default();
        for host in 0..10 {
            assert!(fail(&sign_ins, &format!("2001:db8::{host}"), "a", 0));
        }
        assert!(!fail(&sign_ins, "2001:db8::ff", "a", 0));
        assert!(fail(&sign_ins, "2001:db8:0:1::1", "a", 0));
    }

    #[test]
    fn a_success_forgets_the_failures() {
        let sign_ins = FailedSignIns::default();
        for _ in 0..5 {
            for _ in 0..9 {
                assert!(fail(&sign_ins, "10.0.0.1", "a", 0));
            }
            let address = "10.0.0.1".parse().ok();
            let success = sign_ins.attempt(address, "a", START, || Some(1));
            assert_eq!(success, Ok(Some(1)));
        }
    }

    #[test]
    fn a_clock_that_is_set_back_keeps_nobody_out() {
        let sign_ins = FailedSignIns::default();
        for _ in 0..10 {
            assert!(fail(&sign_ins, "10.0.0.1", "a", 3600));
        }
        assert!(fail(&sign_ins, "10.0.0.1", "a", 0));
    }

    #[test]
    fn the_number_of_entries_is_limited() {
        let sign_ins = FailedSignIns::default();
        for number in 0..MAX_ENTRIES + 100 {
            assert!(fail(&sign_ins, "10.0.0.1", &number.to_string(), 0));
        }
        assert_eq!(sign_ins.recent.lock().unwrap().len(), MAX_ENTRIES);
        fail(&sign_ins, "10.0.0.1", "later", 60);
        assert_eq!(sign_ins.recent.lock().unwrap().len(), 1);
    }
}
