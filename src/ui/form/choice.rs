/// An option of a select, combobox or radio group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// The value. A combobox shows it beside the label if they differ.
    pub id: String,
    /// The text.
    pub label: String,
    /// What a combobox shows beside the label, such as the kind of the option; may be empty.
    pub note: String,
    /// What distinguishes it from options with the same label; may be empty. Only a combobox shows it, also once
    /// the option is chosen.
    pub qualifier: String,
    /// Why it cannot be chosen; `None` if it can. Only a combobox shows it.
    pub disabled_reason: Option<String>,
}

impl Choice {
    /// A choice without a note.
    pub fn new(id: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            label: label.into(),
            note: String::new(),
            qualifier: String::new(),
            disabled_reason: None,
        }
    }

    /// Adds a note.
    #[must_use]
    pub fn with_note(mut self, note: impl Into<String>) -> Self {
        self.note = note.into();
        self
    }

    /// Adds what distinguishes the choice from others with the same label.
    #[must_use]
    pub fn with_qualifier(mut self, qualifier: impl Into<String>) -> Self {
        self.qualifier = qualifier.into();
        self
    }

    /// Disables the choice, for this reason.
    #[must_use]
    pub fn disabled(mut self, reason: impl Into<String>) -> Self {
        self.disabled_reason = Some(reason.into());
        self
    }

    /// The label, followed by what distinguishes it from others.
    #[must_use]
    pub fn text(&self) -> String {
        if self.qualifier.is_empty() {
            self.label.clone()
        } else {
            [&self.label, " (", &self.qualifier, ")"].concat()
        }
    }
}

/// Choices that are loaded asynchronously.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Choices {
    /// The request is pending.
    #[default]
    Loading,
    /// The request failed, with this message.
    Failed(String),
    /// The choices are loaded.
    Ready {
        /// The choices, in display order.
        choices: Vec<Choice>,
        /// More choices can be loaded.
        has_more: bool,
    },
}

impl Choices {
    /// The loaded choices; empty unless ready.
    #[must_use]
    pub fn list(&self) -> &[Choice] {
        match self {
            Self::Ready { choices, .. } => choices,
            _ => &[],
        }
    }

    /// Converts into the loaded choices; empty unless ready.
    #[must_use]
    pub fn into_list(self) -> Vec<Choice> {
        match self {
            Self::Ready { choices, .. } => choices,
            _ => Vec::new(),
        }
    }

    /// Whether more choices can be loaded.
    #[must_use]
    pub const fn has_more(&self) -> bool {
        matches!(self, Self::Ready { has_more: true, .. })
    }

    /// The message below the choices: why there are none, or how to reach more. Scrolling reaches them if
    /// `can_scroll`.
    #[must_use]
    pub fn message(&self, can_scroll: bool) -> Option<String> {
        match self {
            Self::Loading => Some("Loading…".to_owned()),
            Self::Failed(reason) => Some(reason.clone()),
            Self::Ready { choices, .. } if choices.is_empty() => Some("Nothing found".to_owned()),
            Self::Ready { has_more, .. } => has_more.then(|| {
                let text = if can_scroll {
                    "Scroll for more"
                } else {
                    "There are more. Type more of the name."
                };
                text.to_owned()
            }),
        }
    }

    /// The announcement for assistive technology when the choices change.
    #[must_use]
    pub fn announcement(&self) -> String {
        match self {
            Self::Ready { choices, .. } if choices.len() == 1 => "1 choice".to_owned(),
            Self::Ready { choices, has_more } if !choices.is_empty() => {
                let more = if *has_more { " and more" } else { "" };
                format!("{} choices{more}", choices.len())
            }
            other => other.message(false).unwrap_or_default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Choice, Choices};

    fn ready(count: usize, has_more: bool) -> Choices {
        Choices::Ready {
            choices: vec![Choice::new("id", "label"); count],
            has_more,
        }
    }

    #[test]
    fn an_empty_list_has_a_message() {
        assert_eq!(ready(0, false).announcement(), "Nothing found");
        let message = ready(0, false).message(true);
        assert_eq!(message.as_deref(), Some("Nothing found"));
    }

    #[test]
    fn the_message_says_how_to_reach_more_choices() {
        let message = |can_scroll| ready(20, true).message(can_scroll).unwrap();
        assert_eq!(message(true), "Scroll for more");
        assert!(message(false).contains("Type more of the name"));
        assert_eq!(ready(20, false).message(true), None);
    }

    #[test]
    fn the_announcement_counts_the_choices_and_mentions_more() {
        assert_eq!(ready(1, false).announcement(), "1 choice");
        assert_eq!(ready(20, false).announcement(), "20 choices");
        assert_eq!(ready(20, true).announcement(), "20 choices and more");
    }

    #[test]
    fn a_failure_shows_its_message() {
        let failed = Choices::Failed("Not permitted".to_owned());
        assert_eq!(failed.announcement(), "Not permitted");
        assert!(failed.list().is_empty());
    }
}
