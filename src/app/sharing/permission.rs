//! Whether the user may change shares.

use datavolumes_client::Action;
use datavolumes_contract::{ClusterId, Scope, ScopeType};
use datavolumes_sharing::Organisation;
use datavolumes_ui::isolated;

use super::text::{other_cluster_text, scope_name};
use crate::services::Services;

/// Why the share with `scope` cannot be changed. `None` if no reason is known.
pub(super) fn share_disabled_reason(services: Services, scope: &Scope) -> Option<String> {
    if let ScopeType::Other(level) = &scope.scope_type {
        let level = isolated(level);
        return Some(format!(
            "The app does not know the scope type “{level}” and does not change it."
        ));
    }
    services.permissions.reason(Action::Share, scope)
}

/// Why a volume in the cluster `home` cannot be shared with `scope`, if that is in another cluster.
pub(super) fn other_cluster_reason(
    organisation: &Organisation,
    home: &ClusterId,
    scope: &Scope,
) -> Option<String> {
    organisation.other_cluster(home, scope)?;
    let name = scope_name(organisation, scope);
    let reason = other_cluster_text(organisation, scope);
    Some([&name, " ", &reason, ". The server will refuse this."].concat())
}

#[cfg(test)]
mod tests {
    use datavolumes_contract::org::Project;
    use datavolumes_contract::{DepartmentId, ProjectId};
    use datavolumes_sharing::OrgIndex;

    use super::*;

    #[test]
    fn only_a_scope_that_is_known_to_be_in_another_cluster_is_refused() {
        let mut index = OrgIndex::default();
        index.add_project(&Project {
            id: ProjectId::new("1"),
            parent_id: DepartmentId::new("d"),
            cluster_id: ClusterId::new("east"),
            ..Project::default()
        });
        let organisation = index.organisation();
        let reason = |level, id, home| {
            let scope = Scope::new(level, id);
            other_cluster_reason(&organisation, &ClusterId::new(home), &scope)
        };
        assert_eq!(
            reason(ScopeType::Project, "1", "west").as_deref(),
            Some("project 1 is in another cluster, east. The server will refuse this.")
        );
        assert_eq!(
            reason(ScopeType::Cluster, "east", "west").as_deref(),
            Some("cluster east is not this data volume’s cluster. The server will refuse this.")
        );
        assert_eq!(reason(ScopeType::Project, "1", "east"), None);
        assert_eq!(reason(ScopeType::Project, "1", ""), None);
        assert_eq!(reason(ScopeType::Project, "unknown", "west"), None);
    }
}
