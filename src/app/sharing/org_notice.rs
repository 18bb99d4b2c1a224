use datavolumes_contract::ScopeType;
use datavolumes_ui::{Alert, Button, Tone};
use leptos::prelude::*;

use super::directory_snapshot::{LevelProgress, LoadState};
use super::org_loader::OrgLoader;
use super::text::pluralize;

/// Shows which levels of the organisation are not loaded, and why.
#[component]
pub(super) fn OrgNotice(
    /// The directory.
    loader: OrgLoader,
) -> impl IntoView {
    let message = Memo::new(move |_| {
        let snapshot = loader.snapshot();
        snapshot.with(|snapshot| Message::of(&snapshot.levels))
    });
    let retry = move || {
        view! {
            <Button small=true on_press=move |()| loader.load()>
                "Retry"
            </Button>
        }
    };
    move || match message.get()? {
        Message::Loading(text) => Some(
            view! {
                <p class="scope-tree__note" role="status">
                    {text}
                </p>
            }
            .into_any(),
        ),
        Message::Incomplete(text) => Some(
            view! {
                <Alert tone=Tone::Info title="Some scopes can’t be listed">
                    {text}
                </Alert>
            }
            .into_any(),
        ),
        Message::Failed(text) => Some(
            view! {
                <Alert tone=Tone::Warning title="Some scopes could not be loaded" actions=retry>
                    {text}
                </Alert>
            }
            .into_any(),
        ),
    }
}

/// The most important message about the levels of the directory.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Message {
    Loading(String),
    Incomplete(String),
    Failed(String),
}

impl Message {
    fn of(levels: &[LevelProgress]) -> Option<Self> {
        let names = |matches: fn(&LoadState) -> bool| names_of(levels, matches);
        let failure = levels.iter().find_map(|level| match &level.state {
            LoadState::Failed { title, .. } => Some(title),
            _ => None,
        });
        if let Some(title) = failure
            && let Some(names) = names(|state| matches!(state, LoadState::Failed { .. }))
        {
            return Some(Self::Failed(format!(
                "Not loaded: {names}. {title}. You can add scopes by ID."
            )));
        }
        if let Some(names) = names(|state| *state == LoadState::Forbidden) {
            return Some(Self::Incomplete(format!(
                "You don’t have permission to see the {names}. You can add scopes by ID."
            )));
        }
        if let Some(names) = names(|state| *state == LoadState::Unsupported) {
            return Some(Self::Incomplete(format!(
                "This server does not list its {names}. You can add scopes by ID."
            )));
        }
        let count = pluralize(levels.iter().map(|level| level.count).sum(), "scope");
        if let Some(names) = names(|state| *state == LoadState::Loading) {
            return Some(Self::Loading(format!("Loading {names}… {count} so far")));
        }
        names(|state| *state == LoadState::Truncated).map(|names| {
            Self::Incomplete(format!(
                "Only the first {count} are listed. There are more {names}. Add others by ID."
            ))
        })
    }
}

/// The names of the levels whose state matches, separated by commas. `None` if there are none.
fn names_of(levels: &[LevelProgress], matches: fn(&LoadState) -> bool) -> Option<String> {
    let name = |level: &LevelProgress| match level.level {
        ScopeType::Cluster => "clusters",
        ScopeType::Department => "departments",
        _ => "projects",
    };
    let matching = levels.iter().filter(|level| matches(&level.state));
    let names: Vec<&str> = matching.map(name).collect();
    (!names.is_empty()).then(|| names.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(states: [LoadState; 3]) -> Option<Message> {
        let levels: Vec<LevelProgress> = ScopeType::DOCUMENTED
            .into_iter()
            .zip(states)
            .map(|(level, state)| LevelProgress {
                level,
                state,
                count: 2,
                unreadable: 0,
            })
            .collect();
        Message::of(&levels)
    }

    #[test]
    fn each_load_state_has_its_own_message() {
        use LoadState::{Complete, Failed, Forbidden, Loading, Truncated, Unsupported};
        let failed = Failed {
            title: "The directory could not be loaded".to_owned(),
            is_temporary: false,
        };
        assert_eq!(message([Complete, Complete, Complete]), None);
        for (states, expected) in [
            (
                [Complete, Complete, Loading],
                "Loading projects… 6 scopes so far",
            ),
            (
                [Complete, Forbidden, Forbidden],
                "You don’t have permission to see the departments, projects. You can add scopes by ID.",
            ),
            (
                [Complete, failed, Loading],
                "Not loaded: departments. The directory could not be loaded. You can add scopes by ID.",
            ),
            (
                [Unsupported, Complete, Complete],
                "This server does not list its clusters. You can add scopes by ID.",
            ),
            (
                [Complete, Complete, Truncated],
                "Only the first 6 scopes are listed. There are more projects. Add others by ID.",
            ),
        ] {
            let (Message::Loading(text) | Message::Incomplete(text) | Message::Failed(text)) =
                message(states).unwrap();
            assert_eq!(text, expected);
        }
    }
}
