use datavolumes_contract::ScopeType;
use leptos::prelude::*;

use super::organisation_state::{Level, OrganisationState, Telling};
use super::words::count;
use datavolumes_ui::{Alert, Button, Tone, part};

/// What of the organisation is not known, and why: still on its way, not permitted, failed.
#[component]
pub(super) fn OrganisationNotes(
    /// What the directory tells.
    directory: OrganisationState,
) -> impl IntoView {
    let levels = Memo::new(move |_| directory.told().with(|told| told.levels.clone()));
    part(move || {
        let note = Note::of(&levels.get());
        match note {
            None => ().into_any(),
            Some(Note::Loading(text)) => {
                view! { <p class="scope-tree__note" role="status">{text}</p> }.into_any()
            }
            Some(Note::Gap(text)) => {
                view! { <Alert tone=Tone::Info title="Not everything can be listed">{text}</Alert> }
                    .into_any()
            }
            Some(Note::Failed(text)) => {
                let retry = move || view! { <Button small=true on_press=move |()| directory.load()>"Retry"</Button> };
                view! { <Alert tone=Tone::Warning title="Not everything could be listed" actions=retry>{text}</Alert> }
                    .into_any()
            }
        }
    })
}

/// What there is to say about the levels of the directory.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Note {
    Loading(String),
    Gap(String),
    Failed(String),
}

impl Note {
    fn of(levels: &[Level]) -> Option<Self> {
        let plural = |level: &Level| match level.kind {
            ScopeType::Cluster => "clusters",
            ScopeType::Department => "departments",
            _ => "projects",
        };
        let those = |fits: fn(&Telling) -> bool| {
            let those = levels.iter().filter(|level| fits(&level.telling));
            let those: Vec<&str> = those.map(plural).collect();
            (!those.is_empty()).then(|| those.join(", "))
        };
        let failed = levels.iter().find_map(|level| match &level.telling {
            Telling::Failed { title, .. } => Some(title),
            _ => None,
        });
        if let (Some(title), Some(which)) = (
            failed,
            those(|telling| matches!(telling, Telling::Failed { .. })),
        ) {
            return Some(Self::Failed(format!(
                "Not loaded: {which}. {title}. Scopes can be added by their IDs."
            )));
        }
        if let Some(which) = those(|telling| *telling == Telling::Refused) {
            return Some(Self::Gap(format!(
                "Not permitted: you may not see the {which}. Scopes can be added by their IDs."
            )));
        }
        if let Some(which) = those(|telling| *telling == Telling::Unsupported) {
            return Some(Self::Gap(format!(
                "This server does not list its {which}. Scopes can be added by their IDs."
            )));
        }
        let loaded = levels.iter().map(|level| level.count).sum();
        if let Some(which) = those(|telling| *telling == Telling::Loading) {
            let loaded = count(loaded, "scope");
            return Some(Self::Loading(format!("Loading {which}… {loaded} so far")));
        }
        those(|telling| *telling == Telling::TooMany).map(|which| {
            let loaded = count(loaded, "scope");
            Self::Gap(format!(
                "Only the first {loaded} are listed: there are more {which}. Add others by their IDs."
            ))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn note(tellings: [Telling; 3]) -> Option<Note> {
        let levels: Vec<Level> = ScopeType::DOCUMENTED
            .into_iter()
            .zip(tellings)
            .map(|(kind, telling)| Level {
                kind,
                telling,
                count: 2,
            })
            .collect();
        Note::of(&levels)
    }

    #[test]
    fn not_loaded_not_permitted_and_not_listed_read_differently() {
        use Telling::{Failed, Loading, Refused, TooMany, Unsupported, Whole};
        let failed = Failed {
            title: "The directory could not be loaded".to_owned(),
            is_passing: false,
        };
        assert_eq!(note([Whole, Whole, Whole]), None);
        for (tellings, text) in [
            ([Whole, Whole, Loading], "Loading projects… 6 scopes so far"),
            (
                [Whole, Refused, Refused],
                "Not permitted: you may not see the departments, projects. Scopes can be added by their IDs.",
            ),
            (
                [Whole, failed, Loading],
                "Not loaded: departments. The directory could not be loaded. Scopes can be added by their IDs.",
            ),
            (
                [Unsupported, Whole, Whole],
                "This server does not list its clusters. Scopes can be added by their IDs.",
            ),
            (
                [Whole, Whole, TooMany],
                "Only the first 6 scopes are listed: there are more projects. Add others by their IDs.",
            ),
        ] {
            let (Note::Loading(told) | Note::Gap(told) | Note::Failed(told)) =
                note(tellings).unwrap();
            assert_eq!(told, text);
        }
    }
}
