use leptos::prelude::Owner;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event};

/// Hears an event of an element as long as it is kept.
pub(crate) struct Listener {
    element: Element,
    event: String,
    heard: Closure<dyn Fn(Event)>,
}

impl Listener {
    pub(crate) fn new(element: &Element, event: &str, act: Box<dyn Fn(Event)>) -> Self {
        // What is called may look for the services of the component that it belongs to.
        let owner = Owner::current().unwrap_or_default();
        let heard = Closure::<dyn Fn(Event)>::new(move |event| owner.with(|| act(event)));
        let _ = element.add_event_listener_with_callback(event, heard.as_ref().unchecked_ref());
        Self {
            element: element.clone(),
            event: event.to_owned(),
            heard,
        }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let heard = self.heard.as_ref().unchecked_ref();
        let _ = self
            .element
            .remove_event_listener_with_callback(&self.event, heard);
    }
}
