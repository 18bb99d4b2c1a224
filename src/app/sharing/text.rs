//! The texts that several views of sharing have in common.

use datavolumes_contract::{Scope, ScopeType};
use datavolumes_sharing::{Access, Node, Organisation, Reason, Reasons, ScopeDiff};
use datavolumes_ui::{IconName, format_number};

/// The name of a level, capitalised.
pub(super) fn level_name(level: &ScopeType) -> String {
    match level {
        ScopeType::Cluster => "Cluster".to_owned(),
        ScopeType::Department => "Department".to_owned(),
        ScopeType::Project => "Project".to_owned(),
        ScopeType::Other(raw) => raw.clone(),
    }
}

/// The icon of a level.
pub(super) const fn level_icon(level: &ScopeType) -> IconName {
    match level {
        ScopeType::Cluster => IconName::CLUSTER,
        ScopeType::Department => IconName::DEPARTMENT,
        ScopeType::Project => IconName::PROJECT,
        ScopeType::Other(_) => IconName::QUESTION,
    }
}

/// The name of a scope, with what tells it apart from others of that name, or its id if the name is not known.
pub(super) fn scope_label(organisation: &Organisation, scope: &Scope) -> String {
    let node = organisation.find(scope);
    node.map_or_else(|| scope.scope_id.clone(), |node| node.label().to_owned())
}

/// A scope with its level, such as "department vision".
pub(super) fn scope_name(organisation: &Organisation, scope: &Scope) -> String {
    let label = scope_label(organisation, scope);
    [scope.scope_type.as_str(), " ", &label].concat()
}

/// A reason why `node` has access, such as "through department vision".
pub(super) fn reason_text(node: Node<'_>, reason: Reason) -> String {
    let through = |level: &ScopeType| {
        let above = node.ancestor(level).map_or("", Node::label);
        ["through ", level.as_str(), " ", above].concat()
    };
    match reason {
        Reason::Origin => "it is the origin".to_owned(),
        Reason::Direct => "shared directly".to_owned(),
        Reason::ThroughDepartment => through(&ScopeType::Department),
        Reason::ThroughCluster => through(&ScopeType::Cluster),
    }
}

/// All reasons why `node` has access, strongest first, separated by commas.
pub(super) fn reasons_text(node: Node<'_>, reasons: Reasons) -> String {
    let texts: Vec<String> = reasons
        .iter()
        .map(|reason| reason_text(node, reason))
        .collect();
    texts.join(", ")
}

/// The access of `node`: its reasons, or that it has none.
pub(super) fn access_text(node: Node<'_>, access: Access) -> String {
    match access {
        Access::None => "no access".to_owned(),
        Access::Unknown => "unknown".to_owned(),
        Access::Usable(reasons) => reasons_text(node, reasons),
    }
}

/// A number with its noun: "1 project", "5 projects".
pub(super) fn pluralize(number: usize, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    [&format_number(number as u64), " ", noun, plural].concat()
}

/// A diff in numbers, such as "2 scopes added, 1 removed".
pub(super) fn diff_text(diff: &ScopeDiff) -> String {
    match (diff.add().len(), diff.remove().len()) {
        (0, 0) => "Nothing is changed".to_owned(),
        (added, 0) => [&pluralize(added, "scope"), " added"].concat(),
        (0, removed) => [&pluralize(removed, "scope"), " removed"].concat(),
        (added, removed) => [
            &pluralize(added, "scope"),
            " added, ",
            &format_number(removed as u64),
            " removed",
        ]
        .concat(),
    }
}

#[cfg(test)]
mod tests {
    use datavolumes_contract::org::{Department, Project};
    use datavolumes_contract::{DepartmentId, ProjectId};
    use datavolumes_sharing::{EffectiveAccess, OrgIndex, ScopeSet};

    use super::*;

    #[test]
    fn reasons_name_the_scope_they_come_through() {
        let mut index = OrgIndex::default();
        index.add_department(&Department {
            id: DepartmentId::new("d"),
            name: "vision".to_owned(),
            ..Department::default()
        });
        index.add_project(&Project {
            id: ProjectId::new("p"),
            parent_id: DepartmentId::new("d"),
            ..Project::default()
        });
        let organisation = index.organisation();
        let project = Scope::new(ScopeType::Project, "p");
        let shares = ScopeSet::from([project.clone(), Scope::new(ScopeType::Department, "d")]);
        let access = EffectiveAccess::new(&organisation, &ProjectId::new("p"), &shares);
        let node = organisation.find(&project).unwrap();
        assert_eq!(
            access_text(node, access.access(node.id())),
            "it is the origin, shared directly, through department vision"
        );
        assert_eq!(access_text(node, Access::None), "no access");
        assert_eq!(scope_name(&organisation, &project), "project p");
        let unlisted = Scope::new(ScopeType::Cluster, "c");
        assert_eq!(scope_name(&organisation, &unlisted), "cluster c");
    }

    #[test]
    fn a_diff_is_counted_by_additions_and_removals() {
        let project = |id: &str| Scope::new(ScopeType::Project, id);
        let mut diff = ScopeDiff::default();
        assert_eq!(diff_text(&diff), "Nothing is changed");
        diff.share(project("1"));
        assert_eq!(diff_text(&diff), "1 scope added");
        diff.unshare(project("2"));
        diff.unshare(project("3"));
        assert_eq!(diff_text(&diff), "1 scope added, 2 removed");
        diff.reset(&project("1"));
        assert_eq!(diff_text(&diff), "2 scopes removed");
    }
}
