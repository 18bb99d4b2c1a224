use crate::browser::ids::unique_id;
use crate::icon::{Icon, IconName};
use crate::overlay::popup::{Align, show_popup, use_dismiss};
use focus::{focus_item, move_focus};
use leptos::{ev::KeyboardEvent, html, prelude::*};
use web_sys::HtmlElement;

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
        if is_close || is_move {
            event.prevent_default();
            event.stop_propagation();
        }
        if is_close {
            close();
        }
    };
    let choose = Callback::new(move |action: Callback<()>| {
        close();
        action.run(());
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

#[component]
fn Item(item: MenuItem, choose: Callback<Callback<()>>) -> impl IntoView {
    let reason_id = item.disabled_reason.is_some().then(|| unique_id("reason"));
    let is_disabled = reason_id.is_some();
    let action = item.action;
    let click = move |_| {
        if !is_disabled {
            choose.run(action);
        }
    };
    let reason = item.disabled_reason.map(|reason| {
        view! {
            <span class="menu__reason" id=reason_id.clone()>
                {reason}
            </span>
        }
    });
    view! {
        {item.starts_group.then(|| view! { <div class="menu__line" role="separator"></div> })}
        <button
            type="button"
            class="menu__item"
            role=if item.checked.is_some() { "menuitemradio" } else { "menuitem" }
            tabindex="-1"
            data-tone=item.is_dangerous.then_some("danger")
            aria-label=item.label
            aria-checked=item.checked.map(|checked| checked.to_string())
            aria-disabled=is_disabled.then_some("true")
            aria-describedby=reason_id
            on:click=click
        >
            {item.icon.map(|name| view! { <Icon name /> })}
            <span class="menu__label">{item.label.clone()}</span>
            {(item.checked == Some(true)).then(|| view! { <Icon name=IconName::CHECK /> })}
            {reason}
        </button>
    }
}
