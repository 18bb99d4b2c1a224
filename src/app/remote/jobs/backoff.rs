//! How long a job waits while the server is busy.

use std::time::Duration;

use datavolumes_client::ApiError;

/// The number of pauses in a row after which the job stops.
const MAX_PAUSES: u32 = 8;

/// The longest pause that the server does not ask for, in seconds.
const MAX_PAUSE: u32 = 30;

/// The longest pause that the server can ask for without stopping the job, in seconds.
const MAX_RETRY_AFTER: u32 = 600;

/// Whether the server has refused a request only because there are too many (429) or it is not available (503).
pub(crate) fn is_busy(error: &ApiError) -> bool {
    matches!(
        error,
        ApiError::Rejected { status, .. } | ApiError::Intercepted { status, .. }
            if matches!(status, 429 | 503)
    )
}

/// The pauses between the attempts of one request.
#[derive(Debug, Default)]
pub(crate) struct Backoff {
    pauses: u32,
}

impl Backoff {
    /// The pause after `error`: as long as the server asks for, or else twice as long as the last one. `None` if it is
    /// not worth waiting.
    pub(crate) fn next_pause(&mut self, error: &ApiError) -> Option<Duration> {
        let doubled = 1_u32.checked_shl(self.pauses).unwrap_or(MAX_PAUSE);
        self.pauses += 1;
        let seconds = match error.retry_after() {
            Some(seconds) => seconds.max(1),
            None => doubled.min(MAX_PAUSE),
        };
        let is_worthwhile = self.pauses <= MAX_PAUSES && seconds <= MAX_RETRY_AFTER;
        is_worthwhile.then(|| Duration::from_secs(seconds.into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::rejected;

    fn busy(retry_after: Option<u32>) -> ApiError {
        ApiError::Rejected {
            status: 429,
            body: datavolumes_contract::Problem::new(429, "slow down").into(),
            retry_after,
        }
    }

    #[test]
    fn the_pauses_double_and_have_an_end() {
        let mut backoff = Backoff::default();
        let pauses = [0; 9].map(|_| backoff.next_pause(&busy(None)).map(|pause| pause.as_secs()));
        let doubled = [1, 2, 4, 8, 16, 30, 30, 30].map(Some);
        assert_eq!(pauses[..8], doubled);
        assert_eq!(pauses[8], None);
    }

    #[test]
    fn the_server_decides_how_long_a_pause_is() {
        for (seconds, pause) in [(0, Some(1)), (7, Some(7)), (600, Some(600)), (601, None)] {
            let mut backoff = Backoff::default();
            let next = backoff.next_pause(&busy(Some(seconds)));
            assert_eq!(next, pause.map(Duration::from_secs));
        }
    }

    #[test]
    fn only_too_many_requests_and_an_unavailable_server_are_waited_for() {
        assert!(is_busy(&rejected(429)) && is_busy(&rejected(503)));
        for status in [400, 401, 403, 404, 500, 502, 504] {
            assert!(!is_busy(&rejected(status)), "{status}");
        }
        assert!(!is_busy(&ApiError::Network));
    }
}
