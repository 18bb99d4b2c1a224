//! How the conversation with the server goes: is it reachable, and does it know who we are?
//!
//! Every request reports its outcome here. What must be done about it is done in one place for the
//! whole app: one banner with one countdown, one dialog to sign in again. Reads that failed for
//! either reason ask again when it is over; writes never do.

use leptos::prelude::*;

use crate::api::{ApiError, ErrorKind};

/// The server has not answered as it should.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outage {
    /// How many times in a row it was tried.
    pub attempt: u32,
    /// Seconds until the next try.
    pub wait: u32,
    /// Whether the next try has begun.
    pub is_retrying: bool,
    /// Whether the server itself asked for the pause, so that nothing shortens it.
    is_asked_for: bool,
    /// Whether the server has answered something else since.
    is_reached: bool,
}

/// The longest pause between two tries, in seconds.
const LONGEST_WAIT: u32 = 30;

/// The state of the conversation. A context of the whole app.
#[derive(Clone, Copy)]
pub struct Health {
    outage: RwSignal<Option<Outage>>,
    is_signed_out: RwSignal<bool>,
    retries: RwSignal<u32>,
}

impl Default for Health {
    fn default() -> Self {
        Self {
            outage: RwSignal::new(None),
            is_signed_out: RwSignal::new(false),
            retries: RwSignal::new(0),
        }
    }
}

impl Health {
    /// The current outage, if there is one.
    #[must_use]
    pub fn outage(self) -> ReadSignal<Option<Outage>> {
        self.outage.read_only()
    }

    /// Whether the server refused the token, so that the person must sign in again.
    #[must_use]
    pub fn is_signed_out(self) -> ReadSignal<bool> {
        self.is_signed_out.read_only()
    }

    /// Counts the moments at which reads that failed should ask again.
    #[must_use]
    pub fn retries(self) -> ReadSignal<u32> {
        self.retries.read_only()
    }

    /// The person has signed in again.
    pub fn signed_in(self) {
        self.is_signed_out.set(false);
        self.ask_again();
    }

    /// Ask again now.
    pub fn retry(self) {
        self.outage.update(|outage| match outage {
            Some(Outage {
                is_reached: true, ..
            }) => *outage = None,
            Some(outage) => outage.is_retrying = true,
            None => {}
        });
        self.ask_again();
    }

    fn ask_again(self) {
        self.retries.update(|count| *count = count.wrapping_add(1));
    }

    /// Takes note of how a request ended.
    pub fn report<T>(self, result: &Result<T, ApiError>) {
        match result {
            Err(error) => self.report_error(error),
            Ok(_) => self.reached(),
        }
    }

    /// Takes note of how a write ended. Nobody repeats it but the person, so its failure is told where
    /// it was asked for and is no outage that could be waited out; only a refused token is everybody's.
    pub fn report_write<T>(self, result: &Result<T, ApiError>) {
        match result {
            Err(error) if error.kind() == ErrorKind::Unauthenticated => self.report_error(error),
            Err(_) => {}
            Ok(_) => self.reached(),
        }
    }

    fn report_error(self, error: &ApiError) {
        match error.kind() {
            ErrorKind::Unauthenticated => self.is_signed_out.set(true),
            ErrorKind::Unavailable => {
                let asked = match error {
                    ApiError::Rejected { retry_after, .. } => *retry_after,
                    _ => None,
                };
                self.outage
                    .update(|outage| *outage = Some(worse(*outage, asked)));
            }
            ErrorKind::Aborted => {}
            _ => self.reached(),
        }
    }

    /// The server answered, whatever it said: whoever waits for it may ask again, unless the server
    /// has said when.
    fn reached(self) {
        match self.outage.get_untracked() {
            None => {}
            Some(outage) if outage.is_asked_for && !outage.is_retrying => {
                self.outage.set(Some(Outage {
                    is_reached: true,
                    ..outage
                }));
            }
            Some(_) => {
                self.outage.set(None);
                self.ask_again();
            }
        }
    }

