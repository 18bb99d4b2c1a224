//! Views that are drawn once and follow no signal. What changes in them is written into their nodes.

use leptos::prelude::*;
use web_sys::{Element, Node};

/// Adds a view that follows no signal to `parent`, without the comments by which views find their places: they would be
/// a third of the nodes of a row.
pub(super) fn mount(view: AnyView, parent: &Element) {
    view.build().mount(parent, None);
    remove_comments(parent);
}

fn remove_comments(parent: &Node) {
    let mut next = parent.first_child();
    while let Some(node) = next {
        next = node.next_sibling();
        if node.node_type() == Node::COMMENT_NODE {
            let _ = parent.remove_child(&node);
        } else {
            remove_comments(&node);
        }
    }
}

/// Writes a text into its node.
pub(super) fn set_text(node: Option<Node>, text: &str) {
    if let Some(node) = node {
        node.set_node_value(Some(text));
    }
}
