//! What somebody wants a description to be, and what saving that takes.

use datavolumes_contract::description::MAX_CHARS;
use datavolumes_contract::{Description, PatchVolume, Volume};
use serde::{Deserialize, Serialize};

/// A description that is being edited.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct DescriptionDraft {
    /// The description that the edit began with.
    read: String,
    /// What it shall be.
    pub(crate) text: String,
}

/// What there is to do, in view of what the server says now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Save {
    /// It is as wanted already.
    Done,
    /// It is as it was read: this can be written.
    Write(PatchVolume),
    /// Somebody has changed it since.
    Conflict,
    /// It is longer than a description can be.
    TooLong,
}

impl DescriptionDraft {
    /// Nothing changed yet.
    pub(crate) fn of(volume: &Volume) -> Self {
        Self::of_text(text_of(volume))
    }

    fn of_text(text: &str) -> Self {
        Self {
            read: text.to_owned(),
            text: text.to_owned(),
        }
    }

    /// Why it cannot be saved as it is.
    pub(crate) fn error(&self) -> Option<String> {
        let length = self.text.chars().count();
        (length > MAX_CHARS).then(|| {
            let excess = length - MAX_CHARS;
            format!("A description has at most {MAX_CHARS} characters: take out {excess}.")
        })
    }

    /// What saving takes, where the server says that the volume is `now`.
    pub(crate) fn save(&self, now: &Volume) -> Save {
        let now = text_of(now);
        if now == self.text {
            return Save::Done;
        }
        let Ok(description) = self.text.parse::<Description>() else {
            return Save::TooLong;
        };
        if now != self.read {
            return Save::Conflict;
        }
        Save::Write(PatchVolume {
            description: Some(description),
        })
    }

    /// Whether `now` is what was wanted.
    pub(crate) fn is_done(&self, now: &Volume) -> bool {
        text_of(now) == self.text
    }

    /// The same text, written over what somebody else wrote: they have been read now.
    pub(crate) fn over(self, theirs: &Volume) -> Self {
        Self {
            read: text_of(theirs).to_owned(),
            ..self
        }
    }
}

/// The description as a text; none and an empty one are the same to the reader.
pub(crate) fn text_of(volume: &Volume) -> &str {
    volume.description.as_deref().unwrap_or_default()
}

/// Takes in what the server answered to a change. That answer carries no shares, so those that are
/// known stay.
pub(crate) fn absorb(known: &mut Volume, answer: Volume) {
    let shared_scopes = known.shared_scopes.take();
    *known = Volume {
        shared_scopes,
        ..answer
    };
}

#[cfg(test)]
mod tests {
    use datavolumes_contract::{ScopeType, SharedScope};

    use super::*;

    fn described(text: &str) -> Volume {
        Volume {
            description: Some(text.to_owned()),
            ..Volume::default()
        }
    }

    fn draft(read: &str, text: &str) -> DescriptionDraft {
        DescriptionDraft {
            text: text.to_owned(),
            ..DescriptionDraft::of(&described(read))
        }
    }

    #[test]
    fn what_is_as_it_was_read_can_be_written() {
        let Save::Write(patch) = draft("old", "new").save(&described("old")) else {
            panic!("it is not written")
        };
        assert_eq!(patch.description.unwrap().as_str(), "new");
    }

    #[test]
    fn a_description_can_be_taken_away() {
        let Save::Write(patch) = draft("old", "").save(&described("old")) else {
            panic!("it is not written")
        };
        assert!(patch.description.unwrap().is_empty());
    }

    #[test]
    fn what_is_as_wanted_is_not_written_again() {
        assert_eq!(draft("old", "new").save(&described("new")), Save::Done);
        let empty = draft("old", "");
        assert_eq!(empty.save(&Volume::default()), Save::Done);
    }

    #[test]
    fn another_change_is_a_conflict_until_it_has_been_read() {
        let theirs = described("theirs");
        let draft = draft("old", "mine");
        assert_eq!(draft.save(&theirs), Save::Conflict);
        assert!(matches!(draft.over(&theirs).save(&theirs), Save::Write(_)));
    }

    #[test]
    fn the_limit_is_counted_in_code_points() {
        assert_eq!(draft("", &"🦀".repeat(127)).error(), None);
        let too_long = draft("", &"x".repeat(130));
        assert_eq!(
            too_long.error().unwrap(),
            "A description has at most 127 characters: take out 3."
        );
        assert_eq!(too_long.save(&described("")), Save::TooLong);
    }

    #[test]
    fn an_answer_without_shares_takes_none_away() {
        let share = SharedScope {
            scope_type: ScopeType::Project,
            scope_id: "5".to_owned(),
            scope_name: String::new(),
            created_at: None,
            created_by: None,
        };
        let mut known = Volume {
            shared_scopes: Some(vec![share.clone()]),
            ..described("old")
        };
        absorb(&mut known, described("new"));
        assert_eq!(known.description.as_deref(), Some("new"));
        assert_eq!(known.shared_scopes, Some(vec![share]));
    }
}