    /// Whether `error` is one that a read should get over by asking again.
    #[must_use]
    pub fn is_passing(error: &ApiError) -> bool {
        matches!(
            error.kind(),
            ErrorKind::Unauthenticated | ErrorKind::Unavailable
        )
    }
}

/// One more failure. Several requests that fail at the same time count once.
fn worse(outage: Option<Outage>, asked: Option<u32>) -> Outage {
    let attempt = match outage {
        Some(outage) if !outage.is_retrying => return outage,
        Some(outage) => outage.attempt + 1,
        None => 1,
    };
    let backed_off = 1_u32.checked_shl(attempt - 1).unwrap_or(LONGEST_WAIT);
    let wait = asked.unwrap_or(backed_off).clamp(1, LONGEST_WAIT);
    Outage {
        attempt,
        wait,
        is_retrying: false,
        is_asked_for: asked.is_some(),
        is_reached: false,
    }
}

#[cfg(test)]
mod tests {
    use datavolumes_contract::Problem;

    use super::*;

    fn unavailable(retry_after: Option<u32>) -> Result<(), ApiError> {
        Err(ApiError::Rejected {
            status: 503,
            problem: Problem::new(503, "later"),
            retry_after,
        })
    }

    #[test]
    fn pauses_grow_up_to_a_limit() {
        let owner = Owner::new();
        owner.set();
        let health = Health::default();
        let mut waits = Vec::new();
        for _ in 0..8 {
            health.report(&unavailable(None));
            waits.push(health.outage().get_untracked().unwrap().wait);
            health.retry();
        }
        assert_eq!(waits, [1, 2, 4, 8, 16, 30, 30, 30]);
    }

    #[test]
    fn requests_that_fail_together_count_once() {
        let owner = Owner::new();
        owner.set();
        let health = Health::default();
        health.report(&unavailable(None));
        health.report(&unavailable(None));
        assert_eq!(health.outage().get_untracked().unwrap().attempt, 1);
    }

    #[test]
    fn the_servers_wish_decides_the_pause() {
        let owner = Owner::new();
        owner.set();
        let health = Health::default();
        health.report(&unavailable(Some(7)));
        assert_eq!(health.outage().get_untracked().unwrap().wait, 7);
    }

    #[test]
    fn another_answer_does_not_shorten_a_pause_that_the_server_asked_for() {
        let owner = Owner::new();
        owner.set();
        let health = Health::default();
        health.report(&unavailable(Some(7)));
        health.report(&Ok(()));
        assert!(health.outage().get_untracked().is_some());
        assert_eq!(health.retries().get_untracked(), 0);
        health.retry();
        assert_eq!(health.outage().get_untracked(), None);
        assert_eq!(health.retries().get_untracked(), 1);
    }

    #[test]
    fn any_answer_ends_an_outage_and_lets_the_others_ask_again() {
        let owner = Owner::new();
        owner.set();
        let health = Health::default();
        health.report(&unavailable(None));
        health.report(&Ok(()));
        assert_eq!(health.outage().get_untracked(), None);
        assert_eq!(health.retries().get_untracked(), 1);
    }

    #[test]
    fn a_write_that_fails_is_no_outage() {
        let owner = Owner::new();
        owner.set();
        let health = Health::default();
        health.report_write(&unavailable(None));
        assert_eq!(health.outage().get_untracked(), None);
        health.report(&unavailable(None));
        health.report_write(&Ok(()));
        assert_eq!(health.outage().get_untracked(), None);
    }

    #[test]
    fn a_refused_token_asks_for_a_new_one() {
        let owner = Owner::new();
        owner.set();
        let health = Health::default();
        let problem = Problem::new(401, "expired");
        health.report::<()>(&Err(ApiError::Rejected {
            status: 401,
            problem,
            retry_after: None,
        }));
        assert!(health.is_signed_out().get_untracked());
        health.signed_in();
        assert!(!health.is_signed_out().get_untracked());
        assert_eq!(health.retries().get_untracked(), 1);
    }
}
