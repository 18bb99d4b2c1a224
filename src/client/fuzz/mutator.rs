//! Breaks responses at random, in a way that a seed repeats.

use chrono::{DateTime, Utc};
use fastrand::Rng;

use super::answers::ANSWERS;
use crate::{ApiResponse, RetryAfter};

/// JSON that stands where another value is expected.
const VALUES: [&str; 24] = [
    "null",
    "true",
    "0",
    "-1",
    "1.5",
    "1e400",
    "18446744073709551616",
    "\"\"",
    "\"x\"",
    "[]",
    "{}",
    "[null]",
    "[[[[[[[[]]]]]]]]",
    "{\"a\":{\"a\":{}}}",
    "\"0001-01-01T00:00:00Z\"",
    "\"9999-12-31T23:59:60.999999999Z\"",
    "\"-262143-01-01T00:00:00Z\"",
    "\"2019-08-24T14:15:22+99:99\"",
    "\"71F69D83-BA66-4822-ADF5-55CE55EFD210\"",
    "\"\\u0000\\ud83d\\ude00\\u202e\"",
    "\"\\ud800\"",
    "\"<img src=x onerror=alert(1)>\"",
    "\"\\u200b5 \"",
    "\"\u{202e}\u{2066}🦀é\u{7f}\"",
];

/// Text that stands anywhere.
const TEXTS: [&str; 12] = [
    "{", "}", "[", "]", ",", ":", "\"", "\\", "\u{0}", "\u{feff}", "<html>", "🦀",
];

const STATUSES: [u16; 12] = [200, 200, 200, 200, 200, 202, 204, 302, 400, 404, 500, 502];

pub(super) struct Mutator(Rng);

impl Mutator {
    pub(super) fn new(seed: u64) -> Self {
        Self(Rng::with_seed(seed))
    }

    /// A number below `bound`; 0 if that is 0.
    fn below(&mut self, bound: usize) -> usize {
        self.0.usize(..bound.max(1))
    }

    fn pick<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len())]
    }

    /// A position between two characters of `text`.
    fn position(&mut self, text: &str) -> usize {
        let mut at = self.below(text.len() + 1);
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    }

    /// A response that a server may send by mistake.
    pub(super) fn response(&mut self) -> ApiResponse {
        let mut body = self.pick(&ANSWERS).to_owned();
        for _ in 0..=self.below(4) {
            self.mutate(&mut body);
        }
        let times = [
            DateTime::UNIX_EPOCH,
            DateTime::<Utc>::MIN_UTC,
            DateTime::<Utc>::MAX_UTC,
        ];
        let waits = [
            RetryAfter::Seconds(0),
            RetryAfter::Seconds(u32::MAX),
            RetryAfter::Date(DateTime::<Utc>::MAX_UTC),
            RetryAfter::Date(DateTime::<Utc>::MIN_UTC),
        ];
        ApiResponse {
            status: self.pick(&STATUSES),
            body,
            content_type: (self.below(9) == 0).then(|| "text/html; charset=utf-8".to_owned()),
            retry_after: (self.below(4) == 0).then(|| self.pick(&waits)),
            date: (self.below(4) == 0).then(|| self.pick(&times)),
        }
    }

    fn mutate(&mut self, body: &mut String) {
        let (at, other) = (self.position(body), self.position(body));
        let (start, end) = (at.min(other), at.max(other));
        match self.below(10) {
            0..5 => self.replace_value(body),
            5 => {
                let text = self.pick(&TEXTS);
                body.insert_str(at, text);
            }
            6 => body.truncate(at),
            7 => {
                // A short part occurs twice, such as a field or an entry.
                let part = body[start..end].chars().take(40).collect::<String>();
                body.insert_str(end, &part);
            }
            8 => {
                let end = body[start..end]
                    .char_indices()
                    .nth(self.below(12))
                    .map_or(end, |(length, _)| start + length);
                body.replace_range(start..end, "");
            }
            _ => {
                let (answer, long) = (self.pick(&ANSWERS), "x".repeat(self.below(300)));
                let nested = ["[".repeat(self.below(200)), "]".repeat(self.below(200))].concat();
                let text = self.pick(&[answer, long.as_str(), nested.as_str()]);
                body.insert_str(at, text);
            }
        }
    }

    /// Replaces a value that follows a colon, a comma or a bracket.
    fn replace_value(&mut self, body: &mut String) {
        let starts: Vec<usize> = body
            .match_indices([':', '['])
            .map(|(at, _)| at + 1)
            .collect();
        let Some(&start) = starts.get(self.below(starts.len())) else {
            return;
        };
        let rest = &body[start..];
        let length = match rest.strip_prefix('"').and_then(|text| text.find('"')) {
            Some(end) => end + 2,
            None => rest.find([',', '}', ']']).unwrap_or(rest.len()),
        };
        let value = self.pick(&VALUES);
        body.replace_range(start..start + length, value);
    }
}
