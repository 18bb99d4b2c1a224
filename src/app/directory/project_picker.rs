use datavolumes_client::ErrorKind;
use datavolumes_contract::org::{Project, ProjectPage};
use datavolumes_contract::{DirectoryQuery, Limit, ProjectId};
use leptos::prelude::*;

use super::search::{find_project, search_projects};
use crate::remote::{Notice, Remote, Task, use_remote};
use crate::services::Services;
use datavolumes_ui::{Choice, Choices, Combobox, ComboboxEntry};

/// The number of projects that are loaded at a time.
const PAGE_SIZE: u16 = 50;

/// Searches for a project by its name or id. Where the projects cannot be listed, any id can be typed.
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
    /// What the user has typed, while it is not the value.
    #[prop(optional)]
    entry: RwSignal<ComboboxEntry>,
    /// The accessible name, unless a `FormField` provides one.
    #[prop(optional, into)]
    aria_label: Signal<Option<String>>,
) -> impl IntoView {
    let services = Services::of_context();
    let connectivity = services.connectivity.optional();
    let search = RwSignal::new(None::<(String, u16)>);
    let found = use_remote(
        move || search.get(),
        connectivity,
        move |(search, limit)| {
            let query = DirectoryQuery {
                search,
                limit: Limit::new(limit).unwrap_or_default(),
                ..DirectoryQuery::default()
            };
            search_projects(services.client(), query)
        },
    );
    let is_longer =
        move || search.with(|search| search.as_ref().is_some_and(|(_, limit)| *limit > PAGE_SIZE));
    let choices = Memo::new(move |_| found.state.with(|found| choices_of(found, is_longer())));
    let chosen = use_chosen(value, name);
    let choose = move |choice: Option<Choice>| {
        let project = choice.map(|choice| project_of(&found.state.read_untracked(), choice));
        chosen.known.set(project.clone());
        on_choose.run(project);
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
            value=chosen.choice
            choices=choices
            on_search=start_search
            on_choose=choose
            on_more=more
            custom=Signal::derive(move || found.state.with(is_refused))
            entry
            placeholder=Some("Name or ID".to_owned())
        />
    }
}

/// The chosen project as the combobox shows it.
struct Chosen {
    choice: Memo<Option<Choice>>,
    /// The project that was chosen last.
    known: RwSignal<Option<Project>>,
}

/// Finds the name of the chosen project, unless it is given or was chosen here: an address has only the id.
fn use_chosen(value: Signal<Option<ProjectId>>, name: Signal<String>) -> Chosen {
    let services = Services::of_context();
    let known = RwSignal::new(None::<Project>);
    let name_of = move |id: &ProjectId| {
        let given = name.get();
        let chosen = known.with(|known| {
            let known = known.as_ref().filter(|known| known.id == *id)?;
            Some(known.name.clone())
        });
        Some(given)
            .filter(|name| !name.is_empty())
            .or_else(|| chosen.filter(|name| !name.is_empty()))
    };
    let unnamed = Memo::new(move |_| value.get().filter(|id| name_of(id).is_none()));
    let found = use_remote(
        move || unnamed.get(),
        services.connectivity.optional(),
        move |id: ProjectId| {
            let client = services.client();
            async move { Ok(find_project(client, id).await) }
        },
    );
    let choice = Memo::new(move |_| {
        let id = value.get()?;
        let found = || found.state.with(|found| name_in(found, &id));
        let label = name_of(&id).or_else(found);
        let label = label.unwrap_or_else(|| id.to_string());
        Some(Choice::new(id.as_str(), label))
    });
    Chosen { choice, known }
}

/// The name of the project that was found, if it is the one with this id.
fn name_in(found: &Remote<Option<Project>>, id: &ProjectId) -> Option<String> {
    let project = found.latest()?.as_ref()?;
    let is_named = project.id == *id && !project.name.is_empty();
    is_named.then(|| project.name.clone())
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
