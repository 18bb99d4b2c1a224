use datavolumes_contract::org::{Cluster, DepartmentPage, ProjectPage};
use datavolumes_contract::{DirectoryQuery, Limit, ScopeType, SharedScope};
use leptos::prelude::*;

use super::state::CreateState;
use crate::notice::{Notice, Task};
use crate::remote::{Remote, use_remote};
use datavolumes_ui::{Choice, Choices, Combobox};

/// The maximum number of departments and of projects offered for one search. A longer search text finds
/// the others.
const MAX_RESULTS: u16 = 25;

/// A search for scopes in the cluster of the volume: it cannot be shared with another cluster.
#[derive(Clone, Debug, PartialEq, Eq)]
struct ScopeQuery {
    text: String,
    cluster: String,
}

impl ScopeQuery {
    fn for_directory(&self) -> DirectoryQuery {
        // A comma would end the filter. Without a filter scopes of other clusters are offered too, which
        // the server then rejects.
        let can_filter = !self.cluster.is_empty() && !self.cluster.contains(',');
        DirectoryQuery {
            search: self.text.clone(),
            filter: if can_filter {
                ["clusterId==", &self.cluster].concat()
            } else {
                String::new()
            },
            limit: Limit::new(MAX_RESULTS).unwrap_or_default(),
            ..DirectoryQuery::default()
        }
    }
}

/// Finds clusters, departments and projects by name, and adds what is chosen.
#[component]
pub(super) fn ScopeSearch(
    create: CreateState,
    /// Called with the scope to add.
    on_add: Callback<SharedScope>,
) -> impl IntoView {
    let services = create.services;
    let connectivity = services.connectivity;
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
        move |query: ScopeQuery| services.client().projects(query.for_directory()),
    );
    let departments = use_remote(
        move || query.get(),
        connectivity,
        move |query: ScopeQuery| services.client().departments(query.for_directory()),
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
                    .with(|clusters| choices_of(&query, clusters, departments, projects))
            })
        })
    });
    // The field is emptied for the next scope.
    let chosen = RwSignal::new(None::<Choice>);
    let choose = move |choice: Option<Choice>| {
        if let Some(choice) = choice {
            on_add.run(SharedScope {
                scope_type: ScopeType::from(choice.note.as_str()),
                scope_id: choice.id,
                scope_name: choice.label,
                created_at: None,
                created_by: None,
            });
        }
        chosen.set(None);
    };
    view! {
        <Combobox
            value=chosen
            choices
            on_search=move |searched| text.set(Some(searched))
            on_choose=choose
            placeholder=Some("Find a project, department or cluster".to_owned())
        />
    }
}

/// The scopes that were found, widest first. Clusters or departments that cannot be read are left out.
fn choices_of(
    query: &ScopeQuery,
    clusters: &Remote<Vec<Cluster>>,
    departments: &Remote<DepartmentPage>,
    projects: &Remote<ProjectPage>,
) -> Choices {
    if clusters.is_loading() || departments.is_loading() || projects.is_loading() {
        return Choices::Loading;
    }
    if let Some(error) = projects.error() {
        return Choices::Failed(Notice::of(error, Task::Directory).title);
    }
    let scope = |level: &ScopeType, id: &str, name: &str| {
        let label = if name.is_empty() { id } else { name };
        Choice::new(id, label).with_note(level.as_str())
    };
    let text = query.text.to_lowercase();
    let clusters = clusters.latest().into_iter().flatten().filter(|cluster| {
        let is_own = query.cluster.is_empty() || query.cluster == cluster.id.as_str();
        is_own && cluster.name.to_lowercase().contains(&text)
    });
    let mut choices: Vec<Choice> = clusters
        .map(|one| scope(&ScopeType::Cluster, one.id.as_str(), &one.name))
        .collect();
    if let Some(page) = departments.latest() {
        let found = page.departments.iter();
        choices.extend(found.map(|one| scope(&ScopeType::Department, one.id.as_str(), &one.name)));
    }
    if let Some(page) = projects.latest() {
        let found = page.projects.iter();
        choices.extend(found.map(|one| scope(&ScopeType::Project, one.id.as_str(), &one.name)));
    }
    Choices::Ready {
        choices,
        has_more: false,
    }
}

#[cfg(test)]
mod tests {
    use datavolumes_contract::org::{Department, Project};
    use datavolumes_contract::{ClusterId, DepartmentId, ProjectId};

    use super::*;
    use datavolumes_client::ApiError;

    fn clusters() -> Remote<Vec<Cluster>> {
        let named = |id: &str, name: &str| Cluster {
            id: ClusterId::new(id),
            name: name.to_owned(),
            ..Cluster::default()
        };
        Remote::Ready(vec![named("c1", "east"), named("c2", "west")])
    }

    fn query(text: &str, cluster: &str) -> ScopeQuery {
        ScopeQuery {
            text: text.to_owned(),
            cluster: cluster.to_owned(),
        }
    }

    #[test]
    fn scopes_of_the_volumes_cluster_are_offered_widest_first() {
        let departments = Remote::Ready(DepartmentPage {
            departments: vec![Department {
                id: DepartmentId::new("d"),
                name: "vision".to_owned(),
                ..Department::default()
            }],
            next: None,
        });
        let projects = Remote::Ready(ProjectPage {
            projects: vec![Project {
                id: ProjectId::new("5"),
                ..Project::default()
            }],
            next: None,
        });
        let found = choices_of(&query("", "c2"), &clusters(), &departments, &projects);
        let labels: Vec<(&str, &str)> = found
            .list()
            .iter()
            .map(|choice| (choice.label.as_str(), choice.note.as_str()))
            .collect();
        assert_eq!(
            labels,
            [
                ("west", "cluster"),
                ("vision", "department"),
                ("5", "project")
            ]
        );
    }

    #[test]
    fn unreadable_departments_leave_the_other_choices() {
        let refused = Remote::Failed {
            error: ApiError::Network,
            last: None,
        };
        let projects = Remote::Ready(ProjectPage::default());
        let found = choices_of(&query("EA", ""), &clusters(), &refused, &projects);
        assert_eq!(found.list().len(), 1);
    }

    #[test]
    fn the_search_is_filtered_by_cluster_unless_its_id_has_a_comma() {
        assert_eq!(query("x", "c1").for_directory().filter, "clusterId==c1");
        assert_eq!(query("x", "a,b").for_directory().filter, "");
        assert_eq!(query("x", "").for_directory().filter, "");
    }
}
