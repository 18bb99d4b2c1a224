//! The sentence that filters the list. Pure.

use std::num::IntErrorKind;

use chrono::{Days, NaiveDate};
use datavolumes_contract::Phase;

use super::unit_text::UnitText;
use super::words::{after, first_word, is_word};
use crate::table::phase_words;

/// The longest age, in days: a thousand years.
const MAX_DAYS: u64 = 365_250;

/// The fewest letters of a word that is taken for the start of a phase.
const MIN_PHASE: usize = 3;

/// Which volumes the list is to show.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct FilterSentence {
    /// The phase.
    pub(super) phase: Option<Phase>,
    /// Whether it is all but that phase.
    pub(super) is_negated: bool,
    /// Where they are.
    pub(super) place: Option<UnitText>,
    /// Who has made them, or a part of that name.
    pub(super) creator: Option<String>,
    /// They are at least so many days old.
    pub(super) older_than: Option<u64>,
    /// They are at most so many days old.
    pub(super) newer_than: Option<u64>,
    /// Whether a word was completed, so that the text may mean something else.
    pub(super) is_guess: bool,
}

/// The words that begin a part of the sentence.
const PARTS: [&str; 4] = ["in", "by", "older", "newer"];

impl FilterSentence {
    /// Reads a text. `None` if it is not such a sentence.
    pub(super) fn read(text: &str) -> Option<Self> {
        let mut sentence = Self::default();
        let mut rest = sentence.read_phase(text);
        while !rest.is_empty() {
            rest = sentence.read_part(rest)?;
        }
        let says_nothing = sentence
            == Self {
                is_guess: sentence.is_guess,
                ..Self::default()
            };
        (!says_nothing).then_some(sentence)
    }

    /// Reads the phase at the start; returns the rest.
    fn read_phase<'a>(&mut self, text: &'a str) -> &'a str {
        let negated = after(text, "not");
        if let Some((phase, rest)) = phase_in_words(negated.unwrap_or(text)) {
            self.phase = Some(phase);
            self.is_negated = negated.is_some();
            return rest;
        }
        let (word, rest) = first_word(negated.unwrap_or(text));
        let found = phases(word);
        let Some(phase) = found.first() else {
            return text;
        };
        let is_whole = phase.as_str().eq_ignore_ascii_case(&word.replace('-', ""));
        // A part of the sentence may begin as a phase does.
        if !is_whole && (word.chars().count() < MIN_PHASE && negated.is_none() || found.len() > 1) {
            return text;
        }
        self.phase = Some(phase.clone());
        self.is_negated = negated.is_some();
        self.is_guess = !is_whole;
        rest
    }

    /// Reads one part; returns the rest.
    fn read_part<'a>(&mut self, text: &'a str) -> Option<&'a str> {
        let (word, rest) = first_word(text);
        let (value, rest) = split_at_part(rest);
        let given = Some(value).filter(|value| !value.is_empty());
        if is_word(word, "in") && self.place.is_none() {
            self.place = Some(UnitText::read(value));
        } else if is_word(word, "by") && self.creator.is_none() {
            self.creator = given.map(str::to_owned);
        } else if is_word(word, "older") && self.older_than.is_none() {
            self.older_than = age(value).ok()?;
        } else if is_word(word, "newer") && self.newer_than.is_none() {
            self.newer_than = age(value).ok()?;
        } else {
            return None;
        }
        Some(rest)
    }

    /// Whether one of the ages is longer than a calendar can tell.
    pub(super) fn has_endless_age(&self) -> bool {
        let ages = [self.older_than, self.newer_than];
        ages.into_iter().flatten().any(|days| days > MAX_DAYS)
    }

    /// The day that is `days` days before `today`.
    pub(super) fn day(today: NaiveDate, days: u64) -> Option<NaiveDate> {
        today.checked_sub_days(Days::new(days.min(MAX_DAYS)))
    }
}

/// The value at the start of `text`, at least a word, and the part that follows it.
fn split_at_part(text: &str) -> (&str, &str) {
    let (word, mut rest) = first_word(text);
    if word.is_empty() {
        return ("", "");
    }
    while !rest.is_empty() {
        let (word, tail) = first_word(rest);
        if PARTS.iter().any(|part| is_word(word, part)) {
            break;
        }
        rest = tail;
    }
    let end = text.len() - rest.len();
    (text.get(..end).unwrap_or_default().trim(), rest)
}

/// A text is neither an age nor the start of one.
struct NoAge;

/// The days in `than 30 days`. `None` for a start of it.
fn age(text: &str) -> Result<Option<u64>, NoAge> {
    let Some(rest) = after(text, "than") else {
        let is_start = "than".starts_with(&text.to_lowercase());
        return if is_start { Ok(None) } else { Err(NoAge) };
    };
    let (number, unit) = first_word(rest);
    if number.is_empty() {
        return Ok(None);
    }
    let number = match number.parse::<u64>() {
        Err(error) if *error.kind() == IntErrorKind::PosOverflow => u64::MAX,
        number => number.map_err(|_| NoAge)?,
    };
    let unit = unit.to_lowercase();
    let days = [("days", 1), ("weeks", 7), ("months", 30), ("years", 365)]
        .into_iter()
        .find_map(|(word, days)| word.starts_with(&unit).then_some(days))
        .ok_or(NoAge)?;
    Ok(Some(number.saturating_mul(days)))
}

/// The phase that `text` begins with as the screen calls it, such as "issues found", and what follows.
fn phase_in_words(text: &str) -> Option<(Phase, &str)> {
    Phase::DOCUMENTED.into_iter().find_map(|phase| {
        let words = phase_words(&phase).trim_end_matches('…').to_lowercase();
        let rest = after(text, &words)?;
        Some((phase, rest))
    })
}

/// The phases that a word, or the start of one, may mean.
fn phases(word: &str) -> Vec<Phase> {
    let plain = |text: &str| text.replace('-', "").to_lowercase();
    let word = plain(word);
    let documented = Phase::DOCUMENTED.into_iter();
    if word.is_empty() {
        return Vec::new();
    }
    documented
        .filter(|phase| plain(phase.as_str()).starts_with(&word))
        .collect()
}
