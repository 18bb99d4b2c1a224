use crate::browser::ids::unique_id;
use crate::icon::{Icon, IconName};
use crate::overlay::popup::{dismiss_outside, show_popup};
use crate::part::effect;
use leptos::{ev::KeyboardEvent, html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// One thing to do in a menu.
#[derive(Clone)]
pub struct MenuItem {
    label: String,
    action: Callback<()>,
    icon: Option<IconName>,
    checked: Option<bool>,
    disabled_reason: Option<String>,
    is_dangerous: bool,
    starts_group: bool,
}

impl MenuItem {
    /// An item called `label` that does `action`.
    pub fn new(label: impl Into<String>, action: impl Fn() + Send + Sync + 'static) -> Self {
        Self {
            label: label.into(),
            action: Callback::new(move |()| action()),
            icon: None,
            checked: None,
            disabled_reason: None,
            is_dangerous: false,
            starts_group: false,
        }
    }

    /// With an icon before the label.
    #[must_use]
    pub const fn icon(mut self, icon: IconName) -> Self {
        self.icon = Some(icon);
        self
    }

    /// One of several of which one is chosen.
    #[must_use]
    pub const fn checked(mut self, is_checked: bool) -> Self {
        self.checked = Some(is_checked);
        self
    }

    /// Cannot be chosen now, for this reason; `None` when it can.
    #[must_use]
    pub fn disabled(mut self, reason: Option<String>) -> Self {
        self.disabled_reason = reason;
        self
    }

    /// It destroys something.
    #[must_use]
    pub const fn dangerous(mut self) -> Self {
        self.is_dangerous = true;
        self
    }

    /// A line stands before it.
    #[must_use]
    pub const fn separated(mut self) -> Self {
        self.starts_group = true;
        self
    }
}

/// An open menu beside the button that opened it; open as long as it is mounted.
///
/// One menu can serve many buttons, so that a row of a long table costs one plain button.
/// It keeps `aria-expanded` on its anchor, and gives focus back to it.
#[component]
pub fn Menu(
    /// The accessible name.
    #[prop(into)]
    label: String,
    /// The button it belongs to.
    anchor: HtmlElement,
    /// What there is to do.
    items: Vec<MenuItem>,
    /// Take it out of the page.
    #[prop(into)]
    on_close: Callback<()>,
) -> impl IntoView {
    let menu = NodeRef::<html::Div>::new();
    let anchor = StoredValue::new_local(anchor);
    let expand = move |expanded: &str| {
        anchor.try_with_value(|anchor| anchor.set_attribute("aria-expanded", expanded).ok());
    };
    effect(move || {
        if let Some(menu) = menu.get() {
            let anchor = anchor.get_value();
            show_popup(&menu, &anchor, true);
            dismiss_outside(&menu, &anchor, move || on_close.run(()));
            focus_item(&menu, |_, _| 0);
            expand("true");
        }
    });
    on_cleanup(move || expand("false"));
    let close = move || {
        anchor.with_value(|anchor| anchor.focus().ok());
        on_close.run(());
    };
    let keydown = move |event: KeyboardEvent| {
        if let Some(menu) = menu.get_untracked()
            && press_key(&menu, &event.key())
        {
            event.prevent_default();
            event.stop_propagation();
        }
        if matches!(event.key().as_str(), "Escape" | "Tab") {
            event.prevent_default();
            event.stop_propagation();
            close();
        }
    };
    let choose = Callback::new(move |action: Callback<()>| {
        close();
        action.run(());
    });
    view! {
        <div node_ref=menu class="menu" role="menu" popover="manual" aria-label=label on:keydown=keydown>
            {items.into_iter().map(|item| view! { <Item item choose /> }).collect_view()}
        </div>
    }
}

#[component]
fn Item(item: MenuItem, choose: Callback<Callback<()>>) -> impl IntoView {
    let reason_id = item.disabled_reason.is_some().then(|| unique_id("reason"));
    let is_refused = reason_id.is_some();
    let action = item.action;
    view! {
        {item.starts_group.then(|| view! { <div class="menu__line" role="separator"></div> })}
        <button
            type="button"
            class="menu__item"
            role=if item.checked.is_some() { "menuitemradio" } else { "menuitem" }
            tabindex="-1"
            data-tone=item.is_dangerous.then_some("danger")
            aria-label=item.label
            aria-checked=item.checked.map(|checked| if checked { "true" } else { "false" })
            aria-disabled=is_refused.then_some("true")
            aria-describedby=reason_id
            on:click=move |_| {
                if !is_refused {
                    choose.run(action);
                }
            }
        >
            {item.icon.map(|name| view! { <Icon name /> })}
            <span class="menu__label">{item.label.clone()}</span>
            {(item.checked == Some(true)).then(|| view! { <Icon name=IconName::CHECK /> })}
            {item.disabled_reason.map(|reason| view! { <span class="menu__reason" id=reason_id.clone()>{reason}</span> })}
        </button>
    }
}

/// Moves focus by one key of the menu pattern; says whether the key was one.
fn press_key(menu: &HtmlElement, key: &str) -> bool {
    match key {
        "ArrowDown" => focus_item(menu, |now, _| now + 1),
        "ArrowUp" => focus_item(menu, |now, count| now + count - 1),
        "Home" => focus_item(menu, |_, _| 0),
        "End" => focus_item(menu, |_, count| count - 1),
        _ => {
            let mut letters = key.chars();
            let (Some(letter), None) = (letters.next(), letters.next()) else {
                return false;
            };
            if !letter.is_alphanumeric() {
                return false;
            }
            focus_letter(menu, letter);
        }
    }
    true
}

fn items_of(menu: &HtmlElement) -> Vec<HtmlElement> {
    let Ok(found) = menu.query_selector_all("[role^=menuitem]") else {
        return Vec::new();
    };
    (0..found.length())
        .filter_map(|index| found.item(index)?.dyn_into().ok())
        .collect()
}

fn position(items: &[HtmlElement]) -> usize {
    let focused = document().active_element();
    items
        .iter()
        .position(|item| {
            focused
                .as_ref()
                .is_some_and(|focused| focused.is_same_node(Some(item)))
        })
        .unwrap_or_default()
}

fn focus_item(menu: &HtmlElement, step: fn(usize, usize) -> usize) {
    let items = items_of(menu);
    if !items.is_empty() {
        let _ = items[step(position(&items), items.len()) % items.len()].focus();
    }
}

/// Focuses the next item that begins with the letter, if any does.
fn focus_letter(menu: &HtmlElement, letter: char) {
    let items = items_of(menu);
    let start = position(&items) + 1;
    let begins = |item: &&HtmlElement| {
        let label = item.get_attribute("aria-label").unwrap_or_default();
        label
            .chars()
            .next()
            .is_some_and(|first| first.eq_ignore_ascii_case(&letter))
    };
    if let Some(item) = items
        .iter()
        .cycle()
        .skip(start)
        .take(items.len())
        .find(begins)
    {
        let _ = item.focus();
    }
}
