//! How long to wait between attempts to reach the server.

/// The longest wait between two attempts, in seconds, if the server does not ask for a longer one.
const MAX_WAIT_SECONDS: u32 = 30;

/// The longest wait that the server can ask for, in seconds.
const MAX_RETRY_AFTER_SECONDS: u32 = 3600;

/// Why there is an outage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutageCause {
    /// The server did not answer, or is not available.
    Unavailable,
    /// The server answered that there were too many requests (429).
    Throttled,
}

/// A server that cannot be reached or is not available.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outage {
    /// The number of failed attempts in a row.
    pub attempt: u32,
    /// The wait from the last failure to the next attempt, in seconds.
    pub wait: u32,
    /// Whether the next attempt has started.
    pub is_retrying: bool,
    /// Why there is an outage.
    pub cause: OutageCause,
    /// Whether `wait` is the `Retry-After` of the server, so that nothing but the user shortens it.
    has_retry_after: bool,
    /// Whether another request has succeeded since.
    was_contacted: bool,
}

impl Outage {
    /// A request failed after `earlier` failed attempts. Requests that fail during one attempt count once.
    ///
    /// The wait is `retry_after` seconds, up to [`MAX_RETRY_AFTER_SECONDS`]. Without it, the wait doubles
    /// with each attempt, up to [`MAX_WAIT_SECONDS`].
    pub(super) fn on_failure(outage: Option<Self>, earlier: u32, retry_after: Option<u32>) -> Self {
        if let Some(outage) = outage
            && !outage.is_retrying
        {
            return outage;
        }
        let attempt = earlier + 1;
        let backoff = 1_u32.checked_shl(attempt - 1).unwrap_or(MAX_WAIT_SECONDS);
        Self {
            attempt,
            wait: match retry_after {
                Some(seconds) => seconds.clamp(1, MAX_RETRY_AFTER_SECONDS),
                None => backoff.min(MAX_WAIT_SECONDS),
            },
            is_retrying: false,
            cause: OutageCause::Unavailable,
            has_retry_after: retry_after.is_some(),
            was_contacted: false,
        }
    }

    /// An attempt starts. If another request has succeeded, the outage is over.
    pub(super) fn on_retry(self) -> Option<Self> {
        let retrying = Self {
            is_retrying: true,
            ..self
        };
        (!self.was_contacted).then_some(retrying)
    }

    /// A request succeeded. That ends the outage, unless the server asked to wait.
    pub(super) fn on_contact(self) -> Option<Self> {
        let waiting = Self {
            was_contacted: true,
            ..self
        };
        (self.has_retry_after && !self.is_retrying).then_some(waiting)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_doubles_up_to_a_limit() {
        let mut outage = None;
        let mut attempts = 0;
        let mut waits = Vec::new();
        for _ in 0..40 {
            let failed = Outage::on_failure(outage, attempts, None);
            waits.push(failed.wait);
            attempts = failed.attempt;
            outage = failed.on_retry();
        }
        assert_eq!(waits[..8], [1, 2, 4, 8, 16, 30, 30, 30]);
        assert_eq!(waits[39], 30);
    }

    #[test]
    fn failures_during_one_attempt_count_once() {
        let outage = Outage::on_failure(None, 0, None);
        assert_eq!(Outage::on_failure(Some(outage), 1, None), outage);
    }

    #[test]
    fn retry_after_sets_the_wait_within_the_limits() {
        for (retry_after, wait) in [(7, 7), (0, 1), (600, 600), (86_400, 3600)] {
            assert_eq!(Outage::on_failure(None, 0, Some(retry_after)).wait, wait);
        }
    }

    #[test]
    fn a_successful_request_ends_the_outage() {
        assert_eq!(Outage::on_failure(None, 0, None).on_contact(), None);
    }

    #[test]
    fn a_successful_request_does_not_shorten_retry_after() {
        let waiting = Outage::on_failure(None, 0, Some(7)).on_contact();
        assert_eq!(waiting.map(|outage| outage.wait), Some(7));
        assert_eq!(waiting.and_then(Outage::on_retry), None);
    }

    #[test]
    fn a_successful_request_during_an_attempt_ends_the_outage() {
        let retrying = Outage::on_failure(None, 0, Some(7)).on_retry();
        assert!(retrying.is_some());
        assert_eq!(retrying.and_then(Outage::on_contact), None);
    }
}
