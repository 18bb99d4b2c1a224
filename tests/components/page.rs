//! A mounted view, and helpers that find elements by role and accessible name and send events.

use std::cell::RefCell;

use datavolumes_ui::guard_keys;
use leptos::{mount::UnmountHandle, prelude::*, tachys::view::any_view::AnyViewState};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Element, Event, EventInit, HtmlElement, HtmlInputElement, HtmlTextAreaElement, InputEvent,
    InputEventInit, KeyboardEvent, KeyboardEventInit, MouseEvent, MouseEventInit,
};

/// How long [`wait_until`] waits between two checks, in milliseconds.
const POLL_INTERVAL: i32 = 10;

/// After this many checks [`wait_until`] fails.
const MAX_POLLS: u32 = 300;

pub(crate) struct Page {
    root: HtmlElement,
    _mounted: UnmountHandle<AnyViewState>,
}

impl Page {
    /// Mounts a view. Dropping the page unmounts it.
    pub(crate) fn mount<V: IntoView + 'static>(view: impl FnOnce() -> V + 'static) -> Self {
        ERROR_LISTENER.with(|()| ());
        let root: HtmlElement = document()
            .create_element("section")
            .unwrap()
            .unchecked_into();
        document().body().unwrap().append_child(&root).unwrap();
        let mounted = leptos::mount::mount_to(root.clone(), || {
            guard_keys();
            view().into_any()
        });
        Self {
            root,
            _mounted: mounted,
        }
    }

    /// The only element with this role and accessible name.
    pub(crate) fn get_by_role(&self, role: &str, name: &str) -> HtmlElement {
        let mut found = self.all_by_role(role);
        found.retain(|element| name_of(element) == name);
        match found.len() {
            1 => found.remove(0),
            count => panic!("{count} of {role} `{name}` in {}", self.root.inner_html()),
        }
    }

    /// Whether there is an element with this role and accessible name.
    pub(crate) fn has_role(&self, role: &str, name: &str) -> bool {
        self.all_by_role(role)
            .iter()
            .any(|element| name_of(element) == name)
    }

    /// All elements with this role, in document order.
    pub(crate) fn all_by_role(&self, role: &str) -> Vec<HtmlElement> {
        self.select_all(selector(role))
    }

    /// The only element that matches a selector, for elements that have neither role nor name.
    pub(crate) fn select_one(&self, selector: &str) -> HtmlElement {
        let mut found = self.select_all(selector);
        assert_eq!(found.len(), 1, "{selector} in {}", self.root.inner_html());
        found.remove(0)
    }

    /// The text content of the view.
    pub(crate) fn text(&self) -> String {
        self.root.text_content().unwrap_or_default()
    }

    fn select_all(&self, selector: &str) -> Vec<HtmlElement> {
        let found = self.root.query_selector_all(selector).unwrap();
        (0..found.length())
            .map(|index| found.item(index).unwrap().unchecked_into())
            .collect()
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        self.root.remove();
        let errors = ERRORS.take();
        assert!(errors.is_empty(), "errors in event handlers: {errors:?}");
    }
}

thread_local! {
    static ERRORS: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };

    /// Collects the panics of event handlers, which do not fail a test by themselves.
    static ERROR_LISTENER: () = {
        window_event_listener(leptos::ev::error, |event| {
            ERRORS.with_borrow_mut(|errors| errors.push(event.message()));
        });
    };
}

fn selector(role: &str) -> &str {
    match role {
        "button" => "button:not([role]), [role=button]",
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
        "tree" => "[role=tree]",
        "treeitem" => "[role=treeitem]",
        other => panic!("no selector for the role {other}"),
    }
}

/// The accessible name, from what the widgets use to set it.
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

/// The accessible description: the texts that `aria-describedby` refers to.
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

/// The text without elements that have the `hidden` attribute, which are not part of a name.
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

/// Replaces the text of a field, as typing does.
pub(crate) fn type_into(field: &HtmlElement, text: &str) {
    field.focus().unwrap();
    if let Some(input) = field.dyn_ref::<HtmlInputElement>() {
        input.set_value(text);
    } else {
        field.unchecked_ref::<HtmlTextAreaElement>().set_value(text);
    }
    dispatch(field, "input");
}

/// Replaces the text of a field, as an input method does while it composes.
pub(crate) fn compose(field: &HtmlElement, text: &str) {
    field.focus().unwrap();
    field.unchecked_ref::<HtmlInputElement>().set_value(text);
    let init = InputEventInit::new();
    init.set_bubbles(true);
    init.set_is_composing(true);
    let event = InputEvent::new_with_event_init_dict("input", &init).unwrap();
    field.dispatch_event(&event).unwrap();
}

/// The value of a field.
pub(crate) fn value_of(field: &HtmlElement) -> String {
    let value = js_sys::Reflect::get(field, &"value".into()).unwrap();
    value.as_string().unwrap()
}

/// Sends a `keydown`. Returns whether the default action was not prevented.
pub(crate) fn press_key(element: &Element, key: &str) -> bool {
    send_key(element, key, |_| ())
}

/// Sends the `keydown` of a key that is held down.
pub(crate) fn hold_key(element: &Element, key: &str) -> bool {
    send_key(element, key, |init| init.set_repeat(true))
}

/// Sends a `keydown` while an input method composes.
pub(crate) fn compose_key(element: &Element, key: &str) -> bool {
    send_key(element, key, |init| init.set_is_composing(true))
}

fn send_key(element: &Element, key: &str, change: impl FnOnce(&KeyboardEventInit)) -> bool {
    let init = KeyboardEventInit::new();
    init.set_key(key);
    init.set_bubbles(true);
    init.set_cancelable(true);
    change(&init);
    let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap();
    element.dispatch_event(&event).unwrap()
}

/// Sends a `click` with modifier keys.
pub(crate) fn click_with(element: &Element, change: impl FnOnce(&MouseEventInit)) {
    let init = MouseEventInit::new();
    init.set_bubbles(true);
    init.set_cancelable(true);
    change(&init);
    let event = MouseEvent::new_with_mouse_event_init_dict("click", &init).unwrap();
    element.dispatch_event(&event).unwrap();
}

/// Sends an event that bubbles.
pub(crate) fn dispatch(element: &Element, event: &str) {
    let init = EventInit::new();
    init.set_bubbles(true);
    init.set_cancelable(true);
    let event = Event::new_with_event_init_dict(event, &init).unwrap();
    element.dispatch_event(&event).unwrap();
}

/// The element that has focus.
pub(crate) fn focused() -> HtmlElement {
    document().active_element().unwrap().unchecked_into()
}

/// Waits until the condition is true. Panics after a timeout.
pub(crate) async fn wait_until(what: &str, condition: impl Fn() -> bool) {
    for _ in 0..MAX_POLLS {
        if condition() {
            return;
        }
        sleep(POLL_INTERVAL).await;
    }
    panic!("timed out waiting for: {what}");
}

/// Lets pending effects and microtasks run.
pub(crate) async fn settle() {
    sleep(0).await;
    sleep(20).await;
}

/// Waits, for tests that something does not happen.
pub(crate) async fn sleep(milliseconds: i32) {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        window()
            .set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds)
            .unwrap();
    });
    JsFuture::from(promise).await.unwrap();
}
