mod content;

use crate::browser::debounce::Debounce;
use crate::overlay::layers::Layers;
use crate::overlay::popup::{Align, position, show_popup, use_document_capture};
use content::Content;
use js_sys::Array;
use leptos::{mount::mount_to_renderer, prelude::*};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{
    Element, Event, HtmlElement, KeyboardEvent, MutationObserver, MutationObserverInit,
    PointerEvent,
};

/// The elements that can have a tooltip.
const TARGETS: &str = "[data-tooltip],time[datetime],[data-overflow],td,th";

/// The elements that a tap activates.
const CONTROLS: &str = "a,button,input,select,label,[role=separator]";

/// How long the pointer must rest on a target before its tooltip opens, and how long it may take to reach the
/// tooltip, in milliseconds.
const HOVER_DELAY: u64 = 300;

const TOOLTIP_ID: &str = "tooltip";

/// The only tooltip of the page. Mount it once, in the root component.
///
/// It opens on hover, on a tap and on keyboard focus, and stays open while the pointer is on it. Escape, a press and
/// scrolling that moves its target close it. It follows the text of its target, which may change below the pointer. See
/// the ARIA [tooltip pattern](https://www.w3.org/WAI/ARIA/apg/patterns/tooltip/) and WCAG 1.4.13.
///
/// It listens on the document, so that a cell of a long table needs only an attribute. Its targets are:
/// - an element with `data-tooltip="text"`: shows the text, which also becomes the description of the element
///   unless it is its accessible name;
/// - an element with `data-overflow`, and every cell of a table: shows its text if it is cut off. On focus of the link in
///   the header of a row, it shows all cells of the row that are cut off;
/// - `<time datetime>`: shows date, time and time zone in the user's locale.
#[component]
pub fn TooltipLayer() -> impl IntoView {
    let layer = Layer {
        open: StoredValue::new_local(None),
        hover: Debounce::new(HOVER_DELAY),
        observer: StoredValue::new_local(None),
    };
    let on_change = Closure::<dyn Fn()>::new(move || layer.follow_target());
    layer
        .observer
        .set_value(MutationObserver::new(on_change.as_ref().unchecked_ref()).ok());
    StoredValue::new_local(on_change);
    use_document_capture("pointerover", move |event| layer.pointerover(&event));
    use_document_capture("focusin", move |event| layer.focusin(&event));
    use_document_capture("focusout", move |_| {
        layer.close();
    });
    use_document_capture("pointerdown", move |_| {
        layer.close();
    });
    use_document_capture("click", move |event| layer.click(&event));
    use_document_capture("scroll", move |_| layer.scroll());
    use_document_capture("keydown", move |event| {
        let key = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key);
        if key.as_deref() == Some("Escape") && layer.close() {
            event.stop_propagation();
            event.prevent_default();
        }
    });
    Layers::on_leave(move || {
        layer.close();
    });
    on_cleanup(move || {
        layer.close();
    });
}

/// The open tooltip.
struct Tooltip {
    target: Element,
    /// Where the target was when the tooltip opened.
    position: (i32, i32),
    element: HtmlElement,
    content: Content,
    /// What the tooltip of a target shows.
    read: fn(&Element) -> Option<Content>,
    /// Whether the tooltip is the description of its target.
    is_description: bool,
    unmount: Box<dyn FnOnce()>,
}

#[derive(Clone, Copy)]
struct Layer {
    open: StoredValue<Option<Tooltip>, LocalStorage>,
    hover: Debounce,
    /// Sees changes of the target while the tooltip is open.
    observer: StoredValue<Option<MutationObserver>, LocalStorage>,
}

impl Layer {
    fn pointerover(self, event: &Event) {
        let Some(hovered) = event_element(event) else {
            return;
        };
        let target = hovered.closest(TARGETS).ok().flatten();
        let is_open_for_hovered = self.with_open(|open| {
            open.element.contains(Some(&hovered)) || target.as_ref() == Some(&open.target)
        });
        match (is_open_for_hovered, target) {
            (Some(true), _) | (None, None) => self.hover.cancel(),
            (_, Some(target)) => self.hover.schedule(move || self.open(target)),
            (Some(false), None) => self.hover.schedule(move || {
                self.close();
            }),
        }
    }

