use datavolumes_contract::org::{Cluster, DepartmentPage, ProjectPage};
use datavolumes_contract::{DirectoryQuery, Limit, ScopeType, SharedScope};
use leptos::prelude::*;

use super::state::CreateState;
use crate::api::{Notice, Task};
use crate::remote::{Remote, use_remote};
use crate::services::Services;
use datavolumes_ui::{Choice, Choices, Combobox};

/// How many of each kind are offered for one search; a longer search finds the others.
const MOST: u16 = 25;

/// What is searched for: a text, and the cluster of the volume, since no other one can be shared with.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Question {
    text: String,
    cluster: String,
}

impl Question {
    fn query(&self) -> DirectoryQuery {
        // A comma would end the filter; then other clusters are found, too, which the server refuses.
        let is_plain = !self.cluster.is_empty() && !self.cluster.contains(',');
        DirectoryQuery {
            search: self.text.clone(),
            filter: if is_plain {
                ["clusterId==", &self.cluster].concat()
            } else {
                String::new()
            },
            limit: Limit::new(MOST).unwrap_or_default(),
            ..DirectoryQuery::default()
        }
    }
}

/// Finds clusters, departments and projects by name, and adds what is chosen.
#[component]
pub(crate) fn ScopeSearch(
    create: CreateState,
    /// A scope was chosen.
    on_add: Callback<SharedScope>,
) -> impl IntoView {
    let Services { api, health, .. } = create.services();
    let text = RwSignal::new(None::<String>);
    let question = Memo::new(move |_| {
        let text = text.get()?;
        let cluster = create
            .draft()
            .value
            .with(|draft| draft.project.cluster_id.as_str().to_owned());
        Some(Question { text, cluster })
    });
    let projects = use_remote(
        move || question.get(),
        health,
        move |question: Question| api.projects(question.query()),
    );
    let departments = use_remote(
        move || question.get(),
        health,
        move |question: Question| api.departments(question.query()),
    );
    let is_asked = Memo::new(move |_| text.with(Option::is_some).then_some(()));
    let clusters = use_remote(move || is_asked.get(), health, move |()| api.clusters());
    let choices = Memo::new(move |_| {
        let Some(question) = question.get() else {
            return Choices::Loading;
        };
        projects.state.with(|projects| {
            departments.state.with(|departments| {
                clusters
                    .state
                    .with(|clusters| offer(&question, clusters, departments, projects))
            })
        })
    });
    // Nothing stays chosen: the field is empty again for the next one.
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

/// Everything that was found, the widest first. What one directory does not tell, the others still do.
fn offer(
    question: &Question,
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
    let text = question.text.to_lowercase();
    let clusters = clusters.latest().into_iter().flatten().filter(|cluster| {
        let is_home = question.cluster.is_empty() || question.cluster == cluster.id.as_str();
        is_home && cluster.name.to_lowercase().contains(&text)
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
    use crate::api::ApiError;

    fn clusters() -> Remote<Vec<Cluster>> {
        let named = |id: &str, name: &str| Cluster {
            id: ClusterId::new(id),
            name: name.to_owned(),
            ..Cluster::default()
        };
        Remote::Ready(vec![named("c1", "east"), named("c2", "west")])
    }

    fn question(text: &str, cluster: &str) -> Question {
        Question {
            text: text.to_owned(),
            cluster: cluster.to_owned(),
        }
    }

    #[test]
    fn only_the_cluster_of_the_volume_is_offered_and_the_widest_scope_comes_first() {
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
        let found = offer(&question("", "c2"), &clusters(), &departments, &projects);
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
    fn what_one_directory_does_not_tell_the_others_still_do() {
        let refused = Remote::Failed {
            error: ApiError::Network,
            last: None,
        };
        let projects = Remote::Ready(ProjectPage::default());
        let found = offer(&question("EA", ""), &clusters(), &refused, &projects);
        assert_eq!(found.list().len(), 1);
    }

    #[test]
    fn the_search_is_narrowed_to_the_cluster_where_a_filter_can_say_it() {
        assert_eq!(question("x", "c1").query().filter, "clusterId==c1");
        assert_eq!(question("x", "a,b").query().filter, "");
        assert_eq!(question("x", "").query().filter, "");
    }
}
