//! An [`El`] as a view of Leptos.

use leptos::prelude::{Mountable, Render, RenderHtml};
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::no_attrs;
use leptos::tachys::view::{Position, PositionState};
use web_sys::{Element, Node};

use crate::el::focus::FocusPath;
use crate::el::{El, Made};

no_attrs!(El);

impl Render for El {
    type State = Made;

    fn build(self) -> Made {
        self.0.take()
    }

    fn rebuild(self, old: &mut Made) {
        let focus = FocusPath::within(&old.element);
        let mut new = self.build();
        old.insert_before_this(&mut new);
        old.unmount();
        if let Some(focus) = focus {
            focus.restore(&new.element);
        }
        *old = new;
    }
}

impl Mountable for Made {
    fn unmount(&mut self) {
        self.element.unmount();
    }

    fn mount(&mut self, parent: &Element, before: Option<&Node>) {
        self.element.mount(parent, before);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.element.insert_before_this(child)
    }

    fn elements(&self) -> Vec<Element> {
        vec![self.element.clone()]
    }
}

/// No server renders this app: an element is always made anew, in the browser.
impl RenderHtml for El {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        _: &mut String,
        _: &mut Position,
        _: bool,
        _: bool,
        _: Vec<AnyAttribute>,
    ) {
    }

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Made {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}
