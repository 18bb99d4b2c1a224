//! The text of a combobox while it is not its value.

use crate::data::isolated::excerpt;
use crate::form::choice::{Choice, Choices};

/// The text of a combobox that is not, or not yet, one of its choices.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ComboboxEntry {
    /// There is none: the field shows its value.
    #[default]
    Value,
    /// The user is editing this text.
    Editing(String),
    /// The user has entered this text, and the choices for it are awaited.
    Pending(String),
    /// The text is not a choice. It stays in the field until the user changes it.
    Refused {
        /// The text.
        text: String,
        /// Why, as a sentence.
        reason: String,
    },
}

impl ComboboxEntry {
    /// The text; `None` if the field shows its value.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Value => None,
            Self::Editing(text) | Self::Pending(text) | Self::Refused { text, .. } => Some(text),
        }
    }

    /// Why the text is not a choice, as a sentence.
    #[must_use]
    pub fn refusal(&self) -> Option<&str> {
        match self {
            Self::Refused { reason, .. } => Some(reason),
            _ => None,
        }
    }

    /// Whether the choices for the text are awaited.
    #[must_use]
    pub const fn is_pending(&self) -> bool {
        matches!(self, Self::Pending(_))
    }
}

/// What a text means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// The choices are not loaded yet.
    Unknown,
    /// This choice.
    Choice(Choice),
    /// No choice, for this reason.
    None(String),
}

/// What `text` means: the only choice with this id or, if there is none, with this label, in any case. A
/// combobox that is `custom` accepts every text that is not a choice as an id.
pub(super) fn meaning(text: &str, choices: &Choices, is_custom: bool) -> Meaning {
    let text = text.trim();
    let quoted = ["“", &excerpt(text), "”"].concat();
    match choices {
        Choices::Loading => return Meaning::Unknown,
        Choices::Failed(reason) if !is_custom => {
            return Meaning::None([&quoted, " cannot be looked up. ", reason, "."].concat());
        }
        _ => {}
    }
    match matches(text, choices.list())[..] {
        [only] if only.disabled_reason.is_none() => Meaning::Choice(only.clone()),
        [_] | [] if is_custom => Meaning::Choice(Choice::new(text, text)),
        [only] => Meaning::None(refusal_of(&quoted, only)),
        [] if choices.has_more() => Meaning::None(
            [
                "More choices contain ",
                &quoted,
                " than are listed. Choose one from the list, or type more.",
            ]
            .concat(),
        ),
        [] => Meaning::None(
            [
                "There is no ",
                &quoted,
                ". Choose one from the list, or clear the field.",
            ]
            .concat(),
        ),
        _ => Meaning::None(
            [
                "There is more than one ",
                &quoted,
                ". Choose one from the list.",
            ]
            .concat(),
        ),
    }
}

/// Why a disabled choice is not taken.
fn refusal_of(quoted: &str, choice: &Choice) -> String {
    let reason = choice.disabled_reason.as_deref().unwrap_or_default();
    [quoted, " cannot be chosen: ", reason, "."].concat()
}

/// The index of the choice that `text` names, or of the first one that is not disabled.
pub(super) fn best_match(text: &str, choices: &[Choice]) -> Option<usize> {
    let named = matches(text.trim(), choices);
    let index = named
        .first()
        .and_then(|named| choices.iter().position(|choice| choice == *named));
    index.or_else(|| {
        choices
            .iter()
            .position(|choice| choice.disabled_reason.is_none())
    })
}

