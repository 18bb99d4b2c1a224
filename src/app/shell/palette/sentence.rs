//! The sentences that the palette understands. Pure.
//!
//! | sentence | says |
//! |---|---|
//! | `share NAME with SCOPE, SCOPE` | opens a sharing plan |
//! | `stop sharing NAME with SCOPE`, `unshare NAME from SCOPE` | opens a sharing plan |
//! | `delete NAME` | opens the dialog to delete |
//! | `copy NAME` | opens the form for a copy |
//! | `go PLACE`, `open PLACE` | looks for volumes, views and projects only |
//! | `[not] PHASE [in PLACE] [by CREATOR] [older than N days] [newer than N days]` | filters the list |
//!
//! Case and white space do not count, and each sentence may be unfinished.

use datavolumes_contract::input;

use super::filter_sentence::FilterSentence;
use super::unit_text::UnitText;
use super::words::{after, split_at_word};

/// What a text says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Sentence {
    /// Change what a volume is shared with.
    Share(ShareSentence),
    /// Delete a volume.
    Delete {
        /// The name, maybe the start of it.
        volume: String,
    },
    /// Make a copy of a volume.
    Copy {
        /// The name, maybe the start of it.
        volume: String,
    },
    /// Go to a place.
    Go {
        /// The name, maybe the start of it.
        place: String,
    },
    /// Filter the list.
    Filter(FilterSentence),
}

/// A volume and the scopes that it is to be shared with, or not any more.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ShareSentence {
    /// The name of the volume; the start of it while there are no scopes.
    pub(super) volume: String,
    /// The scopes; `None` before the word `with`. The last one may be unfinished, or empty.
    pub(super) scopes: Option<Vec<UnitText>>,
    /// Whether it is to be shared with them no longer.
    pub(super) is_stop: bool,
}

impl Sentence {
    /// Reads a text. `None` if it is no sentence, but something to search for.
    pub(super) fn read(text: &str) -> Option<Self> {
        let is_word = !text.trim_start().contains(char::is_whitespace);
        let text = input::trim(text);
        if is_word {
            // A verb alone may be the start of a name.
            return FilterSentence::read(text).map(Self::Filter);
        }
        let name = |rest: &str| rest.to_owned();
        if let Some(rest) = after(text, "share") {
            return Some(Self::Share(ShareSentence::read(rest, false)));
        }
        if let Some(rest) = after(text, "stop sharing").or_else(|| after(text, "unshare")) {
            return Some(Self::Share(ShareSentence::read(rest, true)));
        }
        if let Some(rest) = after(text, "delete") {
            return Some(Self::Delete { volume: name(rest) });
        }
        if let Some(rest) = after(text, "copy") {
            return Some(Self::Copy { volume: name(rest) });
        }
        let place = after(text, "go to").or_else(|| after(text, "go"));
        if let Some(rest) = place.or_else(|| after(text, "open")) {
            return Some(Self::Go { place: name(rest) });
        }
        FilterSentence::read(text).map(Self::Filter)
    }

    /// The name of the volume that the sentence is about.
    pub(super) fn volume(&self) -> Option<&str> {
        match self {
            Self::Share(ShareSentence { volume, .. })
            | Self::Delete { volume }
            | Self::Copy { volume } => Some(volume),
            Self::Go { .. } | Self::Filter(_) => None,
        }
    }

    /// The clusters, departments and projects that the sentence names.
    pub(super) fn units(&self) -> Vec<UnitText> {
        match self {
            Self::Share(ShareSentence { scopes, .. }) => scopes.clone().unwrap_or_default(),
            Self::Filter(FilterSentence { place, .. }) => place.iter().cloned().collect(),
            Self::Delete { .. } | Self::Copy { .. } | Self::Go { .. } => Vec::new(),
        }
    }
}

impl ShareSentence {
    fn read(rest: &str, is_stop: bool) -> Self {
        let (volume, scopes) = split_at_word(rest, &["with", "from"]);
        let scopes = scopes.map(|scopes| scopes.split(',').map(UnitText::read).collect());
        Self {
            volume: volume.to_owned(),
            scopes,
            is_stop,
        }
    }

    /// The sentence as text.
    pub(super) fn text(&self) -> String {
        let verb = if self.is_stop {
            "stop sharing"
        } else {
            "share"
        };
        let Some(scopes) = &self.scopes else {
            return [verb, " ", &self.volume].concat();
        };
        let scopes: Vec<String> = scopes.iter().map(UnitText::text).collect();
        [verb, " ", &self.volume, " with ", &scopes.join(", ")].concat()
    }
}

#[cfg(test)]
mod tests;
