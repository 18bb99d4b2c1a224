//! The scopes that a search offers.

use datavolumes_contract::org::{Cluster, DepartmentPage, ProjectPage};
use datavolumes_contract::{DirectoryQuery, Entries, Limit, ScopeType, SharedScope, input};

use crate::remote::{Notice, Remote, Task};
use datavolumes_ui::{Choice, Choices};

/// The maximum number of departments and of projects offered for one search. A longer search text finds
/// the others.
const MAX_RESULTS: u16 = 25;

/// A search for scopes in the cluster of the volume: it cannot be shared with another cluster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ScopeQuery {
    pub(super) text: String,
    pub(super) cluster: String,
}

impl ScopeQuery {
    /// The query for the directory of departments or of projects.
    pub(super) fn for_directory(&self) -> DirectoryQuery {
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

/// The scopes that were found, widest first. Clusters or departments that cannot be read are left out.
pub(super) fn scope_choices(
    query: &ScopeQuery,
    clusters: &Remote<Entries<Cluster>>,
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
    let text = input::trim(&query.text).to_lowercase();
    let clusters = clusters
        .latest()
        .into_iter()
        .flat_map(|page| page.iter())
        .filter(|cluster| {
            let id = cluster.id.as_str();
            let is_own = query.cluster.is_empty() || query.cluster == id;
            is_own && (cluster.name.to_lowercase().contains(&text) || id.to_lowercase() == text)
        });
    let mut choices: Vec<Choice> = clusters
        .map(|one| scope(&ScopeType::Cluster, one.id.as_str(), &one.name))
        .collect();
    let has_more_departments = departments.latest().is_some_and(|page| page.next.is_some());
    let has_more_projects = projects.latest().is_some_and(|page| page.next.is_some());
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
        has_more: has_more_departments || has_more_projects,
    }
}

/// The scope of a choice that [`scope_choices`] offered.
pub(super) fn chosen_scope(choice: Choice) -> SharedScope {
    SharedScope {
        scope_type: ScopeType::from(choice.note.as_str()),
        scope_id: choice.id,
        scope_name: choice.label,
        created_at: None,
        created_by: None,
    }
}

#[cfg(test)]
mod tests {
    use datavolumes_client::ApiError;
    use datavolumes_contract::org::{Department, Project};
    use datavolumes_contract::{ClusterId, DepartmentId, ProjectId};

    use super::*;

    fn clusters() -> Remote<Entries<Cluster>> {
        let named = |id: &str, name: &str| Cluster {
            id: ClusterId::new(id),
            name: name.to_owned(),
            ..Cluster::default()
        };
        Remote::Ready(vec![named("c1", "east"), named("c2", "west")].into())
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
            }]
            .into(),
            next: None,
        });
        let projects = Remote::Ready(ProjectPage {
            projects: vec![Project {
                id: ProjectId::new("5"),
                ..Project::default()
            }]
            .into(),
            next: None,
        });
        let found = scope_choices(&query("", "c2"), &clusters(), &departments, &projects);
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
        let found = scope_choices(&query("EA", ""), &clusters(), &refused, &projects);
        assert_eq!(found.list().len(), 1);
    }

    #[test]
    fn the_search_is_filtered_by_cluster_unless_its_id_has_a_comma() {
        assert_eq!(query("x", "c1").for_directory().filter, "clusterId==c1");
        assert_eq!(query("x", "a,b").for_directory().filter, "");
        assert_eq!(query("x", "").for_directory().filter, "");
    }
}