    /// Opens on keyboard focus of a target itself, or of the link of a row. Another element inside of a target does not
    /// open its tooltip.
    fn focusin(self, event: &Event) {
        let Some(element) = event_element(event) else {
            return;
        };
        let is = |selector| element.matches(selector).unwrap_or_default();
        if !is(":focus-visible") {
            return;
        }
        if is(TARGETS) {
            self.open(element);
        } else if is("th[scope=row] > a")
            && let Some(header) = element.parent_element()
        {
            self.open_with(header, Content::of_row);
        }
    }

    /// Opens on a tap, which has no hover. A tap on a control does what the control does.
    fn click(self, event: &Event) {
        let is_touch = event
            .dyn_ref::<PointerEvent>()
            .is_some_and(|event| event.pointer_type() == "touch");
        if is_touch
            && let Some(element) = event_element(event)
            && let Ok(None) = element.closest(CONTROLS)
            && let Ok(Some(target)) = element.closest(TARGETS)
        {
            self.open(target);
        }
    }

    /// Closes if the target has moved. Focusing a target can scroll it into view before the tooltip opens, and
    /// the scroll event of that comes later.
    fn scroll(self) {
        if self.with_open(|open| position(&open.target) != open.position) == Some(true) {
            self.close();
        }
    }

    fn with_open<T>(self, read: impl FnOnce(&Tooltip) -> T) -> Option<T> {
        self.open
            .try_with_value(|open| open.as_ref().map(read))
            .flatten()
    }

    /// Shows what the target shows now, or closes if that is nothing.
    fn follow_target(self) {
        let changed = self.with_open(|open| {
            let is_same = (open.read)(&open.target).as_ref() == Some(&open.content);
            (!is_same).then(|| (open.target.clone(), open.read))
        });
        if let Some(Some((target, read))) = changed {
            self.open_with(target, read);
        }
    }

    fn open(self, target: Element) {
        self.open_with(target, Content::of);
    }

    fn open_with(self, target: Element, read: fn(&Element) -> Option<Content>) {
        self.close();
        let Some(content) = read(&target) else {
            return;
        };
        let is_description = content.is_description && !target.has_attribute("aria-describedby");
        let Some((element, unmount)) = mount_tooltip(&target, content.text.clone()) else {
            return;
        };
        if is_description {
            let _ = target.set_attribute("aria-describedby", TOOLTIP_ID);
        }
        show_popup(&element, &target, Align::Start);
        self.observe(&target);
        self.open.set_value(Some(Tooltip {
            position: position(&target),
            target,
            element,
            content,
            read,
            is_description,
            unmount,
        }));
    }

    /// Watches the target. A tooltip in a table may be of the whole row.
    fn observe(self, target: &Element) {
        let row = target.closest("tr").ok().flatten();
        let options = MutationObserverInit::new();
        options.set_subtree(true);
        options.set_child_list(true);
        options.set_character_data(true);
        options.set_attribute_filter(&Array::of2(&"data-tooltip".into(), &"datetime".into()));
        self.observer.with_value(|observer| {
            if let Some(observer) = observer {
                // Fails only for options that contradict each other.
                let _ = observer.observe_with_options(row.as_ref().unwrap_or(target), &options);
            }
        });
    }

    /// Closes the tooltip. Returns whether one was open.
    fn close(self) -> bool {
        self.hover.cancel();
        let Some(Some(open)) = self.open.try_update_value(Option::take) else {
            return false;
        };
        self.observer
            .try_with_value(|observer| observer.as_ref().map(MutationObserver::disconnect));
        if open.is_description {
            let _ = open.target.remove_attribute("aria-describedby");
        }
        (open.unmount)();
        true
    }
}

fn event_element(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// Mounts the tooltip, and returns it with what unmounts it.
///
/// It is mounted in the dialog around its target, because everything outside of a modal dialog is inert.
fn mount_tooltip(target: &Element, text: String) -> Option<(HtmlElement, Box<dyn FnOnce()>)> {
    let dialog = target.closest("dialog").ok().flatten();
    let parent = dialog.or_else(|| document().body().map(Into::into))?;
    let handle = mount_to_renderer(&parent, move || {
        view! {
            <div id=TOOLTIP_ID class="tooltip" role="tooltip" popover="manual">
                {text}
            </div>
        }
    });
    let element = parent.last_element_child()?.dyn_into().ok()?;
    Some((element, Box::new(move || drop(handle))))
}