/// The choices with the id `text` or, if there are none, with the whole text or else with the label `text`.
fn matches<'a>(text: &str, choices: &'a [Choice]) -> Vec<&'a Choice> {
    let text = text.to_lowercase();
    let with = |part: fn(&Choice) -> String| -> Vec<&'a Choice> {
        let is_same = |choice: &&Choice| part(choice).to_lowercase() == text;
        choices.iter().filter(is_same).collect()
    };
    let parts: [fn(&Choice) -> String; 3] = [
        |choice| choice.id.clone(),
        Choice::text,
        |choice| choice.label.clone(),
    ];
    let found = parts.into_iter().map(with);
    found
        .into_iter()
        .find(|found| !found.is_empty())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ready(has_more: bool) -> Choices {
        let choices = [("4501", "vision"), ("4502", "vision-2"), ("4503", "Audio")];
        Choices::Ready {
            choices: choices.map(|(id, label)| Choice::new(id, label)).to_vec(),
            has_more,
        }
    }

    fn id_of(text: &str) -> Option<String> {
        match meaning(text, &ready(false), false) {
            Meaning::Choice(choice) => Some(choice.id),
            _ => None,
        }
    }

    #[test]
    fn a_name_or_an_id_in_any_case_is_taken() {
        for (text, id) in [
            ("vision", "4501"),
            ("VISION-2", "4502"),
            (" audio ", "4503"),
            ("4502", "4502"),
        ] {
            assert_eq!(id_of(text).as_deref(), Some(id), "{text}");
        }
    }

    #[test]
    fn an_id_takes_precedence_over_a_name() {
        let choices = Choices::Ready {
            choices: vec![Choice::new("1", "2"), Choice::new("2", "other")],
            has_more: false,
        };
        let second = Choice::new("2", "other");
        assert_eq!(meaning("2", &choices, false), Meaning::Choice(second));
    }

    #[test]
    fn options_with_one_label_are_taken_by_their_whole_text() {
        let vision = |id: &str, department: &str| {
            Choice::new(id, "vision").with_qualifier(["department ", department].concat())
        };
        let (audio, video) = (vision("1", "audio"), vision("2", "video"));
        let choices = Choices::Ready {
            choices: vec![audio, video.clone()],
            has_more: false,
        };
        let Meaning::None(reason) = meaning("Vision", &choices, false) else {
            panic!("one of two was taken");
        };
        assert!(reason.contains("more than one"), "{reason}");
        let meant = meaning("vision (department Video)", &choices, false);
        assert_eq!(meant, Meaning::Choice(video));
    }

    #[test]
    fn half_words_and_nonsense_are_refused_with_a_reason() {
        for text in ["visio", "zzz", "45"] {
            let Meaning::None(reason) = meaning(text, &ready(false), false) else {
                panic!("{text} is taken");
            };
            assert!(
                reason.contains(&format!("There is no “{text}”")),
                "{reason}"
            );
        }
        let Meaning::None(reason) = meaning("visio", &ready(true), false) else {
            panic!("a half word is taken");
        };
        assert!(reason.contains("than are listed"), "{reason}");
    }

    #[test]
    fn a_name_of_several_choices_is_refused() {
        let choices = Choices::Ready {
            choices: vec![Choice::new("1", "vision"), Choice::new("2", "Vision")],
            has_more: false,
        };
        let Meaning::None(reason) = meaning("vision", &choices, true) else {
            panic!("one of two is taken");
        };
        assert!(reason.contains("more than one"), "{reason}");
    }

    #[test]
    fn a_custom_text_is_an_id_once_it_is_known_not_to_be_a_choice() {
        let custom = Meaning::Choice(Choice::new("77", "77"));
        assert_eq!(meaning("77", &ready(false), true), custom);
        let failed = Choices::Failed("Not permitted".to_owned());
        assert_eq!(meaning("77", &failed, true), custom);
        assert_eq!(meaning("77", &Choices::Loading, true), Meaning::Unknown);
    }

    #[test]
    fn a_text_that_cannot_be_looked_up_is_refused() {
        let failed = Choices::Failed("The server cannot be reached".to_owned());
        let reason = "“vision” cannot be looked up. The server cannot be reached.";
        assert_eq!(
            meaning("vision", &failed, false),
            Meaning::None(reason.to_owned())
        );
    }

    #[test]
    fn a_disabled_choice_is_refused_with_its_reason_and_is_only_a_text_where_any_is_taken() {
        let choices = Choices::Ready {
            choices: vec![
                Choice::new("raw", "raw").disabled("already used by a"),
                Choice::new("b", "b"),
            ],
            has_more: false,
        };
        let reason = "“raw” cannot be chosen: already used by a.".to_owned();
        assert_eq!(meaning("raw", &choices, false), Meaning::None(reason));
        let typed = Choice::new("RAW", "RAW");
        assert_eq!(meaning("RAW", &choices, true), Meaning::Choice(typed));
        assert_eq!(best_match("x", choices.list()), Some(1));
    }

    #[test]
    fn the_named_choice_or_the_first_one_is_the_best_match() {
        let choices = ready(false).into_list();
        assert_eq!(best_match("audio", &choices), Some(2));
        assert_eq!(best_match("visio", &choices), Some(0));
        assert_eq!(best_match("visio", &[]), None);
    }
}
