//! The part of the organisation that a caller may access.

use std::collections::BTreeMap;

use datavolumes_contract::{Scope, ScopeType};

use super::sql::Sql;

/// The scopes whose projects a caller may access.
///
/// **Visibility.** A caller sees the accessible projects, and the departments and clusters that contain
/// them. What they do not see is answered like what does not exist, by every operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AccessScope {
    /// The whole organisation.
    Everything,
    /// These clusters, departments and projects and everything below them. Empty grants nothing.
    Within(Vec<Scope>),
}

impl AccessScope {
    /// The condition that a row `p` of `projects` is accessible.
    pub(super) fn project_condition(&self) -> Sql {
        self.condition(|scope_type| match scope_type {
            ScopeType::Project => Some("p.id"),
            ScopeType::Department => Some("p.department_id"),
            ScopeType::Cluster => Some("p.cluster_id"),
            ScopeType::Other(_) => None,
        })
    }

    /// The condition that a row `d` of `departments` is accessible with all of its projects.
    pub(super) fn department_condition(&self) -> Sql {
        self.condition(|scope_type| match scope_type {
            ScopeType::Department => Some("d.id"),
            ScopeType::Cluster => Some("d.cluster_id"),
            ScopeType::Project | ScopeType::Other(_) => None,
        })
    }

    /// The condition that a row `c` of `clusters` is accessible with all of its projects.
    pub(super) fn cluster_condition(&self) -> Sql {
        self.condition(|scope_type| match scope_type {
            ScopeType::Cluster => Some("c.id"),
            ScopeType::Department | ScopeType::Project | ScopeType::Other(_) => None,
        })
    }

    /// The condition that a row `d` of `departments` is visible: it or a project in it is accessible.
    pub(super) fn department_is_visible(&self) -> Sql {
        Sql::new("(")
            .append(self.department_condition())
            .push(" OR d.id IN (SELECT p.department_id FROM projects p WHERE ")
            .append(self.project_condition())
            .push("))")
    }

    /// The condition that a row `c` of `clusters` is visible: it or something in it is accessible.
    pub(super) fn cluster_is_visible(&self) -> Sql {
        Sql::new("(")
            .append(self.cluster_condition())
            .push(" OR c.id IN (SELECT d.cluster_id FROM departments d WHERE ")
            .append(self.department_condition())
            .push(") OR c.id IN (SELECT p.cluster_id FROM projects p WHERE ")
            .append(self.project_condition())
            .push("))")
    }

    /// The condition that one of the scopes contains the row. `column_of` names the column that
    /// holds the id of a scope type, or `None` if a scope of that type cannot contain the row.
    fn condition(&self, column_of: fn(&ScopeType) -> Option<&'static str>) -> Sql {
        let Self::Within(scopes) = self else {
            return Sql::new("1");
        };
        let mut ids: BTreeMap<&'static str, Vec<&str>> = BTreeMap::new();
        for scope in scopes {
            if let Some(column) = column_of(&scope.scope_type) {
                ids.entry(column).or_default().push(&scope.scope_id);
            }
        }
        ids.into_iter()
            .fold(Sql::new("(0"), |condition, (column, ids)| {
                condition.push(" OR ").append(Sql::in_list(column, &ids))
            })
            .push(")")
    }
}
