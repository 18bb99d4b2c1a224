use datavolumes_client::ErrorKind;
use datavolumes_contract::org::{Project, ProjectPage};
use datavolumes_contract::{DirectoryQuery, Limit, ProjectId};
use leptos::prelude::*;

use crate::notice::{Notice, Task};
use crate::remote::{Remote, use_remote};
use crate::services::Services;
use datavolumes_ui::{Choice, Choices, Combobox};

/// How many projects are asked for at a time.
const PAGE: u16 = 50;

/// Finds a project among thousands by name; where the directory is refused, its id can be typed.
#[component]
pub fn ProjectPicker(
    /// The project that is chosen.
    #[prop(into)]
    value: Signal<Option<ProjectId>>,
    /// What it is called, where that is known already.
    #[prop(optional, into)]
    name: Signal<String>,
    /// Called with the project that is chosen, or with `None` when there is none any more. Of one that
    /// was typed only the id is known.
    #[prop(into)]
    on_choose: Callback<Option<Project>>,
    /// The server has no directory for this person, so that the id must be typed.
    #[prop(optional, into)]
    on_refused: Option<Callback<()>>,
    /// The accessible name where no `FormField` gives one.
    #[prop(optional, into)]
    aria_label: Signal<Option<String>>,
) -> impl IntoView {
    let services = Services::of_context();
    let connectivity = services.connectivity;
    let search = RwSignal::new(None::<(String, u16)>);
    let found = use_remote(
        move || search.get(),
        connectivity,
        move |(search, limit)| {
            let limit = Limit::new(limit).unwrap_or_default();
            services.client().projects(DirectoryQuery {
                search,
                limit,
                ..DirectoryQuery::default()
            })
        },
    );
    let is_longer =
        move || search.with(|search| search.as_ref().is_some_and(|(_, limit)| *limit > PAGE));
    let choices = Memo::new(move |_| found.state.with(|found| choices_of(found, is_longer())));
    let chosen = Memo::new(move |_| {
        let id = value.get()?;
        let known = choices.with(|choices| {
            choices
                .list()
                .iter()
                .find(|choice| choice.id == id.as_str())
                .cloned()
        });
        let label = name.with(|name| {
            if name.is_empty() {
                id.to_string()
            } else {
                name.clone()
            }
        });
        Some(known.unwrap_or_else(|| Choice::new(id.as_str(), label)))
    });
    let choose = move |choice: Option<Choice>| {
        on_choose.run(choice.map(|choice| project_of(&found.state.read_untracked(), choice)));
    };
    let look_for = move |text: String| {
        let wanted = Some((text, PAGE));
        let is_there = found
            .state
            .with_untracked(|found| matches!(found, Remote::Ready(_)));
        if !is_there || search.with_untracked(|known| *known != wanted) {
            search.set(wanted);
        }
    };
    let more = move |()| {
        search.update(|search| {
            if let Some((_, limit)) = search {
                *limit = limit.saturating_add(PAGE).min(Limit::MAX.get());
            }
        });
    };
    if let Some(on_refused) = on_refused {
        // Asked for at once, so that the right control is there before anybody types.
        search.set(Some((String::new(), PAGE)));
        Effect::new(move || {
            if found.state.with(is_refused) {
                on_refused.run(());
            }
        });
    }
    view! {
        <Combobox
            aria_label
            value=chosen
            choices=choices
            on_search=look_for
            on_choose=choose
            on_more=more
            custom=true
            placeholder=Some("Name or ID".to_owned())
        />
    }
}

/// Whether there is no directory, rather than none just now.
fn is_refused(found: &Remote<ProjectPage>) -> bool {
    found.error().is_some_and(|error| {
        matches!(
            error.kind(),
            ErrorKind::Forbidden | ErrorKind::NotFound | ErrorKind::Unsupported
        )
    })
}

/// The project behind a choice; of a typed one, what was typed.
fn project_of(found: &Remote<ProjectPage>, choice: Choice) -> Project {
    let known = found
        .latest()
        .and_then(|page| {
            page.projects
                .iter()
                .find(|project| project.id.as_str() == choice.id)
        })
        .cloned();
    known.unwrap_or_else(|| Project {
        id: ProjectId::new(choice.id),
        ..Project::default()
    })
}

/// A list that becomes longer stays while the rest is on its way.
fn choices_of(found: &Remote<ProjectPage>, is_longer: bool) -> Choices {
    match found {
        Remote::Ready(page) => of_page(page),
        Remote::Loading { last: Some(page) } if is_longer => of_page(page),
        Remote::Loading { .. } => Choices::Loading,
        Remote::Failed { error, .. } => Choices::Failed(Notice::of(error, Task::Directory).title),
    }
}

fn of_page(page: &ProjectPage) -> Choices {
    Choices::Ready {
        choices: page
            .projects
            .iter()
            .map(|project| Choice::new(project.id.as_str(), project.name.as_str()))
            .collect(),
        has_more: page.next.is_some() && page.projects.len() < usize::from(Limit::MAX.get()),
    }
}
