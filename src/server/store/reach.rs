//! What a caller may see.

use datavolumes_contract::{Scope, ScopeType};

use super::sql::Sql;

/// The scopes whose projects the caller may see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reach {
    /// The whole organisation.
    Everything,
    /// These clusters, departments and projects with all that is below them; empty for nothing.
    Within(Vec<Scope>),
}

impl Reach {
    /// Holds for a row `p` of `projects` that is within reach.
    pub(super) fn to_projects(&self) -> Sql {
        self.condition(&[
            (ScopeType::Project, "p.id"),
            (ScopeType::Department, "p.department_id"),
            (ScopeType::Cluster, "p.cluster_id"),
        ])
    }

    /// Holds for a row `d` of `departments` that is wholly within reach.
    pub(super) fn to_departments(&self) -> Sql {
        self.condition(&[
            (ScopeType::Department, "d.id"),
            (ScopeType::Cluster, "d.cluster_id"),
        ])
    }

    /// Holds for a row `c` of `clusters` that is wholly within reach.
    pub(super) fn to_clusters(&self) -> Sql {
        self.condition(&[(ScopeType::Cluster, "c.id")])
    }

    fn condition(&self, columns: &[(ScopeType, &'static str)]) -> Sql {
        let Self::Within(scopes) = self else {
            return Sql::new("1");
        };
        let mut condition = Sql::new("(0");
        for (level, column) in columns {
            let ids = scopes
                .iter()
                .filter(|scope| scope.scope_type == *level)
                .map(|scope| scope.scope_id.as_str());
            condition = condition.text(" OR ").then(Sql::is_one_of(column, ids));
        }
        condition.text(")")
    }
}
