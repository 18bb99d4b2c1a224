use leptos::prelude::*;
use leptos::tachys::renderer::dom::Dom;
use web_sys::Element;

use crate::el::{El, Made};

/// Children that are added and cut at the end.
pub(crate) struct Series {
    parent: Element,
    /// Those of the component, which outlives each run of the effect that adds them.
    owner: Owner,
    make: Box<dyn Fn(usize) -> Option<El>>,
    made: Vec<(Made, Owner)>,
}

impl Series {
    pub(crate) fn new(parent: &Element, make: Box<dyn Fn(usize) -> Option<El>>) -> Self {
        Self {
            parent: parent.clone(),
            owner: Owner::current().unwrap_or_default(),
            make,
            made: Vec::new(),
        }
    }

    /// Lets there be `count` children.
    pub(crate) fn resize(&mut self, count: usize) {
        for (mut made, owner) in self.made.drain(count.min(self.made.len())..) {
            made.unmount();
            owner.cleanup();
        }
        while self.made.len() < count {
            let owner = self.owner.child();
            let index = self.made.len();
            let Some(made) = owner.with(|| untrack(|| (self.make)(index))) else {
                return;
            };
            Dom::insert_node(&self.parent, made.element(), None);
            self.made.push((made.0.take(), owner));
        }
    }
}
