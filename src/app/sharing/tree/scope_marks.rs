//! The marks beside a scope in the tree: its access and what changes.

use datavolumes_sharing::{Access, Node, Outcome, Plan, Reason, Tallies, Tally};
use datavolumes_ui::IconName;

use crate::sharing::text::{at_least, capitalize, pluralize, reason_text, usable_projects_text};

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
    let tally = tallies.get(node.id());
    let mut marks = Vec::new();
    if plan.diff().add().contains(node.scope()) {
        let text = change_text(node, tally, Outcome::Gains, is_complete);
        marks.push(ScopeMark::new("add", IconName::PLUS, &text));
    } else if plan.diff().remove().contains(node.scope()) {
        let text = change_text(node, tally, Outcome::Loses, is_complete);
        marks.push(ScopeMark::new("remove", IconName::MINUS, &text));
    }
    match plan.after().access(node.id()) {
        Access::Usable(reasons) => {
            // The checkbox says the other reasons.
            if reasons.contains(Reason::Origin) {
                marks.push(ScopeMark::new("origin", IconName::VOLUME, "Origin"));
            }
        }
        Access::Unknown => marks.push(ScopeMark::new("unknown", IconName::QUESTION, "Unknown")),
        Access::None => {}
    }
    let is_counted = tally.total() > 0 && (is_complete || tally.usable_after() > 0);
    if !node.is_project() && is_counted {
        let text = usable_projects_text(tally.usable_after(), tally.total(), is_complete);
        marks.push(ScopeMark::new("count", IconName::PROJECT, &text));
    }
    marks
}

/// What a change of the share with `node` does: the projects below it that gain or lose access, said once here and not
/// beside each of them.
fn change_text(node: Node<'_>, tally: Tally, outcome: Outcome, is_complete: bool) -> String {
    let (verb, change) = match outcome {
        Outcome::Loses => ("lose", "Will be removed"),
        _ => ("gain", "Will be shared"),
    };
    let count = tally.count(outcome);
    if count == 0 || node.is_project() {
        return change.to_owned();
    }
    let projects = at_least(&pluralize(count, "project"), is_complete);
    capitalize(&[&projects, " will ", verb, " access"].concat())
}

/// Through what `node` has access besides a share of its own, and will have it once `plan` is applied, such as "Through
/// department vision". `None` if there is no such access.
pub(in crate::sharing) fn implied_text(node: Node<'_>, plan: &Plan) -> Option<String> {
    let before = plan.before().access(node.id());
    let after = plan.after().access(node.id()).reasons();
    let (held, planned): (Vec<Reason>, Vec<Reason>) = after
        .without(Reason::Direct)
        .iter()
        .partition(|reason| before.reasons().contains(*reason));
    let names = |reasons: Vec<Reason>| {
        let names: Vec<String> = reasons
            .into_iter()
            .map(|reason| reason_text(node, reason))
            .collect();
        (!names.is_empty()).then(|| names.join(", "))
    };
    let planned = names(planned).map(|through| planned_access(&through, before.is_usable()));
    let texts: Vec<String> = names(held).into_iter().chain(planned).collect();
    (!texts.is_empty()).then(|| capitalize(&texts.join("; ")))
}

/// Access that a change will give, such as `through` "through department vision", to a scope that `has_access` or not.
pub(in crate::sharing) fn planned_access(through: &str, has_access: bool) -> String {
    let verb = if has_access {
        "will also have access "
    } else {
        "will have access "
    };
    [verb, through].concat()
}

#[cfg(test)]
mod tests {
    use std::slice::from_ref;

    use datavolumes_contract::org::Project;
    use datavolumes_contract::{ClusterId, DepartmentId, ProjectId, Scope, ScopeType};
    use datavolumes_sharing::{OrgIndex, Organisation, ScopeDiff, ScopeSet};

    use super::*;

    /// The marks in an organisation with two projects in one department of one cluster. The volume
    /// originates in `p1`.
    fn texts(saved: &[Scope], edits: &ScopeDiff, about: &Scope) -> Vec<String> {
        let mut index = OrgIndex::default();
        index.set_complete(ScopeType::Project);
        texts_in(index, saved, edits, about)
    }

