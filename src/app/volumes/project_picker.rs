use datavolumes_contract::org::ProjectPage;
use datavolumes_contract::{DirectoryQuery, Limit, ProjectId};
use leptos::prelude::*;

use crate::api::{Notice, Task};
use crate::remote::{Remote, use_remote};
use crate::services::Services;
use crate::ui::{Choice, Choices, Combobox};

/// How many projects are asked for at a time.
const PAGE: u16 = 50;

/// Finds a project among thousands by name; where the directory is refused, its id can be typed.
#[component]
pub fn ProjectPicker(
    /// The project that is chosen.
    #[prop(into)]
    value: Signal<Option<ProjectId>>,
    /// Called with the project that is chosen, or with `None` when there is none any more.
    #[prop(into)]
    on_choose: Callback<Option<ProjectId>>,
    /// The accessible name where no `Field` gives one.
    #[prop(optional, into)]
    aria_label: Signal<Option<String>>,
) -> impl IntoView {
    let Services { api, health, .. } = Services::of_context();
    let search = RwSignal::new(None::<String>);
    let found = use_remote(search.into(), health, move |search| {
        let limit = Limit::new(PAGE).unwrap_or_default();
        api.projects(DirectoryQuery {
            search,
            limit,
            ..DirectoryQuery::default()
        })
    });
    let choices = Memo::new(move |_| found.state.with(choices_of));
    let chosen = Memo::new(move |_| {
        let id = value.get()?;
        let known = choices.with(|choices| {
            choices
                .list()
                .iter()
                .find(|choice| choice.id == id.as_str())
                .cloned()
        });
        Some(known.unwrap_or_else(|| Choice::new(id.as_str(), id.as_str())))
    });
    let choose = move |choice: Option<Choice>| {
        on_choose.run(choice.map(|choice| ProjectId::new(choice.id)));
    };
    view! {
        <Combobox
            aria_label
            value=chosen
            choices=choices
            on_search=move |text| search.set(Some(text))
            on_choose=choose
            custom=true
            placeholder=Some("Name or ID".to_owned())
        />
    }
}

fn choices_of(found: &Remote<ProjectPage>) -> Choices {
    match found {
        Remote::Loading { .. } => Choices::Loading,
        Remote::Ready(page) => Choices::Ready {
            choices: page
                .projects
                .iter()
                .map(|project| Choice::new(project.id.as_str(), project.name.as_str()))
                .collect(),
            has_more: page.next.is_some(),
        },
        Remote::Failed { error, .. } => Choices::Failed(Notice::of(error, Task::Directory).title),
    }
}
