//! The marks beside a scope in the tree: its access and what changes.

use datavolumes_contract::ScopeType;
use datavolumes_sharing::{Access, Node, Plan, Reason, Tallies};
use datavolumes_ui::IconName;

use crate::sharing::text::{node_label, reason_text, usable_projects_text};

/// A label with an icon beside a scope.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::sharing) struct ScopeMark {
    /// The value of the attribute that selects the colour.
    pub(super) kind: &'static str,
    pub(super) icon: IconName,
    pub(super) text: String,
}

impl ScopeMark {
    pub(in crate::sharing) fn new(kind: &'static str, icon: IconName, text: &str) -> Self {
        Self {
            kind,
            icon,
            text: text.to_owned(),
        }
    }
}

/// The marks of `node`, the most important first. `is_complete` says whether all projects are known.
pub(in crate::sharing) fn scope_marks(
    node: Node<'_>,
    plan: &Plan,
    tallies: &Tallies,
    is_complete: bool,
) -> Vec<ScopeMark> {
    let is_added = plan.diff().add().contains(node.scope());
    let mut marks = Vec::new();
    if is_added {
        marks.push(ScopeMark::new("add", IconName::PLUS, "Will be shared"));
    } else if plan.diff().remove().contains(node.scope()) {
        marks.push(ScopeMark::new("remove", IconName::MINUS, "Will be removed"));
    }
    match plan.after().access(node.id()) {
        Access::Usable(reasons) => marks.extend(
            reasons
                .iter()
                .filter(|reason| !(is_added && *reason == Reason::Direct))
                .map(|reason| match plan.before().access(node.id()) {
                    Access::None => gain_mark(node, reason),
                    _ => reason_mark(node, reason),
                }),
        ),
        Access::Unknown => marks.push(ScopeMark::new("unknown", IconName::QUESTION, "Unknown")),
        Access::None => {}
    }
    let tally = tallies.get(node.id());
    let is_counted = tally.total() > 0 && (is_complete || tally.usable_after() > 0);
    if !node.is_project() && is_counted {
        let text = usable_projects_text(tally.usable_after(), tally.total(), is_complete);
        marks.push(ScopeMark::new("count", IconName::PROJECT, &text));
    }
    marks
}

/// The mark of a scope that has no access until the change is applied.
fn gain_mark(node: Node<'_>, reason: Reason) -> ScopeMark {
    let level = match reason {
        Reason::ThroughDepartment => ScopeType::Department,
        Reason::ThroughCluster => ScopeType::Cluster,
        Reason::Origin | Reason::Direct => return reason_mark(node, reason),
    };
    let through = node.ancestor(&level).map(node_label).unwrap_or_default();
    let text = ["Will gain access (", &through, ")"].concat();
    ScopeMark::new("inherited", IconName::INHERITED, &text)
}

fn reason_mark(node: Node<'_>, reason: Reason) -> ScopeMark {
    match reason {
        Reason::Origin => ScopeMark::new("origin", IconName::VOLUME, "Origin"),
        Reason::Direct => ScopeMark::new("direct", IconName::SHARE, "Shared"),
        Reason::ThroughDepartment | Reason::ThroughCluster => {
            let mut text = reason_text(node, reason);
            text.replace_range(..1, "T");
            ScopeMark::new("inherited", IconName::INHERITED, &text)
        }
    }
}

#[cfg(test)]
mod tests {
    use datavolumes_contract::org::Project;
    use datavolumes_contract::{ClusterId, DepartmentId, ProjectId, Scope, ScopeType};
    use datavolumes_sharing::{OrgIndex, ScopeDiff, ScopeSet};

    use super::*;

    /// The marks in an organisation with two projects in one department of one cluster. The volume
    /// originates in `p1`.
    fn texts(saved: &[Scope], edits: &ScopeDiff, about: &Scope) -> Vec<String> {
        let mut index = OrgIndex::default();
        index.set_complete(ScopeType::Project);
        texts_in(index, saved, edits, about)
    }

    fn texts_in(
        mut index: OrgIndex,
        saved: &[Scope],
        edits: &ScopeDiff,
        about: &Scope,
    ) -> Vec<String> {
        for id in ["p1", "p2"] {
            index.add_project(&Project {
                id: ProjectId::new(id),
                parent_id: DepartmentId::new("d"),
                cluster_id: ClusterId::new("c"),
                ..Project::default()
            });
        }
        let organisation = index.organisation();
        let saved: ScopeSet = saved.iter().cloned().collect();
        let plan = Plan::new(&organisation, &ProjectId::new("p1"), saved, edits);
        let tallies = Tallies::new(&organisation, plan.before(), plan.after());
        let node = organisation.find(about).unwrap();
        let is_complete = organisation.is_complete(&ScopeType::Project);
        let marks = scope_marks(node, &plan, &tallies, is_complete);
        marks.into_iter().map(|mark| mark.text).collect()
    }

    #[test]
    fn origin_direct_and_inherited_access_have_their_own_marks() {
        let p1 = Scope::new(ScopeType::Project, "p1");
        let p2 = Scope::new(ScopeType::Project, "p2");
        let department = Scope::new(ScopeType::Department, "d");
        let none = ScopeDiff::default();
        assert_eq!(texts(&[], &none, &p1), ["Origin"]);
        assert_eq!(texts(&[], &none, &p2), Vec::<String>::new());
        let saved = [p2.clone(), department.clone()];
        assert_eq!(
            texts(&saved, &none, &p2),
            ["Shared", "Through department d"]
        );
        assert_eq!(
            texts(&saved, &none, &department),
            ["Shared", "2 of 2 projects"]
        );
        assert_eq!(texts(&[], &none, &department), ["1 of 2 projects"]);
        let part = texts_in(OrgIndex::default(), &[], &none, &department);
        assert_eq!(part, ["at least 1 project"]);
    }

    #[test]
    fn a_change_is_marked_first() {
        let p2 = Scope::new(ScopeType::Project, "p2");
        let mut edits = ScopeDiff::default();
        edits.share(p2.clone());
        assert_eq!(texts(&[], &edits, &p2), ["Will be shared"]);
        let mut edits = ScopeDiff::default();
        edits.unshare(p2.clone());
        let saved = [p2.clone(), Scope::new(ScopeType::Cluster, "c")];
        assert_eq!(
            texts(&saved, &edits, &p2),
            ["Will be removed", "Through cluster c"]
        );
    }
}
