//! What the tree says beside a scope: how it is reached, and what would change.

use datavolumes_contract::ScopeType;
use datavolumes_sharing::{Access, Node, Plan, Reason, Tallies};
use leptos::prelude::*;

use super::words;
use datavolumes_ui::{CheckState, Icon, IconName, TreeItem, format_number};

/// One thing to say about a scope, with an icon, a word and a colour of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ScopeMark {
    /// What kind of thing it is; style sheets select by it.
    kind: &'static str,
    icon: IconName,
    pub(super) text: String,
}

impl ScopeMark {
    pub(super) fn new(kind: &'static str, icon: IconName, text: &str) -> Self {
        Self {
            kind,
            icon,
            text: text.to_owned(),
        }
    }
}

/// Everything to say about `node`, the most important first.
pub(super) fn marks(node: Node<'_>, plan: &Plan, tallies: &Tallies) -> Vec<ScopeMark> {
    let mark = ScopeMark::new;
    let is_added = plan.change().add().contains(node.scope());
    let mut marks = Vec::new();
    if is_added {
        marks.push(mark("add", IconName::PLUS, "Will be shared"));
    } else if plan.change().remove().contains(node.scope()) {
        marks.push(mark("remove", IconName::MINUS, "Will be removed"));
    }
    match plan.after().access(node.id()) {
        Access::Usable(reasons) => marks.extend(reasons.iter().filter_map(|reason| {
            Some(match reason {
                Reason::Origin => mark("origin", IconName::VOLUME, "Origin"),
                Reason::Direct if is_added => return None,
                Reason::Direct => mark("direct", IconName::SHARE, "Shared"),
                Reason::ThroughDepartment | Reason::ThroughCluster => {
                    let mut text = words::reason(node, reason);
                    text.replace_range(..1, "T");
                    mark("inherited", IconName::INHERITED, &text)
                }
            })
        })),
        Access::Unknown => marks.push(mark("unknown", IconName::QUESTION, "Unknown")),
        Access::None => {}
    }
    let tally = tallies.of(node.id());
    if !node.is_project() && tally.total() > 0 {
        let text = format!(
            "{} of {}",
            format_number(tally.usable_after() as u64),
            words::count(tally.total(), "project")
        );
        marks.push(mark("count", IconName::PROJECT, &text));
    }
    marks
}

/// The words of all `marks` about `node`, for assistive technology.
fn description(node: Node<'_>, marks: &[ScopeMark]) -> String {
    let mut words = vec![words::level(&node.scope().scope_type)];
    words.extend(marks.iter().map(|mark| mark.text.clone()));
    words.join(", ")
}

/// Whether the directory tells scopes of the level of `node`, but not this one.
pub(super) fn is_foreign(node: Node<'_>, lists: impl Fn(&ScopeType) -> bool) -> bool {
    !node.is_listed() && lists(&node.scope().scope_type)
}

/// The row of a scope in a tree: what is said of it in words is what its marks say to the eye.
pub(super) fn scope_item(
    node: Node<'_>,
    marks: Vec<ScopeMark>,
    is_foreign: bool,
    ticked: CheckState,
    refusal: Option<String>,
) -> TreeItem {
    let mut description = description(node, &marks);
    if is_foreign {
        description.push_str(", not in your directory");
    }
    if let Some(reason) = &refusal {
        description.push_str(". ");
        description.push_str(reason);
    }
    TreeItem {
        label: node.label().to_owned(),
        description,
        checked: ticked,
        disabled_reason: refusal,
        content: scope_line(node, marks, is_foreign),
    }
}

/// A scope with everything that there is to say about it.
fn scope_line(node: Node<'_>, marks: Vec<ScopeMark>, is_foreign: bool) -> AnyView {
    let scope = node.scope();
    let marks: Vec<AnyView> = marks.into_iter().map(mark_view).collect();
    let foreign = is_foreign.then(|| {
        view! { <span class="scope__id">"not in your directory"</span> }
    });
    let id = (!node.name().is_empty() && is_foreign).then(|| {
        view! { <span class="scope__id">{scope.scope_id.clone()}</span> }
    });
    view! {
        <Icon name=words::level_icon(&scope.scope_type) />
        <span class="scope__name" data-overflow="">{node.label().to_owned()}</span>
        {id}
        {foreign}
        <span class="scope__marks">{marks}</span>
    }
    .into_any()
}

fn mark_view(mark: ScopeMark) -> AnyView {
    view! {
        <span class="mark" data-mark=mark.kind>
            <Icon name=mark.icon />
            <span>{mark.text}</span>
        </span>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use datavolumes_contract::org::Project;
    use datavolumes_contract::{ClusterId, DepartmentId, ProjectId, Scope};
    use datavolumes_sharing::{Change, Directory, ScopeSet};

    use super::*;

    fn scope(kind: ScopeType, id: &str) -> Scope {
        Scope::new(kind, id)
    }

    /// Two projects of one department of one cluster; the volume originates in the first.
    fn texts(saved: &[Scope], change: &Change, about: &Scope) -> Vec<String> {
        let mut directory = Directory::default();
        for id in ["p1", "p2"] {
            directory.add_project(&Project {
                id: ProjectId::new(id),
                parent_id: DepartmentId::new("d"),
                cluster_id: ClusterId::new("c"),
                ..Project::default()
            });
        }
        let organisation = directory.organisation();
        let saved: ScopeSet = saved.iter().cloned().collect();
        let plan = Plan::new(&organisation, &ProjectId::new("p1"), saved, change);
        let tallies = Tallies::new(&organisation, plan.before(), plan.after());
        let node = organisation.find(about).unwrap();
        let marks = marks(node, &plan, &tallies);
        marks.into_iter().map(|mark| mark.text).collect()
    }

    #[test]
    fn origin_direct_and_inherited_are_told_apart() {
        let (one, two) = (
            scope(ScopeType::Project, "p1"),
            scope(ScopeType::Project, "p2"),
        );
        let department = scope(ScopeType::Department, "d");
        let nothing = Change::default();
        assert_eq!(texts(&[], &nothing, &one), ["Origin"]);
        assert_eq!(texts(&[], &nothing, &two), Vec::<String>::new());
        let saved = [two.clone(), department.clone()];
        assert_eq!(
            texts(&saved, &nothing, &two),
            ["Shared", "Through department d"]
        );
        assert_eq!(
            texts(&saved, &nothing, &department),
            ["Shared", "2 of 2 projects"]
        );
        assert_eq!(texts(&[], &nothing, &department), ["1 of 2 projects"]);
    }

    #[test]
    fn what_would_change_comes_first() {
        let two = scope(ScopeType::Project, "p2");
        let mut change = Change::default();
        change.share(two.clone());
        assert_eq!(texts(&[], &change, &two), ["Will be shared"]);
        let mut change = Change::default();
        change.unshare(two.clone());
        let saved = [two.clone(), scope(ScopeType::Cluster, "c")];
        assert_eq!(
            texts(&saved, &change, &two),
            ["Will be removed", "Through cluster c"]
        );
    }
}
