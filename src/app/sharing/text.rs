//! The texts that several views of sharing have in common.

use datavolumes_contract::{Scope, ScopeType};
use datavolumes_sharing::{Access, Node, Organisation, Reason, Reasons, ScopeDiff};
use datavolumes_ui::{IconName, format_number, isolated};

pub(super) use datavolumes_ui::pluralize;

/// The number of scopes that are named where there may be many.
const MAX_NAMES: usize = 3;

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

/// The name of a scope, with what tells it apart from others of that name, or its id if the name is not known. It can
/// be a part of a sentence.
pub(super) fn scope_label(organisation: &Organisation, scope: &Scope) -> String {
    let node = organisation.find(scope);
    node.map_or_else(|| isolated(&scope.scope_id).into_owned(), node_label)
}

/// The label of a scope, as a part of a sentence.
pub(super) fn node_label(node: Node<'_>) -> String {
    isolated(node.label()).into_owned()
}

/// A scope with its level, such as "department vision".
pub(super) fn scope_name(organisation: &Organisation, scope: &Scope) -> String {
    let label = scope_label(organisation, scope);
    [&*isolated(scope.scope_type.as_str()), " ", &label].concat()
}

/// The names of the first few of `scopes`, and how many more there are.
pub(super) fn scope_names<'a>(
    organisation: &Organisation,
    scopes: impl IntoIterator<Item = &'a Scope>,
) -> String {
    let mut scopes = scopes.into_iter();
    let first = scopes.by_ref().take(MAX_NAMES);
    let names: Vec<String> = first.map(|scope| scope_name(organisation, scope)).collect();
    let names = names.join(", ");
    match scopes.count() {
        0 => names,
        more => [&names, " and ", &format_number(more as u64), " more"].concat(),
    }
}

/// Why a volume of another cluster cannot be shared with `scope`. It completes a sentence that begins with the name of
/// the scope.
pub(super) fn other_cluster_text(organisation: &Organisation, scope: &Scope) -> String {
    if scope.scope_type == ScopeType::Cluster {
        return "is not this data volume’s cluster".to_owned();
    }
    let node = organisation.find(scope);
    match node.and_then(|node| node.ancestor(&ScopeType::Cluster)) {
        Some(cluster) => ["is in another cluster, ", &node_label(cluster)].concat(),
        None => "is in another cluster".to_owned(),
    }
}

/// A reason why `node` has access, such as "through department vision".
pub(super) fn reason_text(node: Node<'_>, reason: Reason) -> String {
    let through = |level: &ScopeType| {
        let above = node.ancestor(level).map(node_label);
        through_text(level, &above.unwrap_or_default())
    };
    match reason {
        Reason::Origin => "origin".to_owned(),
        Reason::Direct => "shared directly".to_owned(),
        Reason::ThroughDepartment => through(&ScopeType::Department),
        Reason::ThroughCluster => through(&ScopeType::Cluster),
    }
}

/// That access comes from a share with the scope `name` of `level`, such as "through department vision".
pub(super) fn through_text(level: &ScopeType, name: &str) -> String {
    ["through ", level.as_str(), " ", name].concat()
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

/// How many of the `total` known projects can use a volume. There may be more projects unless the directory
/// `is_complete`.
pub(super) fn usable_projects_text(usable: usize, total: usize, is_complete: bool) -> String {
    if is_complete {
        let usable = format_number(usable as u64);
        [&usable, " of ", &pluralize(total, "project")].concat()
    } else if usable > 0 {
        at_least(&pluralize(usable, "project"), false)
    } else {
        "number of projects unknown".to_owned()
    }
}

/// A count of projects, which is a lower bound unless all of them are known.
pub(super) fn at_least(count: &str, is_exact: bool) -> String {
    [if is_exact { "" } else { "at least " }, count].concat()
}

/// Whether the effects of `diff` are known: either all projects are, or it is about projects only.
pub(super) fn is_effect_known(organisation: &Organisation, diff: &ScopeDiff) -> bool {
    let mut scopes = diff.add().iter().chain(diff.remove());
    organisation.is_complete(&ScopeType::Project)
        || scopes.all(|scope| scope.scope_type == ScopeType::Project)
}

/// `text` with an initial capital.
pub(super) fn capitalize(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(characters).collect()
    })
}

/// A diff in numbers, such as "2 scopes added, 1 removed".
pub(super) fn diff_text(diff: &ScopeDiff) -> String {
    match (diff.add().len(), diff.remove().len()) {
        (0, 0) => "No changes".to_owned(),
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
    use datavolumes_contract::{ClusterId, DepartmentId, ProjectId};
    use datavolumes_sharing::{EffectiveAccess, OrgIndex, ScopeSet};

    use super::*;
    use crate::testing::{HOSTILE, assert_isolated};

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
            "origin, shared directly, through department vision"
        );
        assert_eq!(access_text(node, Access::None), "no access");
        assert_eq!(scope_name(&organisation, &project), "project p");
        let unlisted = Scope::new(ScopeType::Cluster, "c");
        assert_eq!(scope_name(&organisation, &unlisted), "cluster c");
    }

    #[test]
    fn projects_that_are_not_known_are_not_counted_as_none() {
        assert_eq!(usable_projects_text(1, 149, true), "1 of 149 projects");
        assert_eq!(usable_projects_text(0, 0, true), "0 of 0 projects");
        assert_eq!(usable_projects_text(1, 1, false), "at least 1 project");
        assert_eq!(
            usable_projects_text(0, 1, false),
            "number of projects unknown"
        );
    }

    #[test]
    fn the_effect_of_a_wide_scope_is_known_with_all_projects_only() {
        let mut index = OrgIndex::default();
        let mut diff = ScopeDiff::default();
        diff.share(Scope::new(ScopeType::Project, "1"));
        assert!(is_effect_known(&index.organisation(), &diff));
        diff.unshare(Scope::new(ScopeType::Department, "d"));
        assert!(!is_effect_known(&index.organisation(), &diff));
        index.set_complete(ScopeType::Project);
        assert!(is_effect_known(&index.organisation(), &diff));
    }

    #[test]
    fn a_diff_is_counted_by_additions_and_removals() {
        let project = |id: &str| Scope::new(ScopeType::Project, id);
        let mut diff = ScopeDiff::default();
        assert_eq!(diff_text(&diff), "No changes");
        diff.share(project("1"));
        assert_eq!(diff_text(&diff), "1 scope added");
        diff.unshare(project("2"));
        diff.unshare(project("3"));
        assert_eq!(diff_text(&diff), "1 scope added, 2 removed");
        diff.reset(&project("1"));
        assert_eq!(diff_text(&diff), "2 scopes removed");
    }

    #[test]
    fn a_name_cannot_change_the_words_beside_it() {
        let mut index = OrgIndex::default();
        index.add_project(&Project {
            id: ProjectId::new("p"),
            name: HOSTILE.to_owned(),
            parent_id: DepartmentId::new(HOSTILE),
            cluster_id: ClusterId::new(HOSTILE),
            ..Project::default()
        });
        let organisation = index.organisation();
        let project = Scope::new(ScopeType::Project, "p");
        let unlisted = Scope::new(ScopeType::Other(HOSTILE.to_owned()), "x");
        let node = organisation.find(&project).unwrap();
        for sentence in [
            scope_name(&organisation, &project),
            scope_name(&organisation, &unlisted),
            other_cluster_text(&organisation, &project),
            reason_text(node, Reason::ThroughDepartment),
            node_label(node),
        ] {
            assert_isolated(&sentence);
        }
    }
}
