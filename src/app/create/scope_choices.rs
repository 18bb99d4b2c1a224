//! The scopes that a search offers.

use datavolumes_client::ErrorKind;
use datavolumes_contract::{DirectoryQuery, Limit, ScopeType, SharedScope, input};

use crate::directory::{OrgNames, OrgUnit, OrgUnits, unit_choices};
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

/// The results of the searches for clusters, departments and projects.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct FoundScopes {
    pub(super) clusters: Remote<OrgUnits>,
    pub(super) departments: Remote<OrgUnits>,
    pub(super) projects: Remote<OrgUnits>,
}

impl FoundScopes {
    /// Which levels could not be searched, as a sentence.
    pub(super) fn missing(&self) -> Option<String> {
        let levels = [
            (&self.clusters, "clusters"),
            (&self.departments, "departments"),
        ];
        let names = |is_one: fn(ErrorKind) -> bool| {
            let failed = levels
                .iter()
                .filter(|(found, _)| found.error().is_some_and(|error| is_one(error.kind())));
            let names: Vec<&str> = failed.map(|(_, name)| *name).collect();
            (!names.is_empty()).then(|| names.join(" and "))
        };
        if let Some(names) = names(|kind| kind == ErrorKind::Forbidden) {
            return Some(["You don’t have permission to list ", &names, "."].concat());
        }
        let is_failure = |kind| !matches!(kind, ErrorKind::NotFound | ErrorKind::Unsupported);
        let names = names(is_failure)?;
        Some(["Can’t load ", &names, "."].concat())
    }

    /// The scopes that were found, widest first. Clusters or departments that cannot be read are left out.
    pub(super) fn choices(&self, query: &ScopeQuery, names: OrgNames) -> Choices {
        let levels = [&self.clusters, &self.departments, &self.projects];
        if levels.iter().any(|level| level.is_loading()) {
            return Choices::Loading;
        }
        if let Some(error) = self.projects.error() {
            return Choices::Failed(Notice::of(error, Task::Directory).title);
        }
        let text = input::trim(&query.text).to_lowercase();
        let is_own_cluster = |unit: &OrgUnit| {
            let is_own = query.cluster.is_empty() || query.cluster == unit.id;
            is_own && (unit.name.to_lowercase().contains(&text) || unit.id.to_lowercase() == text)
        };
        let mut choices = Vec::new();
        for (found, level) in levels.into_iter().zip(ScopeType::DOCUMENTED) {
            let units = found.latest().map(|page| page.units.as_slice());
            let mut units = units.unwrap_or_default().to_vec();
            if level == ScopeType::Cluster {
                units.retain(is_own_cluster);
            }
            let of_level = unit_choices(&units, names).into_iter();
            choices.extend(of_level.map(|choice| choice.with_note(level.as_str())));
        }
        let has_more = |found: &&Remote<OrgUnits>| found.latest().is_some_and(|page| page.has_more);
        Choices::Ready {
            choices,
            has_more: levels.iter().any(has_more),
        }
    }
}

/// The scope of a choice that [`FoundScopes::choices`] offered. Its name contains what tells it apart.
pub(super) fn chosen_scope(choice: Choice) -> SharedScope {
    SharedScope {
        scope_type: ScopeType::from(choice.note.as_str()),
        scope_name: choice.text(),
        scope_id: choice.id,
        created_at: None,
        created_by: None,
    }
}

#[cfg(test)]
mod tests {
    use datavolumes_client::ApiError;
    use datavolumes_contract::DepartmentId;

    use super::*;
    use crate::testing::{owner, rejected};

    fn found(units: &[(&str, &str, &str)]) -> Remote<OrgUnits> {
        let unit = |(id, name, department): &(&str, &str, &str)| OrgUnit {
            name: (*name).to_owned(),
            department: DepartmentId::new(*department),
            ..OrgUnit::of_id(*id)
        };
        Remote::Ready(OrgUnits {
            units: units.iter().map(unit).collect(),
            has_more: false,
        })
    }

    fn clusters() -> Remote<OrgUnits> {
        found(&[("c1", "east", ""), ("c2", "west", "")])
    }

    fn query(text: &str, cluster: &str) -> ScopeQuery {
        ScopeQuery {
            text: text.to_owned(),
            cluster: cluster.to_owned(),
        }
    }

    #[test]
    fn scopes_of_the_volumes_cluster_are_offered_widest_first() {
        let _owner = owner();
        let found = FoundScopes {
            clusters: clusters(),
            departments: found(&[("d", "vision", "")]),
            projects: found(&[("5", "", "")]),
        };
        let choices = found.choices(&query("", "c2"), OrgNames::new());
        let labels: Vec<(&str, &str)> = choices
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
    fn the_chosen_scope_carries_what_tells_it_apart() {
        let _owner = owner();
        let found = FoundScopes {
            clusters: clusters(),
            departments: found(&[]),
            projects: found(&[("1", "ocr", "vision"), ("2", "ocr", "audio")]),
        };
        let choices = found.choices(&query("ocr", "c1"), OrgNames::new());
        let scope = chosen_scope(choices.list()[1].clone());
        assert_eq!(scope.scope_type, ScopeType::Project);
        assert_eq!(scope.scope_id, "2");
        assert_eq!(scope.scope_name, "ocr (department audio)");
    }

    #[test]
    fn unreadable_departments_leave_the_other_choices() {
        let _owner = owner();
        let found = FoundScopes {
            clusters: clusters(),
            departments: Remote::Failed {
                error: ApiError::Network,
                last: None,
            },
            projects: found(&[]),
        };
        let choices = found.choices(&query("EA", ""), OrgNames::new());
        assert_eq!(choices.list().len(), 1);
        let missing = found.missing();
        let expected = "Can’t load departments.";
        assert_eq!(missing.as_deref(), Some(expected));
    }

    #[test]
    fn levels_that_are_forbidden_failed_and_unsupported_differ() {
        let missing = |status: u16| {
            let found = FoundScopes {
                clusters: Remote::Failed {
                    error: rejected(status),
                    last: None,
                },
                ..FoundScopes::default()
            };
            found.missing()
        };
        let forbidden = missing(403).unwrap();
        assert_eq!(forbidden, "You don’t have permission to list clusters.");
        let failed = missing(500).unwrap();
        assert_eq!(failed, "Can’t load clusters.");
        assert_eq!(missing(404), None);
    }

    #[test]
    fn the_search_is_filtered_by_cluster_unless_its_id_has_a_comma() {
        assert_eq!(query("x", "c1").for_directory().filter, "clusterId==c1");
        assert_eq!(query("x", "a,b").for_directory().filter, "");
        assert_eq!(query("x", "").for_directory().filter, "");
    }
}
