//! A fresh part of the page for each test, found and used the way a person does: by role and name, by keys.

use std::cell::RefCell;

use leptos::{mount::UnmountHandle, prelude::*, tachys::view::any_view::AnyViewState};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Element, Event, EventInit, HtmlElement, HtmlInputElement, HtmlTextAreaElement, KeyboardEvent,
    KeyboardEventInit,
};

/// How often and how many times a condition is looked at before the test fails.
const LOOK: i32 = 10;
const LOOKS: u32 = 300;

pub(crate) struct Page {
    root: HtmlElement,
    _mounted: UnmountHandle<AnyViewState>,
}

impl Page {
    /// Mounts a view; it goes away with the value that this returns.
    pub(crate) fn of<V: IntoView + 'static>(view: impl FnOnce() -> V + 'static) -> Self {
        WATCH.with(|()| ());
        let root: HtmlElement = document()
            .create_element("section")
            .unwrap()
            .unchecked_into();
        document().body().unwrap().append_child(&root).unwrap();
        let mounted = leptos::mount::mount_to(root.clone(), || view().into_any());
        Self {
            root,
            _mounted: mounted,
        }
    }

    /// The one element of this role and accessible name.
    pub(crate) fn the(&self, role: &str, name: &str) -> HtmlElement {
        let mut found = self.all(role);
        found.retain(|element| name_of(element) == name);
        match found.len() {
            1 => found.remove(0),
            count => panic!("{count} of {role} `{name}` in {}", self.root.inner_html()),
        }
    }

    /// Whether there is an element of this role and accessible name.
    pub(crate) fn has(&self, role: &str, name: &str) -> bool {
        self.all(role)
            .iter()
            .any(|element| name_of(element) == name)
    }

    /// All elements of this role, in the order of the page.
    pub(crate) fn all(&self, role: &str) -> Vec<HtmlElement> {
        self.select(selector(role))
    }

    /// The one element that a selector finds, for what has neither role nor name.
    pub(crate) fn one(&self, selector: &str) -> HtmlElement {
        let mut found = self.select(selector);
        assert_eq!(found.len(), 1, "{selector} in {}", self.root.inner_html());
        found.remove(0)
    }

    /// Everything that can be read.
    pub(crate) fn text(&self) -> String {
        self.root.text_content().unwrap_or_default()
    }

    fn select(&self, selector: &str) -> Vec<HtmlElement> {
        let found = self.root.query_selector_all(selector).unwrap();
        (0..found.length())
            .map(|index| found.item(index).unwrap().unchecked_into())
            .collect()
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        self.root.remove();
        let failures = FAILURES.take();
        assert!(failures.is_empty(), "while the page was up: {failures:?}");
    }
}

thread_local! {
    static FAILURES: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };

    /// Notes what goes wrong inside of an event listener: that reaches no test by itself.
    static WATCH: () = {
        window_event_listener(leptos::ev::error, |event| {
            FAILURES.with_borrow_mut(|failures| failures.push(event.message()));
        });
    };
}

fn selector(role: &str) -> &str {
    match role {
        "button" => "button:not([role])",
        "textbox" => "input[type=text]:not([role]), input[type=password], textarea",
        "searchbox" => "input[type=search]",
        "combobox" => "select, [role=combobox]",
        "checkbox" => "input[type=checkbox]",
        "radio" => "input[type=radio]",
        "dialog" => "dialog:not([role])",
        "navigation" => "nav",
        "columnheader" => "th[scope=col]",
        "option" => "[role=option]",
        "alertdialog" => "[role=alertdialog]",
        "listbox" => "[role=listbox]",
        "menu" => "[role=menu]",
        "menuitem" => "[role=menuitem]",
        "menuitemradio" => "[role=menuitemradio]",
        "radiogroup" => "[role=radiogroup]",
        "group" => "[role=group]",
        "region" => "[role=region]",
        "status" => "[role=status]",
        "alert" => "[role=alert]",
        "tooltip" => "[role=tooltip]",
        other => panic!("no selector for the role {other}"),
    }
}

/// The accessible name, as far as these widgets give one.
pub(crate) fn name_of(element: &Element) -> String {
    if let Some(label) = element.get_attribute("aria-label") {
        return label;
    }
    if let Some(id) = element.get_attribute("aria-labelledby") {
        return text_by_id(&id);
    }
    let id = element.id();
    let label = document()
        .query_selector(&format!("label[for='{id}']"))
        .unwrap();
    let label = label.or_else(|| element.closest("label").unwrap());
    let named = label.unwrap_or_else(|| element.clone());
    visible_text(&named)
}

/// The accessible description: the texts that `aria-describedby` names.
pub(crate) fn description_of(element: &Element) -> String {
    let ids = element
        .get_attribute("aria-describedby")
        .unwrap_or_default();
    let texts: Vec<String> = ids
        .split(' ')
        .filter(|id| !id.is_empty())
        .map(text_by_id)
        .collect();
    texts.join(" ")
}

fn text_by_id(id: &str) -> String {
    let element = document().get_element_by_id(id);
    element
        .map(|element| element.text_content().unwrap().trim().to_owned())
        .unwrap_or_default()
}

/// The text without what is hidden: an element with `hidden` gives no part of a name.
fn visible_text(element: &Element) -> String {
    let copy: Element = element.clone_node_with_deep(true).unwrap().unchecked_into();
    let hidden = copy.query_selector_all("[hidden]").unwrap();
    for index in 0..hidden.length() {
        hidden
            .item(index)
            .unwrap()
            .unchecked_into::<Element>()
            .remove();
    }
    copy.text_content().unwrap().trim().to_owned()
}

/// Types a text over what a field holds.
pub(crate) fn type_into(field: &HtmlElement, text: &str) {
    field.focus().unwrap();
    if let Some(input) = field.dyn_ref::<HtmlInputElement>() {
        input.set_value(text);
    } else {
        field.unchecked_ref::<HtmlTextAreaElement>().set_value(text);
    }
    fire(field, "input");
}

/// What a field shows.
pub(crate) fn value_of(field: &HtmlElement) -> String {
    let value = js_sys::Reflect::get(field, &"value".into()).unwrap();
    value.as_string().unwrap()
}

/// Presses a key where the element is; says whether the page left it to the browser.
pub(crate) fn press(element: &Element, key: &str) -> bool {
    let init = KeyboardEventInit::new();
    init.set_key(key);
    init.set_bubbles(true);
    init.set_cancelable(true);
    let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap();
    element.dispatch_event(&event).unwrap()
}

/// Sends a plain event that bubbles.
pub(crate) fn fire(element: &Element, kind: &str) {
    let init = EventInit::new();
    init.set_bubbles(true);
    init.set_cancelable(true);
    let event = Event::new_with_event_init_dict(kind, &init).unwrap();
    element.dispatch_event(&event).unwrap();
}

/// The element that has focus.
pub(crate) fn focused() -> HtmlElement {
    document().active_element().unwrap().unchecked_into()
}

/// Waits until the condition holds; fails the test when it never does.
pub(crate) async fn until(what: &str, condition: impl Fn() -> bool) {
    for _ in 0..LOOKS {
        if condition() {
            return;
        }
        pause(LOOK).await;
    }
    panic!("never: {what}");
}

/// Lets everything run that is about to.
pub(crate) async fn settle() {
    pause(0).await;
    pause(20).await;
}

/// Waits, for tests of what must not happen.
pub(crate) async fn pause(milliseconds: i32) {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        window()
            .set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds)
            .unwrap();
    });
    JsFuture::from(promise).await.unwrap();
}
