use datavolumes_contract::{DirectoryQuery, SharedScope};
use leptos::prelude::*;

use super::scope_choices::{FoundScopes, ScopeQuery, chosen_scope};
use super::state::CreateState;
use crate::directory::{OrgLevel, OrgNames, search};
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
    let find = move |level: OrgLevel| {
        use_remote(
            move || query.get(),
            connectivity,
            move |query: ScopeQuery| search(services.client(), level, query.for_directory()),
        )
    };
    let (projects, departments) = (find(OrgLevel::Project), find(OrgLevel::Department));
    // All clusters are read once, with the first search.
    let is_open = Memo::new(move |_| text.with(Option::is_some).then_some(()));
    let clusters = use_remote(
        move || is_open.get(),
        connectivity,
        move |()| {
            search(
                services.client(),
                OrgLevel::Cluster,
                DirectoryQuery::default(),
            )
        },
    );
    let names = OrgNames::of_context();
    names.load_when(services, move || is_open.get().is_some());
    let found = move || FoundScopes {
        clusters: clusters.state.get(),
        departments: departments.state.get(),
        projects: projects.state.get(),
    };
    let choices = Memo::new(move |_| match query.get() {
        Some(query) => found().choices(&query, names),
        None => Choices::Loading,
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
        <p class="create__advice" data-tone="warning" role="status">
            {move || found().missing()}
        </p>
    }
}