    fn plan(mut index: OrgIndex, saved: &[Scope], edits: &ScopeDiff) -> (Organisation, Plan) {
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
        (organisation, plan)
    }

    fn texts_in(index: OrgIndex, saved: &[Scope], edits: &ScopeDiff, about: &Scope) -> Vec<String> {
        let (organisation, plan) = plan(index, saved, edits);
        let tallies = Tallies::new(&organisation, plan.before(), plan.after());
        let node = organisation.find(about).unwrap();
        let is_complete = organisation.is_complete(&ScopeType::Project);
        let marks = scope_marks(node, &plan, &tallies, is_complete);
        marks.into_iter().map(|mark| mark.text).collect()
    }

    #[test]
    fn the_origin_and_the_reach_of_a_parent_are_marked_and_a_share_is_not() {
        let p1 = Scope::new(ScopeType::Project, "p1");
        let p2 = Scope::new(ScopeType::Project, "p2");
        let department = Scope::new(ScopeType::Department, "d");
        let none = ScopeDiff::default();
        assert_eq!(texts(&[], &none, &p1), ["Origin"]);
        assert_eq!(texts(&[], &none, &p2), Vec::<String>::new());
        let saved = [p2.clone(), department.clone()];
        // Its checkbox is checked.
        assert_eq!(texts(&saved, &none, &p2), Vec::<String>::new());
        assert_eq!(texts(&saved, &none, &department), ["2 of 2 projects"]);
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
        assert_eq!(texts(&saved, &edits, &p2), ["Will be removed"]);
    }

    #[test]
    fn a_change_of_a_department_says_once_how_many_projects_it_concerns() {
        let department = Scope::new(ScopeType::Department, "d");
        let mut edits = ScopeDiff::default();
        edits.share(department.clone());
        assert_eq!(
            texts(&[], &edits, &department),
            ["1 project will gain access", "2 of 2 projects"]
        );
        let p2 = Scope::new(ScopeType::Project, "p2");
        assert_eq!(texts(&[], &edits, &p2), Vec::<String>::new());
        // Nothing changes for a project that has a share of its own.
        assert_eq!(
            texts(from_ref(&p2), &edits, &department),
            ["Will be shared", "2 of 2 projects"]
        );
        let mut edits = ScopeDiff::default();
        edits.unshare(department.clone());
        assert_eq!(
            texts(from_ref(&department), &edits, &department),
            ["1 project will lose access", "1 of 2 projects"]
        );
    }

    #[test]
    fn access_through_a_parent_is_implied_but_a_share_is_not() {
        let p2 = Scope::new(ScopeType::Project, "p2");
        let department = Scope::new(ScopeType::Department, "d");
        let implied_by = |saved: &[Scope], edits: &ScopeDiff, about: &Scope| {
            let (organisation, plan) = plan(OrgIndex::default(), saved, edits);
            implied_text(organisation.find(about).unwrap(), &plan)
        };
        let implied =
            |saved: &[Scope], about: &Scope| implied_by(saved, &ScopeDiff::default(), about);
        let saved = [p2.clone(), department.clone()];
        assert_eq!(
            implied(&saved, &p2).as_deref(),
            Some("Through department d")
        );
        assert_eq!(implied(from_ref(&p2), &p2), None);
        assert_eq!(implied(&saved, &department), None);
        let p1 = Scope::new(ScopeType::Project, "p1");
        assert_eq!(implied(&[], &p1).as_deref(), Some("Origin"));
        let both = implied(&saved, &p1);
        assert_eq!(both.as_deref(), Some("Origin, through department d"));
        let mut edits = ScopeDiff::default();
        edits.share(department);
        assert_eq!(
            implied_by(&[], &edits, &p2).as_deref(),
            Some("Will have access through department d")
        );
        assert_eq!(
            implied_by(&[], &edits, &p1).as_deref(),
            Some("Origin; will also have access through department d")
        );
    }
}
