//! Elements that are made as they are written down, all of one type.
//!
//! `view!` gives each element a type of its own, made of those of its attributes, its children and their
//! closures, and Leptos compiles for each how it is built, compared, changed and taken away. In what
//! every visitor is sent first that was more than the program itself. An [`El`] is put together by a few
//! functions that are there once; what follows a signal is a boxed closure. Parts that are sent later
//! are written with `view!`, and the two stand in each other as they like.

mod child;
mod focus;
mod listener;
mod series;
mod slot;
mod value;
mod view;

pub use child::Child;
pub use slot::Slot;
pub use value::IntoValue;

use std::any::Any;
use std::cell::RefCell;

use leptos::ev::EventDescriptor;
use leptos::html::ElementType;
use leptos::prelude::*;
use leptos::reactive::effect::RenderEffect;
use leptos::tachys::html::node_ref::NodeRefContainer;
use leptos::tachys::renderer::dom::Dom;
use send_wrapper::SendWrapper;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;

use listener::Listener;
use series::Series;

/// An element of the page, and what keeps it up to date as long as it is there.
pub struct El(SendWrapper<Made>);

/// An element in the page, as Leptos keeps it.
pub struct Made {
    element: Element,
    /// Effects, listeners and the states of other views: they end with the element.
    kept: Vec<Box<dyn Any>>,
}

/// A new element, such as `el("td")`.
#[must_use]
pub fn el(tag: &str) -> El {
    El::of(Dom::create_element(tag, None))
}

impl El {
    fn of(element: Element) -> Self {
        Self(SendWrapper::new(Made {
            element,
            kept: Vec::new(),
        }))
    }

    /// The first element of `html`, which is written in this program: nothing of it may come from
    /// elsewhere.
    pub(crate) fn of_html(html: String) -> Self {
        Self::of(Dom::create_element_from_html(html.into()))
    }

    fn element(&self) -> &Element {
        &self.0.element
    }

    fn keep(&mut self, kept: impl Any) {
        self.0.kept.push(Box::new(kept));
    }

    /// With this attribute.
    #[must_use]
    pub fn attr(self, name: &str, value: &str) -> Self {
        Dom::set_attribute(self.element(), name, value);
        self
    }

    /// With this attribute if there is a value.
    #[must_use]
    pub fn attr_if(self, name: &str, value: impl IntoValue) -> Self {
        write_attribute(self.element(), name, value.into_value().as_deref());
        self
    }

    /// With this property of its style, which the style sheets cannot know.
    #[must_use]
    pub fn style(self, name: &str, value: &str) -> Self {
        Dom::set_css_property(&Dom::style(self.element()), name, value);
        self
    }

    /// With these classes.
    #[must_use]
    pub fn class(self, names: &str) -> Self {
        self.attr("class", names)
    }

    /// With this attribute, which follows the signals that `value` reads.
    #[must_use]
    pub fn attr_by<V: IntoValue>(
        self,
        name: &'static str,
        value: impl Fn() -> V + 'static,
    ) -> Self {
        let slot = self.attr_slot(name);
        self.effect(move || slot.write(value()))
    }

    /// With this as what is typed in it, which follows the signals that `value` reads.
    #[must_use]
    pub fn value_by(self, value: impl Fn() -> String + 'static) -> Self {
        self.property_by("value", Box::new(move || JsValue::from_str(&value())))
    }

    /// With this property, such as `checked`, which follows the signals that `is_set` reads.
    #[must_use]
    pub fn flag_by(self, name: &'static str, is_set: impl Fn() -> bool + 'static) -> Self {
        self.property_by(name, Box::new(move || JsValue::from_bool(is_set())))
    }

    /// A property is written whenever it is made, also as it was: the person may have changed it since.
    fn property_by(self, name: &'static str, value: Box<dyn Fn() -> JsValue>) -> Self {
        let element = self.element().clone();
        self.effect(move || Dom::set_property(&element, name, &value()))
    }

    /// With this text as its only content, which follows the signals that `text` reads.
    #[must_use]
    pub fn text_by<V: IntoValue>(self, text: impl Fn() -> V + 'static) -> Self {
        let slot = self.text_slot();
        self.effect(move || slot.write(text()))
    }

    /// Does `action` now, and again when a signal that it has read changes, as long as this is there.
    #[must_use]
    pub fn effect(mut self, action: impl Fn() + 'static) -> Self {
        let action: Box<dyn Fn()> = Box::new(action);
        self.keep(RenderEffect::new(move |_: Option<()>| action()));
        self
    }

    /// Where an attribute is written: for an effect that writes many.
    #[must_use]
    pub fn attr_slot(&self, name: &'static str) -> Slot {
        self.slot(move |element, value| write_attribute(element, name, value))
    }

    /// Where `write` writes.
    pub(crate) fn slot(&self, write: impl Fn(&Element, Option<&str>) + 'static) -> Slot {
        Slot::new(self.element(), Box::new(write))
    }

    /// Where an attribute of its first child is written.
    pub(crate) fn first_child_slot(&self, name: &'static str) -> Slot {
        let child = self.element().first_element_child();
        let write = move |element: &Element, value: Option<&str>| {
            write_attribute(element, name, value);
        };
        Slot::new(child.as_ref().unwrap_or(self.element()), Box::new(write))
    }

    /// Where its text is written, which is its only content: for an effect that writes many.
    #[must_use]
    pub fn text_slot(&self) -> Slot {
        self.slot(|element, text| element.set_text_content(text))
    }

    /// With as many children as `count` says, which follows the signals that it reads. They are added and
    /// cut at the end, and never made anew.
    #[must_use]
    pub fn children_by(
        self,
        count: impl Fn() -> usize + 'static,
        child: impl Fn(usize) -> Option<El> + 'static,
    ) -> Self {
        let series = RefCell::new(Series::new(self.element(), Box::new(child)));
        self.effect(move || series.borrow_mut().resize(count()))
    }

    /// With this child, behind those that it has.
    #[must_use]
    pub fn child(mut self, child: impl Child) -> Self {
        child.add_to(&mut self);
        self
    }

    /// With `act` called at each `event`.
    #[must_use]
    pub fn on<E>(mut self, event: E, act: impl Fn(E::EventType) + 'static) -> Self
    where
        E: EventDescriptor,
        E::EventType: JsCast,
    {
        let act = move |event: web_sys::Event| act(event.unchecked_into());
        let listener = Listener::new(self.element(), &event.name(), Box::new(act));
        self.keep(listener);
        self
    }

    /// Lets `node_ref` find it.
    #[must_use]
    pub fn node_ref<E>(self, node_ref: NodeRef<E>) -> Self
    where
        E: ElementType,
        E::Output: JsCast + 'static,
    {
        node_ref.load(self.element());
        self
    }
}

fn write_attribute(element: &Element, name: &str, value: Option<&str>) {
    match value {
        Some(value) => Dom::set_attribute(element, name, value),
        None => Dom::remove_attribute(element, name),
    }
}
