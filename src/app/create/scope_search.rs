use datavolumes_contract::SharedScope;
use leptos::prelude::*;

use super::scope_choices::{ScopeQuery, chosen_scope, scope_choices};
use super::state::CreateState;
use crate::directory::{search_departments, search_projects};
use crate::remote::use_remote;
use datavolumes_ui::{Choice, Choices, Combobox};

/// Finds clusters, departments and projects by name, and adds what is chosen.
#[component]
pub(super) fn ScopeSearch(
    create: CreateState,
    /// Called with the scope to add.
    on_add: Callback<SharedScope>,
) -> impl IntoView {
    let services = create.services;
    let connectivity = services.connectivity.optional();
    let text = RwSignal::new(None::<String>);
    let cluster = create.read(|draft| draft.project.cluster_id.as_str().to_owned());
    let query = Memo::new(move |_| {
        let text = text.get()?;
        let cluster = cluster.get();
        Some(ScopeQuery { text, cluster })
    });
    let projects = use_remote(
        move || query.get(),
        connectivity,
        move |query: ScopeQuery| search_projects(services.client(), query.for_directory()),
    );
    let departments = use_remote(
        move || query.get(),
        connectivity,
        move |query: ScopeQuery| search_departments(services.client(), query.for_directory()),
    );
    // All clusters are read once, with the first search.
    let is_open = Memo::new(move |_| text.with(Option::is_some).then_some(()));
    let clusters = use_remote(
        move || is_open.get(),
        connectivity,
        move |()| services.client().clusters(),
    );
    let choices = Memo::new(move |_| {
        let Some(query) = query.get() else {
            return Choices::Loading;
        };
        projects.state.with(|projects| {
            departments.state.with(|departments| {
                clusters
                    .state
                    .with(|clusters| scope_choices(&query, clusters, departments, projects))
            })
        })
    });
    // The field is emptied for the next scope.
    let chosen = RwSignal::new(None::<Choice>);
    let choose = move |choice: Option<Choice>| {
        if let Some(choice) = choice {
            on_add.run(chosen_scope(choice));
        }
        chosen.set(None);
    };
    view! {
        <Combobox
            value=chosen
            choices
            on_search=move |searched| text.set(Some(searched))
            on_choose=choose
            entry=create.entries.scope
            placeholder=Some("Find a project, department or cluster".to_owned())
        />
    }
}
