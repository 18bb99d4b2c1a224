//! An edited description, and what saving it requires.

use datavolumes_contract::description::MAX_CHARS;
use datavolumes_contract::{Description, PatchVolume, Volume, input};
use serde::{Deserialize, Serialize};

/// An edited description.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct DescriptionDraft {
    /// The description on the server when the edit began.
    base: String,
    /// The edited text.
    pub(super) text: String,
}

/// What saving a draft requires, given the current volume.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum SavePlan {
    /// Nothing: the volume has this description already.
    AlreadySaved,
    /// A patch: the description is still the one that the edit began with.
    Patch(PatchVolume),
    /// A decision: someone else changed the description.
    Conflict,
    /// A shorter text.
    TooLong,
}

impl DescriptionDraft {
    /// An unchanged draft of the description of `volume`.
    pub(super) fn of(volume: &Volume) -> Self {
        let text = text_of(volume);
        Self {
            base: text.to_owned(),
            text: text.to_owned(),
        }
    }

    /// Why the text cannot be saved.
    pub(super) fn error(&self) -> Option<String> {
        let length = input::trim(&self.text).chars().count();
        (length > MAX_CHARS).then(|| {
            let excess = length - MAX_CHARS;
            format!("A description has at most {MAX_CHARS} characters. Remove {excess}.")
        })
    }

    /// What saving requires, if the server has the volume `current`.
    pub(super) fn plan_save(&self, current: &Volume) -> SavePlan {
        if self.is_saved_in(current) {
            return SavePlan::AlreadySaved;
        }
        let Ok(description) = input::trim(&self.text).parse::<Description>() else {
            return SavePlan::TooLong;
        };
        if text_of(current) != self.base {
            return SavePlan::Conflict;
        }
        SavePlan::Patch(PatchVolume {
            description: Some(description),
        })
    }

    /// Whether `current` has this description.
    pub(super) fn is_saved_in(&self, current: &Volume) -> bool {
        text_of(current) == self.text || text_of(current) == input::trim(&self.text)
    }

    /// The same text as an edit of the description of `theirs`, which it then overwrites.
    pub(super) fn rebased_on(self, theirs: &Volume) -> Self {
        Self {
            base: text_of(theirs).to_owned(),
            ..self
        }
    }
}

/// The description as text; empty if there is none.
pub(super) fn text_of(volume: &Volume) -> &str {
    volume.description.as_deref().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::described;

    fn draft(base: &str, text: &str) -> DescriptionDraft {
        DescriptionDraft {
            base: base.to_owned(),
            text: text.to_owned(),
        }
    }

    #[test]
    fn an_unchanged_description_is_patched() {
        let SavePlan::Patch(patch) = draft("old", "new").plan_save(&described("old")) else {
            panic!("it is not patched")
        };
        assert_eq!(patch.description.unwrap().as_str(), "new");
    }

    #[test]
    fn white_space_and_invisible_characters_around_the_text_are_not_sent() {
        let draft = draft("old", " new\u{200b}\n");
        let SavePlan::Patch(patch) = draft.plan_save(&described("old")) else {
            panic!("it is not patched")
        };
        assert_eq!(patch.description.unwrap().as_str(), "new");
        assert_eq!(draft.plan_save(&described("new")), SavePlan::AlreadySaved);
    }

    #[test]
    fn a_description_can_be_removed() {
        let SavePlan::Patch(patch) = draft("old", "").plan_save(&described("old")) else {
            panic!("it is not patched")
        };
        assert!(patch.description.unwrap().is_empty());
    }

    #[test]
    fn a_description_that_is_already_saved_is_not_patched() {
        assert_eq!(
            draft("old", "new").plan_save(&described("new")),
            SavePlan::AlreadySaved
        );
        let empty = draft("old", "");
        assert_eq!(empty.plan_save(&Volume::default()), SavePlan::AlreadySaved);
    }

    #[test]
    fn an_edit_by_someone_else_is_a_conflict_until_the_draft_is_rebased() {
        let theirs = described("theirs");
        let draft = draft("old", "mine");
        assert_eq!(draft.plan_save(&theirs), SavePlan::Conflict);
        assert!(matches!(
            draft.rebased_on(&theirs).plan_save(&theirs),
            SavePlan::Patch(_)
        ));
    }

    #[test]
    fn the_limit_is_counted_in_code_points() {
        assert_eq!(draft("", &"🦀".repeat(127)).error(), None);
        let too_long = draft("", &"x".repeat(130));
        assert_eq!(
            too_long.error().unwrap(),
            "A description has at most 127 characters. Remove 3."
        );
        assert_eq!(too_long.plan_save(&described("")), SavePlan::TooLong);
    }
}
