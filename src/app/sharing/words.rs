//! Sharing in words: the same ones wherever it is told.

use datavolumes_contract::{Scope, ScopeType};
use datavolumes_sharing::{Access, Node, Organisation, Reason, Reasons, ScopeDiff};

use datavolumes_ui::{IconName, format_number};

/// A level, as it begins a line.
pub(super) fn level(kind: &ScopeType) -> String {
    match kind {
        ScopeType::Cluster => "Cluster".to_owned(),
        ScopeType::Department => "Department".to_owned(),
        ScopeType::Project => "Project".to_owned(),
        ScopeType::Other(raw) => raw.clone(),
    }
}

/// The picture of a level.
pub(super) const fn level_icon(kind: &ScopeType) -> IconName {
    match kind {
        ScopeType::Cluster => IconName::CLUSTER,
        ScopeType::Department => IconName::DEPARTMENT,
        ScopeType::Project => IconName::PROJECT,
        ScopeType::Other(_) => IconName::QUESTION,
    }
}

/// What to call a scope: its name where it is known, or else its id.
pub(super) fn label(organisation: &Organisation, scope: &Scope) -> String {
    let found = organisation.find(scope);
    found.map_or_else(|| scope.scope_id.clone(), |node| node.label().to_owned())
}

/// A scope with its level, such as "department vision".
pub(super) fn named(organisation: &Organisation, scope: &Scope) -> String {
    [scope.scope_type.as_str(), " ", &label(organisation, scope)].concat()
}

/// One reason for which `node` is reached, such as "through department vision".
pub(super) fn reason(node: Node<'_>, reason: Reason) -> String {
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

/// All reasons for which `node` is reached, strongest first.
pub(super) fn reasons(node: Node<'_>, reasons: Reasons) -> String {
    let all: Vec<String> = reasons.iter().map(|one| reason(node, one)).collect();
    all.join(", ")
}

/// How `node` is reached, or that it is not.
pub(super) fn access(node: Node<'_>, access: Access) -> String {
    match access {
        Access::None => "no access".to_owned(),
        Access::Unknown => "unknown".to_owned(),
        Access::Usable(why) => reasons(node, why),
    }
}

/// A count with its noun: "1 project", "5 projects".
pub(super) fn count(number: usize, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    [&format_number(number as u64), " ", noun, plural].concat()
}

/// A change in numbers, such as "2 scopes added, 1 removed".
pub(super) fn change(change: &ScopeDiff) -> String {
    let number = |number: usize| format_number(number as u64);
    match (change.add().len(), change.remove().len()) {
        (0, 0) => "Nothing is changed".to_owned(),
        (add, 0) => [&count(add, "scope"), " added"].concat(),
        (0, remove) => [&count(remove, "scope"), " removed"].concat(),
        (add, remove) => [
            &count(add, "scope"),
            " added, ",
            &number(remove),
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
    fn reasons_name_what_they_come_through() {
        let mut directory = OrgIndex::default();
        directory.add_department(&Department {
            id: DepartmentId::new("d"),
            name: "vision".to_owned(),
            ..Department::default()
        });
        directory.add_project(&Project {
            id: ProjectId::new("p"),
            parent_id: DepartmentId::new("d"),
            ..Project::default()
        });
        let organisation = directory.organisation();
        let project = Scope::new(ScopeType::Project, "p");
        let shares = ScopeSet::from([project.clone(), Scope::new(ScopeType::Department, "d")]);
        let reach = EffectiveAccess::new(&organisation, &ProjectId::new("p"), &shares);
        let node = organisation.find(&project).unwrap();
        assert_eq!(
            access(node, reach.access(node.id())),
            "it is the origin, shared directly, through department vision"
        );
        assert_eq!(access(node, Access::None), "no access");
        assert_eq!(named(&organisation, &project), "project p");
        let unknown = Scope::new(ScopeType::Cluster, "c");
        assert_eq!(named(&organisation, &unknown), "cluster c");
    }

    #[test]
    fn a_change_is_told_in_numbers() {
        let mut asked = ScopeDiff::default();
        assert_eq!(change(&asked), "Nothing is changed");
        asked.share(Scope::new(ScopeType::Project, "1"));
        assert_eq!(change(&asked), "1 scope added");
        asked.unshare(Scope::new(ScopeType::Project, "2"));
        asked.unshare(Scope::new(ScopeType::Project, "3"));
        assert_eq!(change(&asked), "1 scope added, 2 removed");
        asked.reset(&Scope::new(ScopeType::Project, "1"));
        assert_eq!(change(&asked), "2 scopes removed");
    }
}
