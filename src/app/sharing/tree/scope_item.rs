//! The row of a scope in the tree.

use datavolumes_sharing::{Node, Organisation};
use datavolumes_ui::{CheckState, Icon, TreeItem};
use leptos::prelude::*;

use super::scope_marks::ScopeMark;
use crate::sharing::text::{level_icon, level_name, node_label};

/// Whether the directory lists the level of `node` in full, but not this scope.
pub(in crate::sharing) fn is_unlisted(organisation: &Organisation, node: Node<'_>) -> bool {
    !node.is_listed() && organisation.is_complete(&node.scope().scope_type)
}

/// The row of `node`. Its accessible description contains the text of everything it shows.
pub(in crate::sharing) fn scope_item(
    node: Node<'_>,
    marks: Vec<ScopeMark>,
    is_unlisted: bool,
    checked: CheckState,
    disabled_reason: Option<String>,
) -> TreeItem {
    let scope = node.scope();
    let label = node_label(node);
    let icon = level_icon(&scope.scope_type);
    let id = (is_unlisted && !node.name().is_empty()).then(|| scope.scope_id.clone());
    TreeItem {
        label: label.clone(),
        description: description(node, &marks, is_unlisted, disabled_reason.as_deref()),
        checked,
        disabled_reason,
        content: view! {
            <Icon name=icon />
            <span class="scope__name" data-overflow="" translate="no">
                {label}
            </span>
            {id.map(|id| view! { <span class="scope__id">{id}</span> })}
            {is_unlisted.then(|| view! { <span class="scope__id">"not in your directory"</span> })}
            <Marks marks />
        }
        .into_any(),
    }
}

/// The accessible description: the level, the marks and why the scope cannot be changed.
fn description(
    node: Node<'_>,
    marks: &[ScopeMark],
    is_unlisted: bool,
    disabled_reason: Option<&str>,
) -> String {
    let mut parts = vec![level_name(&node.scope().scope_type)];
    parts.extend(marks.iter().map(|mark| mark.text.clone()));
    if is_unlisted {
        parts.push("not in your directory".to_owned());
    }
    let description = parts.join(", ");
    match disabled_reason {
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
                <span>{mark.text}</span>
            </span>
        }
    };
    view! { <span class="scope__marks">{marks.into_iter().map(mark).collect_view()}</span> }
}
