use datavolumes_client::ErrorKind;
use datavolumes_contract::org::{Project, ProjectPage};
use datavolumes_contract::{DirectoryQuery, Limit, ProjectId};
use leptos::prelude::*;

use crate::remote::{Notice, Remote, Task, use_remote};
use crate::services::Services;
use datavolumes_ui::{Choice, Choices, Combobox};

/// The number of projects that are loaded at a time.
const PAGE_SIZE: u16 = 50;

/// Searches for a project by name. Its id can be typed where the projects cannot be listed.
#[component]
pub fn ProjectPicker(
    /// The chosen project.
    #[prop(into)]
    value: Signal<Option<ProjectId>>,
    /// Its name, if it is known.
    #[prop(optional, into)]
    name: Signal<String>,
    /// Called with the chosen project, or with `None` when it is cleared. A typed project has only an id.
    #[prop(into)]
    on_choose: Callback<Option<Project>>,
    /// Called if this user cannot list projects, so that the id must be typed.
    #[prop(optional, into)]
    on_refused: Option<Callback<()>>,
    /// The accessible name, unless a `FormField` provides one.
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
        move || search.with(|search| search.as_ref().is_some_and(|(_, limit)| *limit > PAGE_SIZE));
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
    let start_search = move |text: String| {
        let next = Some((text, PAGE_SIZE));
        let is_ready = found
            .state
            .with_untracked(|found| matches!(found, Remote::Ready(_)));
        if !is_ready || search.with_untracked(|current| *current != next) {
            search.set(next);
        }
    };
    let more = move |()| {
        search.update(|search| {
            if let Some((_, limit)) = search {
                *limit = limit.saturating_add(PAGE_SIZE).min(Limit::MAX.get());
            }
        });
    };
    if let Some(on_refused) = on_refused {
        // Loaded at once, so that the right control is shown before the user types.
        search.set(Some((String::new(), PAGE_SIZE)));
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
            on_search=start_search
            on_choose=choose
            on_more=more
            custom=true
            placeholder=Some("Name or ID".to_owned())
        />
    }
}

/// Whether this user cannot list projects, rather than that a request failed.
fn is_refused(found: &Remote<ProjectPage>) -> bool {
    found.error().is_some_and(|error| {
        matches!(
            error.kind(),
            ErrorKind::Forbidden | ErrorKind::NotFound | ErrorKind::Unsupported
        )
    })
}

/// The project of a choice. A typed choice is an id.
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

/// The choices. A list stays while more of it is being loaded.
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
