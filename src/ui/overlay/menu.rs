use crate::browser::ids::unique_id;
use crate::icon::{Icon, IconName};
use crate::overlay::popup::{Align, show_popup, use_dismiss};
use focus::{focus_item, move_focus};
use item::Target;
use leptos::{
    ev::{KeyboardEvent, MouseEvent},
    html,
    prelude::*,
};
use wasm_bindgen::JsCast;
use web_sys::{HtmlAnchorElement, HtmlElement};

mod focus;
mod item;

pub use item::MenuItem;

/// A menu next to the button that opened it, open while it is mounted.
///
/// One menu can serve many buttons, so that a row of a long table needs only a plain button. The menu sets
/// `aria-expanded` on its anchor, and returns focus to it when an item is chosen or on Escape or Tab.
///
/// Follows the ARIA [menu pattern](https://www.w3.org/WAI/ARIA/apg/patterns/menubar/): arrow keys, Home, End and
/// letters move focus.
#[component]
pub fn Menu(
    /// The accessible name.
    #[prop(into)]
    label: String,
    /// The button that opened the menu.
    anchor: HtmlElement,
    /// The items.
    items: Vec<MenuItem>,
    /// Called when the menu closes: unmount it.
    #[prop(into)]
    on_close: Callback<()>,
) -> impl IntoView {
    let menu = NodeRef::<html::Div>::new();
    let anchor = StoredValue::new_local(anchor);
    let set_expanded = move |expanded: &str| {
        anchor.try_with_value(|anchor| anchor.set_attribute("aria-expanded", expanded).ok());
    };
    Effect::new(move || {
        if let Some(menu) = menu.get() {
            let anchor = anchor.get_value();
            show_popup(&menu, &anchor, Align::End);
            use_dismiss(&menu, &anchor, move || on_close.run(()));
            focus_item(&menu, |_, _| 0);
            set_expanded("true");
        }
    });
    on_cleanup(move || set_expanded("false"));
    let close = move || {
        anchor.with_value(|anchor| anchor.focus().ok());
        on_close.run(());
    };
    let keydown = move |event: KeyboardEvent| {
        let key = event.key();
        let is_close = matches!(key.as_str(), "Escape" | "Tab");
        let is_move = menu
            .get_untracked()
            .is_some_and(|menu| move_focus(&menu, &key));
        // The browser presses a button on Space, but not a link.
        let is_press = key == " " && press_link(&event);
        if is_close || is_move || is_press {
            event.prevent_default();
            event.stop_propagation();
        }
        if is_close {
            close();
        }
    };
    let choose = Callback::new(move |action: Option<Callback<()>>| {
        close();
        if let Some(action) = action {
            action.run(());
        }
    });
    view! {
        <div
            node_ref=menu
            class="menu"
            role="menu"
            popover="manual"
            aria-label=label
            on:keydown=keydown
        >
            {items.into_iter().map(|item| view! { <Item item choose /> }).collect_view()}
        </div>
    }
}

/// Clicks the link that receives `event`. Returns whether it is a link.
fn press_link(event: &KeyboardEvent) -> bool {
    let link = event
        .target()
        .and_then(|target| target.dyn_into::<HtmlAnchorElement>().ok());
    if let Some(link) = &link {
        link.click();
    }
    link.is_some()
}

#[component]
fn Item(item: MenuItem, choose: Callback<Option<Callback<()>>>) -> impl IntoView {
    let reason_id = item.disabled_reason.is_some().then(|| unique_id("reason"));
    let is_disabled = reason_id.is_some();
    let reason = item.disabled_reason.map(|reason| {
        view! {
            <span class="menu__reason" id=reason_id.clone()>
                {reason}
            </span>
        }
    });
    let content = view! {
        {item.icon.map(|name| view! { <Icon name /> })}
        <span class="menu__label">{item.label.clone()}</span>
        {(item.checked == Some(true)).then(|| view! { <Icon name=IconName::CHECK /> })}
        {reason}
    };
    let role = if item.checked.is_some() {
        "menuitemradio"
    } else {
        "menuitem"
    };
    let tone = item.is_dangerous.then_some("danger");
    let disabled = is_disabled.then_some("true");
    let control = match item.target {
        Target::Action(action) => {
            let click = move |_| {
                if !is_disabled {
                    choose.run(Some(action));
                }
            };
            view! {
                <button
                    type="button"
                    class="menu__item"
                    role=role
                    tabindex="-1"
                    data-tone=tone
                    aria-label=item.label
                    aria-checked=item.checked.map(|checked| checked.to_string())
                    aria-disabled=disabled
                    aria-describedby=reason_id
                    on:click=click
                >
                    {content}
                </button>
            }
            .into_any()
        }
        Target::Page(href) => {
            // A click that opens a new tab leaves the menu open, and its link in the document.
            let click = move |event: MouseEvent| {
                let is_plain = !(event.ctrl_key() || event.meta_key() || event.shift_key());
                if !is_disabled && is_plain {
                    choose.run(None);
                }
            };
            view! {
                <a
                    class="menu__item"
                    role=role
                    tabindex="-1"
                    href=(!is_disabled).then_some(href)
                    data-tone=tone
                    aria-label=item.label
                    aria-disabled=disabled
                    aria-describedby=reason_id
                    on:click=click
                >
                    {content}
                </a>
            }
            .into_any()
        }
    };
    view! {
        {item.starts_group.then(|| view! { <div class="menu__line" role="separator"></div> })}
        {control}
    }
}
