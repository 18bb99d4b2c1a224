use leptos::prelude::*;
use leptos::tachys::renderer::dom::Dom;
use leptos::tachys::view::any_view::AnyView;

use crate::el::El;
use crate::part::Part;

/// What can stand in an [`El`].
pub trait Child {
    /// Puts itself behind the children that `parent` has.
    fn add_to(self, parent: &mut El);
}

impl Child for El {
    fn add_to(self, parent: &mut El) {
        Dom::insert_node(parent.element(), self.element(), None);
        parent.keep(self.0.take().kept);
    }
}

impl Child for &str {
    fn add_to(self, parent: &mut El) {
        Dom::insert_node(parent.element(), &Dom::create_text_node(self), None);
    }
}

impl Child for String {
    fn add_to(self, parent: &mut El) {
        self.as_str().add_to(parent);
    }
}

/// Adds a view of Leptos.
fn add<V: Render<State: 'static>>(view: V, parent: &mut El) {
    let mut state = view.build();
    state.mount(parent.element(), None);
    parent.keep(state);
}

impl Child for AnyView {
    fn add_to(self, parent: &mut El) {
        add(self, parent);
    }
}

/// What `view!` makes of a component.
impl<V: Render<State: 'static>> Child for View<V> {
    fn add_to(self, parent: &mut El) {
        add(self.into_inner(), parent);
    }
}

impl Child for Part {
    fn add_to(self, parent: &mut El) {
        add(self, parent);
    }
}

impl<C: Child> Child for Option<C> {
    fn add_to(self, parent: &mut El) {
        if let Some(child) = self {
            child.add_to(parent);
        }
    }
}

impl<C: Child> Child for Vec<C> {
    fn add_to(self, parent: &mut El) {
        for child in self {
            child.add_to(parent);
        }
    }
}
