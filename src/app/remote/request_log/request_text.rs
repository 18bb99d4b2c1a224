//! What the log says about a request.

use std::time::Duration;

use datavolumes_client::{LoggedRequest, RequestEnd};
use datavolumes_ui::Tone;

/// How a request has ended, in a few words, and whether that is a failure.
pub(super) fn end_text(end: Option<RequestEnd>) -> (String, Tone) {
    match end {
        None => ("pending".to_owned(), Tone::Info),
        Some(RequestEnd::Status(0)) => ("redirect".to_owned(), Tone::Danger),
        Some(RequestEnd::Status(status)) => {
            let tone = if status < 400 {
                Tone::Success
            } else {
                Tone::Danger
            };
            (status.to_string(), tone)
        }
        Some(RequestEnd::NetworkError) => ("no connection".to_owned(), Tone::Danger),
        Some(RequestEnd::Timeout) => ("no response in time".to_owned(), Tone::Danger),
        Some(RequestEnd::Aborted) => ("canceled".to_owned(), Tone::Neutral),
    }
}

/// How long a request took; empty while it is pending and if its response was not needed.
pub(super) fn duration_text(request: &LoggedRequest) -> String {
    match request.end {
        None | Some((RequestEnd::Aborted, _)) => String::new(),
        Some((_, duration)) => milliseconds(duration),
    }
}

fn milliseconds(duration: Duration) -> String {
    match duration.as_millis() {
        short @ ..1_000 => format!("{short} ms"),
        _ => format!("{:.1} s", duration.as_secs_f64()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn failures_differ_from_successes_and_from_what_was_cancelled() {
        let tone = |end| end_text(Some(end)).1;
        assert_eq!(tone(RequestEnd::Status(204)), Tone::Success);
        assert_eq!(tone(RequestEnd::Aborted), Tone::Neutral);
        for end in [
            RequestEnd::Status(0),
            RequestEnd::Status(404),
            RequestEnd::Status(503),
            RequestEnd::NetworkError,
            RequestEnd::Timeout,
        ] {
            assert_eq!(tone(end), Tone::Danger, "{end:?}");
        }
        assert_eq!(end_text(Some(RequestEnd::Status(503))).0, "503");
        assert_eq!(end_text(None).0, "pending");
    }

    #[test]
    fn long_durations_are_in_seconds() {
        assert_eq!(milliseconds(Duration::from_millis(999)), "999 ms");
        assert_eq!(milliseconds(Duration::from_millis(1_049)), "1.0 s");
        assert_eq!(milliseconds(Duration::from_secs(30)), "30.0 s");
    }
}
