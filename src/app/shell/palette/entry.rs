//! What the palette lists. Pure.

use super::rank::{Rank, fold, rank};
use crate::router::Route;
use crate::services::PageCommand;

/// What the keys of sentences to begin with start with. Other sentences were made of the text, so they fit it.
pub(super) const TEMPLATE: &str = "template ";

/// The kinds of entries, in the order in which they are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Group {
    /// What the text says as a sentence.
    Sentences,
    /// What was chosen before.
    Recent,
    /// Data volumes.
    Volumes,
    /// Saved views.
    Views,
    /// Projects.
    Projects,
    /// What else can be done.
    Actions,
}

impl Group {
    /// The heading.
    pub(super) const fn label(self) -> &'static str {
        match self {
            Self::Sentences => "Sentences",
            Self::Recent => "Recent",
            Self::Volumes => "Data volumes",
            Self::Views => "Saved views",
            Self::Projects => "Projects",
            Self::Actions => "Actions",
        }
    }
}

/// What choosing an entry does. None of it writes to the server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Run {
    /// Goes to a page.
    Open(Place),
    /// Puts a text into the field.
    Fill(String),
    /// Opens the log of requests.
    Requests,
    /// Signs out.
    SignOut,
}

/// A page of the app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) route: Route,
    /// The fragment of the address with `#`, or an empty text.
    pub(super) fragment: String,
    /// What the page does then.
    pub(super) command: Option<PageCommand>,
}

impl From<Route> for Place {
    fn from(route: Route) -> Self {
        Self {
            route,
            fragment: String::new(),
            command: None,
        }
    }
}

/// An entry of the palette.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// What it is: the same thing has the same key in another group.
    pub(super) key: String,
    pub(super) group: Group,
    /// What it is called.
    pub(super) title: String,
    /// What tells it apart; may be empty.
    pub(super) detail: String,
    /// What choosing it does, as sentences.
    pub(super) effect: String,
    pub(super) run: Run,
    /// Why it cannot be chosen, as a sentence.
    pub(super) disabled_reason: Option<String>,
    /// Whether it is not what the text says for certain.
    pub(super) is_guess: bool,
}

impl Entry {
    /// An entry that can be chosen.
    pub(super) fn new(
        group: Group,
        key: String,
        title: impl Into<String>,
        effect: String,
        run: Run,
    ) -> Self {
        Self {
            key,
            group,
            title: title.into(),
            detail: String::new(),
            effect,
            run,
            disabled_reason: None,
            is_guess: false,
        }
    }

    /// An entry that only says why a sentence cannot be followed.
    pub(super) fn impossible(title: String, reason: String) -> Self {
        let run = Run::Fill(String::new());
        let key = ["impossible ", &title].concat();
        Self::new(Group::Sentences, key, title, String::new(), run).disabled(Some(reason))
    }

    /// Adds what tells it apart.
    #[must_use]
    pub(super) fn with_detail(self, detail: String) -> Self {
        Self { detail, ..self }
    }

    /// Disables it if there is a reason.
    #[must_use]
    pub(super) fn disabled(self, disabled_reason: Option<String>) -> Self {
        Self {
            disabled_reason,
            ..self
        }
    }

    /// Whether `search` is the id of what it is, which its key ends with.
    fn has_id(&self, search: &str) -> bool {
        let id = self.key.split_once(' ').map(|(_, id)| id);
        id.is_some_and(|id| fold(id) == fold(search))
    }

    /// How well it fits `search`.
    pub(super) fn rank(&self, search: &str) -> Option<Rank> {
        match self.group {
            Group::Sentences if !self.key.starts_with(TEMPLATE) => Some(Rank::Exact),
            _ => rank(&self.title, search).or_else(|| self.has_id(search).then_some(Rank::Exact)),
        }
    }
}
