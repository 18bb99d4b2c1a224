/// One thing to choose from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// What it is known by; shown beside the label where there is room.
    pub id: String,
    /// What it is called.
    pub label: String,
    /// What sets it apart from others of the same name; may be empty.
    pub note: String,
}

impl Choice {
    /// A choice without a note.
    pub fn new(id: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            label: label.into(),
            note: String::new(),
        }
    }

    /// The same choice with a note.
    #[must_use]
    pub fn with_note(mut self, note: impl Into<String>) -> Self {
        self.note = note.into();
        self
    }
}

/// Choices that come from elsewhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Choices {
    /// Asked for, not here yet.
    #[default]
    Loading,
    /// They could not be had, for this reason.
    Failed(String),
    /// They are here.
    Ready {
        /// In the order to be shown.
        choices: Vec<Choice>,
        /// There are more after these.
        has_more: bool,
    },
}

impl Choices {
    /// What is there to choose from now.
    #[must_use]
    pub fn list(&self) -> &[Choice] {
        match self {
            Self::Ready { choices, .. } => choices,
            _ => &[],
        }
    }

    /// The same, taken out.
    #[must_use]
    pub fn into_list(self) -> Vec<Choice> {
        match self {
            Self::Ready { choices, .. } => choices,
            _ => Vec::new(),
        }
    }

    /// There are more after these.
    #[must_use]
    pub const fn has_more(&self) -> bool {
        matches!(self, Self::Ready { has_more: true, .. })
    }

    /// What stands in the list besides the choices: why there are none, or that there are more.
    #[must_use]
    pub fn remark(&self) -> Option<String> {
        match self {
            Self::Loading => Some("Loading…".to_owned()),
            Self::Failed(reason) => Some(reason.clone()),
            Self::Ready { choices, .. } if choices.is_empty() => Some("Nothing found".to_owned()),
            Self::Ready { has_more, .. } => has_more.then(|| "Scroll for more".to_owned()),
        }
    }

    /// What is announced when the choices change.
    #[must_use]
    pub fn summary(&self) -> String {
        match self {
            Self::Ready { choices, .. } if choices.len() == 1 => "1 choice".to_owned(),
            Self::Ready { choices, has_more } if !choices.is_empty() => {
                let more = if *has_more { " and more" } else { "" };
                [&choices.len().to_string(), " choices", more].concat()
            }
            other => other.remark().unwrap_or_default(),
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
    fn an_empty_list_says_so() {
        assert_eq!(ready(0, false).summary(), "Nothing found");
        assert_eq!(ready(0, false).remark().as_deref(), Some("Nothing found"));
    }

    #[test]
    fn the_summary_counts_and_tells_of_more() {
        assert_eq!(ready(1, false).summary(), "1 choice");
        assert_eq!(ready(20, false).summary(), "20 choices");
        assert_eq!(ready(20, true).summary(), "20 choices and more");
    }

    #[test]
    fn a_failure_gives_its_reason() {
        let failed = Choices::Failed("Not permitted".to_owned());
        assert_eq!(failed.summary(), "Not permitted");
        assert!(failed.list().is_empty());
    }
}
