//! The row of a scope in the tree.

use datavolumes_sharing::{Node, Organisation};
use datavolumes_ui::{CheckState, Icon, TreeItem};
use leptos::prelude::*;

use super::highlight::{Highlighted, split};
use super::scope_marks::ScopeMark;
use crate::sharing::text::{level_icon, level_name, node_label};

/// What the row of a scope says about it.
#[derive(Default)]
pub(in crate::sharing) struct ScopeStatus {
    pub(in crate::sharing) marks: Vec<ScopeMark>,
    /// See [`TreeItem::implied`].
    pub(in crate::sharing) implied: Option<String>,
    /// See [`is_unlisted`].
    pub(in crate::sharing) is_unlisted: bool,
    pub(in crate::sharing) checked: CheckState,
    pub(in crate::sharing) disabled_reason: Option<String>,
}

/// Whether the directory lists the level of `node` in full, but not this scope.
pub(in crate::sharing) fn is_unlisted(organisation: &Organisation, node: Node<'_>) -> bool {
    !node.is_listed() && organisation.is_complete(&node.scope().scope_type)
}

/// The row of `node`, in which `search` is marked. Its accessible description contains the text of everything it shows.
pub(in crate::sharing) fn scope_item(
    node: Node<'_>,
    status: ScopeStatus,
    search: &str,
) -> TreeItem {
    let scope = node.scope();
    let icon = level_icon(&scope.scope_type);
    let is_found_by_id =
        split(node.label(), search).is_none() && split(&scope.scope_id, search).is_some();
    let has_id = (status.is_unlisted && !node.name().is_empty()) || is_found_by_id;
    let id = has_id.then(|| scope.scope_id.clone());
    let description = description(node, &status);
    let (text, search) = (node.label().to_owned(), search.to_owned());
    let ScopeStatus {
        marks,
        implied,
        is_unlisted,
        checked,
        disabled_reason,
    } = status;
    TreeItem {
        label: node_label(node),
        description,
        checked,
        implied,
        disabled_reason,
        content: view! {
            <Icon name=icon />
            <span class="scope__name" data-overflow="" translate="no">
                <Highlighted text search=search.clone() />
            </span>
            {id
                .map(|id| {
                    view! {
                        <span class="scope__id">
                            <Highlighted text=id search />
                        </span>
                    }
                })}
            {is_unlisted.then(|| view! { <span class="scope__id">"not in your directory"</span> })}
            <Marks marks />
        }
        .into_any(),
    }
}

/// The accessible description: the level, the marks, why it has access and why the scope cannot be changed.
fn description(node: Node<'_>, status: &ScopeStatus) -> String {
    let mut parts = vec![level_name(&node.scope().scope_type)];
    parts.extend(status.marks.iter().map(|mark| mark.text.clone()));
    parts.extend(status.implied.clone());
    if status.is_unlisted {
        parts.push("not in your directory".to_owned());
    }
    let description = parts.join(", ");
    match &status.disabled_reason {
        Some(reason) => [&description, ". ", reason].concat(),
        None => description,
    }
}

#[component]
fn Marks(marks: Vec<ScopeMark>) -> impl IntoView {
    let mark = |mark: ScopeMark| {
        view! {
            <span class="mark" data-mark=mark.kind>
                <Icon name=mark.icon />
                <span data-overflow="">{mark.text}</span>
            </span>
        }
    };
    view! { <span class="scope__marks">{marks.into_iter().map(mark).collect_view()}</span> }
}

#[cfg(test)]
mod tests {
    use datavolumes_contract::org::Project;
    use datavolumes_contract::{ClusterId, DepartmentId, ProjectId, Scope, ScopeType};
    use datavolumes_sharing::OrgIndex;
    use datavolumes_ui::IconName;

    use super::*;

    #[test]
    fn origin_direct_inherited_and_unlisted_scopes_have_different_descriptions() {
        let mut index = OrgIndex::default();
        index.set_complete(ScopeType::Department);
        index.add_project(&Project {
            id: ProjectId::new("p"),
            parent_id: DepartmentId::new("d"),
            cluster_id: ClusterId::new("c"),
            ..Project::default()
        });
        let scopes = [
            Scope::new(ScopeType::Project, "p"),
            Scope::new(ScopeType::Department, "elsewhere"),
            Scope::new(ScopeType::Cluster, "c"),
        ];
        index.add_scope(&scopes[1]);
        let organisation = index.organisation();
        let [project, elsewhere, cluster] = scopes
            .each_ref()
            .map(|scope| organisation.find(scope).unwrap());
        let describe = |node, marks: &[&str], implied: Option<&str>, reason: Option<&str>| {
            let mark = |text: &&str| ScopeMark::new("kind", IconName::VOLUME, text);
            let status = ScopeStatus {
                marks: marks.iter().map(mark).collect(),
                implied: implied.map(str::to_owned),
                is_unlisted: is_unlisted(&organisation, node),
                disabled_reason: reason.map(str::to_owned),
                ..ScopeStatus::default()
            };
            description(node, &status)
        };
        let through = "Through department d";
        assert_eq!(
            describe(project, &["Origin"], Some(through), None),
            "Project, Origin, Through department d"
        );
        assert_eq!(
            describe(cluster, &["1 project"], None, None),
            "Cluster, 1 project"
        );
        assert_eq!(
            describe(elsewhere, &[], None, None),
            "Department, not in your directory"
        );
        assert_eq!(
            describe(elsewhere, &[], None, Some("It is in another cluster.")),
            "Department, not in your directory. It is in another cluster."
        );
    }
}
