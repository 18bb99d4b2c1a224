use crate::browser::debounce::Debounce;
use crate::browser::intl::format_datetime;
use crate::overlay::layers::Layers;
use crate::overlay::popup::{Align, position, show_popup, use_document_capture};
use leptos::{mount::mount_to_renderer, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent, PointerEvent};

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
/// scrolling that moves its target close it. See the ARIA
/// [tooltip pattern](https://www.w3.org/WAI/ARIA/apg/patterns/tooltip/) and WCAG 1.4.13.
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
    };
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
    /// Whether the tooltip is the description of its target.
    is_description: bool,
    unmount: Box<dyn FnOnce()>,
}

#[derive(Clone, Copy)]
struct Layer {
    open: StoredValue<Option<Tooltip>, LocalStorage>,
    hover: Debounce,
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
            let content = Content::of_row(&header);
            self.open_with(header, content);
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

    fn open(self, target: Element) {
        let content = Content::of(&target);
        self.open_with(target, content);
    }

    fn open_with(self, target: Element, content: Option<Content>) {
        self.close();
        let Some(content) = content else {
            return;
        };
        let is_description = content.is_description && !target.has_attribute("aria-describedby");
        let Some((element, unmount)) = mount_tooltip(&target, content.text) else {
            return;
        };
        if is_description {
            let _ = target.set_attribute("aria-describedby", TOOLTIP_ID);
        }
        show_popup(&element, &target, Align::Start);
        self.open.set_value(Some(Tooltip {
            position: position(&target),
            target,
            element,
            is_description,
            unmount,
        }));
    }

    /// Closes the tooltip. Returns whether one was open.
    fn close(self) -> bool {
        self.hover.cancel();
        let Some(Some(open)) = self.open.try_update_value(Option::take) else {
            return false;
        };
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

struct Content {
    text: String,
    /// Neither the accessible name nor the text of the target says the same.
    is_description: bool,
}

impl Content {
    /// What the tooltip of `target` shows; `None` if there is nothing to show.
    fn of(target: &Element) -> Option<Self> {
        if let Some(text) = target.get_attribute("data-tooltip") {
            let is_description = target.get_attribute("aria-label").as_ref() != Some(&text);
            return (!text.is_empty()).then_some(Self {
                text,
                is_description,
            });
        }
        if let Some(datetime) = target.get_attribute("datetime") {
            return Some(Self {
                text: format_datetime(&datetime)?,
                is_description: true,
            });
        }
        let is_cut_off = |element: &Element| element.scroll_width() > element.client_width();
        // A cell may cut off its first part only.
        let is_part_cut_off = || {
            target
                .first_element_child()
                .as_ref()
                .is_some_and(is_cut_off)
        };
        let is_cut_off = is_cut_off(target) || is_part_cut_off();
        let text = is_cut_off.then(|| target.text_content()).flatten()?;
        (!text.is_empty()).then_some(Self {
            text,
            is_description: false,
        })
    }
}

impl Content {
    /// What is cut off in the row of a table with this header, a line for each cell.
    fn of_row(header: &Element) -> Option<Self> {
        let cells = header.parent_element()?.children();
        let heads = header.closest("table").ok().flatten()?;
        let heads = heads.query_selector("thead > tr").ok().flatten();
        let heads = heads.map(|row| row.children());
        let line = |index: u32| {
            let cell = cells.item(index)?;
            let has_own_text = cell.has_attribute("data-tooltip");
            let text = Self::of(&cell).filter(|_| !has_own_text)?.text;
            if cell == *header {
                return Some(text);
            }
            let label = heads.as_ref()?.item(index)?.text_content()?;
            Some([&label, ": ", &text].concat())
        };
        let lines: Vec<String> = (0..cells.length()).filter_map(line).collect();
        (!lines.is_empty()).then(|| Self {
            text: lines.join("\n"),
            is_description: false,
        })
    }
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
