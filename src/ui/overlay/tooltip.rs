use crate::browser::debounce::Debounce;
use crate::browser::intl::format_datetime;
use crate::overlay::popup::{corner, listen_captured, show_popup};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent};

/// What can have a tooltip: a text given for it, a text that may be cut off, a time.
const TARGETS: &str = "[data-tooltip],time[datetime],[data-overflow],td";

/// How long the pointer rests on something before its tooltip appears, and how long it may take to
/// cross the gap to the tooltip, in milliseconds.
const DELAY: u64 = 300;

const BUBBLE_ID: &str = "tooltip";

/// The one tooltip of the page. Mount it once, in the root component.
///
/// It appears on hover and on keyboard focus, and stays while the pointer is on it; Esc, a press and
/// scrolling its target away take it away (WCAG 1.4.13). It serves every element with
/// - `data-tooltip="text"`: that text, which also describes the element unless it is its name;
/// - `data-overflow`, and every `td`: its whole text, when that is cut off;
/// - `<time datetime>`: date, time and zone in the reader's language.
///
/// So a cell of a long table costs an attribute instead of a component.
#[component]
pub fn TooltipLayer() -> impl IntoView {
    let layer = Layer {
        shown: StoredValue::new_local(None),
        pending: Debounce::new(DELAY),
    };
    listen_captured("pointerover", move |event| layer.point(&event));
    listen_captured("focusin", move |event| layer.focus(&event));
    listen_captured("focusout", move |_| layer.vanish());
    listen_captured("pointerdown", move |_| layer.vanish());
    listen_captured("scroll", move |_| layer.follow());
    listen_captured("keydown", move |event| {
        let is_escape = event
            .dyn_ref::<KeyboardEvent>()
            .is_some_and(|event| event.key() == "Escape");
        if is_escape && layer.hide() {
            event.stop_propagation();
            event.prevent_default();
        }
    });
    on_cleanup(move || layer.vanish());
}

#[derive(Clone)]
struct Shown {
    target: Element,
    bubble: HtmlElement,
    describes: bool,
    /// Where the target was.
    place: (i32, i32),
}

#[derive(Clone, Copy)]
struct Layer {
    shown: StoredValue<Option<Shown>, LocalStorage>,
    pending: Debounce,
}

impl Layer {
    fn point(self, event: &Event) {
        let Some(over) = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok())
        else {
            return;
        };
        let shown = self.shown.try_get_value().flatten();
        let target = over.closest(TARGETS).ok().flatten();
        match (shown, target) {
            (Some(shown), _) if shown.bubble.contains(Some(&over)) => self.pending.cancel(),
            (Some(shown), Some(target)) if shown.target == target => self.pending.cancel(),
            (None, None) => self.pending.cancel(),
            (_, Some(target)) => self.pending.schedule(move || self.show(target)),
            (Some(_), None) => self.pending.schedule(move || self.vanish()),
        }
    }

    fn focus(self, event: &Event) {
        let element = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok());
        // Only the focused element itself: a group around it has been passed already.
        if let Some(element) = element
            && element.matches(TARGETS).unwrap_or_default()
            && element.matches(":focus-visible").unwrap_or_default()
        {
            self.show(element);
        }
    }

    fn show(self, target: Element) {
        self.hide();
        let Some(text) = text_of(&target) else { return };
        let Some(bubble) = make_bubble(&target, &text.words) else {
            return;
        };
        let describes = text.is_news && !target.has_attribute("aria-describedby");
        if describes {
            let _ = target.set_attribute("aria-describedby", BUBBLE_ID);
        }
        show_popup(&bubble, &target, false);
        let place = corner(&target);
        self.shown.set_value(Some(Shown {
            target,
            bubble,
            describes,
            place,
        }));
    }

    /// A scroll takes it away when the target moves, but not the one that brought the target into view.
    fn follow(self) {
        let has_moved = |shown: &Option<Shown>| {
            shown
                .as_ref()
                .is_some_and(|shown| corner(&shown.target) != shown.place)
        };
        if self.shown.try_with_value(has_moved).unwrap_or_default() {
            self.hide();
        }
    }

    fn vanish(self) {
        self.hide();
    }

    /// Takes the tooltip away; says whether there was one.
    fn hide(self) -> bool {
        self.pending.cancel();
        let Some(Some(shown)) = self.shown.try_update_value(Option::take) else {
            return false;
        };
        if shown.describes {
            let _ = shown.target.remove_attribute("aria-describedby");
        }
        shown.bubble.remove();
        true
    }
}

struct Text {
    words: String,
    /// Neither the name nor the content of the element says it already.
    is_news: bool,
}

fn text_of(target: &Element) -> Option<Text> {
    if let Some(words) = target.get_attribute("data-tooltip") {
        let is_news = target.get_attribute("aria-label").as_ref() != Some(&words);
        return (!words.is_empty()).then_some(Text { words, is_news });
    }
    if let Some(datetime) = target.get_attribute("datetime") {
        let words = format_datetime(&datetime)?;
        return Some(Text {
            words,
            is_news: true,
        });
    }
    let is_cut = target.scroll_width() > target.client_width();
    Some(Text {
        words: is_cut.then(|| target.text_content()).flatten()?,
        is_news: false,
    })
}

/// Makes the tooltip inside the dialog that holds its target, since everything outside of an open
/// dialog is out of the pointer's reach.
fn make_bubble(target: &Element, text: &str) -> Option<HtmlElement> {
    let dialog = target.closest("dialog").ok().flatten();
    let host = dialog.or_else(|| document().body().map(Into::into))?;
    let bubble: HtmlElement = document().create_element("div").ok()?.dyn_into().ok()?;
    for (name, value) in [
        ("id", BUBBLE_ID),
        ("class", "tooltip"),
        ("role", "tooltip"),
        ("popover", "manual"),
    ] {
        bubble.set_attribute(name, value).ok()?;
    }
    bubble.set_text_content(Some(text));
    host.append_child(&bubble).ok()?;
    Some(bubble)
}
