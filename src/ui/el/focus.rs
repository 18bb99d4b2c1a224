//! Focus that stays in its place while an element is made anew.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node};

/// Where in an element the focus is: from it inwards, the how-manieth child each time.
pub(crate) struct FocusPath(Vec<u32>);

impl FocusPath {
    /// The place of the focus, if it is in `element`.
    pub(crate) fn within(element: &Element) -> Option<Self> {
        let mut at: Node = document().active_element()?.into();
        if !element.contains(Some(&at)) {
            return None;
        }
        let mut path = Vec::new();
        while !at.is_same_node(Some(element)) {
            let mut index = 0;
            let mut before = at.previous_sibling();
            while let Some(sibling) = before {
                index += 1;
                before = sibling.previous_sibling();
            }
            path.push(index);
            at = at.parent_node()?;
        }
        path.reverse();
        Some(Self(path))
    }

    /// Gives focus to what is in the same place of `element`, if anything is.
    pub(crate) fn restore(&self, element: &Element) {
        let start: Node = element.clone().into();
        let step = |at: Node, index: &u32| at.child_nodes().item(*index);
        let found = self.0.iter().try_fold(start, step);
        if let Some(Ok(found)) = found.map(JsCast::dyn_into::<HtmlElement>) {
            let _ = found.focus();
        }
    }
}
