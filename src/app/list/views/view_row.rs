use datavolumes_ui::{IconName, MenuButton, MenuItem, format_number, isolated};
use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::html;
use leptos::prelude::*;

use super::saved_views::SavedViews;
use super::use_saved_views::Views;
use super::view_counts::ViewCounts;
use super::view_name::{MAX_NAME, ViewName};
use crate::router::Route;
use crate::services::Services;

/// A saved view: a link to it, the number of its volumes, and what can be done with it.
#[component]
pub(super) fn ViewRow(
    name: ViewName,
    views: Views,
    counts: ViewCounts,
    /// Whether the panel is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let is_renaming = RwSignal::new(false);
    let content = move || {
        let name = name.clone();
        if is_renaming.get() {
            view! { <RenameField name views is_renaming /> }.into_any()
        } else {
            view! { <ViewLink name views counts open is_renaming /> }.into_any()
        }
    };
    view! { <li class="views__row">{content}</li> }
}

/// The closures have copies of the name: a change of the views may run one whose row is about to go.
#[component]
fn ViewLink(
    name: ViewName,
    views: Views,
    counts: ViewCounts,
    open: RwSignal<bool>,
    is_renaming: RwSignal<bool>,
) -> impl IntoView {
    let router = Services::of_context().router;
    let text = name.as_str().to_owned();
    let label = format!("Actions for {}", isolated(&text));
    let href = {
        let name = name.clone();
        move || {
            let view = views.saved.with(|views| views.find(&name).cloned());
            view.map(|view| router.href(&Route::Volumes(view.state.query)))
        }
    };
    let is_current = {
        let name = name.clone();
        move || {
            let current = views.current();
            current.is_some_and(|current| current.name == name && !current.is_changed)
        }
    };
    let is_default = {
        let name = name.clone();
        move || {
            let is_default =
                |views: &SavedViews| views.default_view().is_some_and(|it| it.name == name);
            views.saved.with(is_default)
        }
    };
    let count = {
        let name = name.clone();
        move || {
            counts
                .try_with(|counts| counts.get(&name).copied())
                .flatten()
        }
    };
    let click = {
        let name = name.clone();
        move |event: MouseEvent| {
            // A click with a modifier opens a new tab.
            if !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
                event.prevent_default();
                open.set(false);
                views.open(name.clone());
            }
        }
    };
    let items = {
        let is_default = is_default.clone();
        move |()| actions(views, &name, untrack(&is_default), is_renaming)
    };
    view! {
        <a
            class="views__link"
            href=href
            aria-current=move || is_current().then_some("true")
            on:click=click
        >
            <bdi class="views__name">{text}</bdi>
            <Show when=is_default>
                <span class="views__default">"opens first"</span>
            </Show>
            <span class="views__count">{move || count().map(format_number)}</span>
        </a>
        <MenuButton label icon=IconName::MORE items />
    }
}

/// What can be done with the view `name`.
fn actions(
    views: Views,
    name: &ViewName,
    is_default: bool,
    is_renaming: RwSignal<bool>,
) -> Vec<MenuItem> {
    let default_label = if is_default {
        "Do not open the app with this view"
    } else {
        "Open the app with this view"
    };
    let default = (!is_default).then(|| name.clone());
    let removed = name.clone();
    vec![
        MenuItem::new("Rename", move || is_renaming.set(true)).icon(IconName::EDIT),
        MenuItem::new(default_label, move || views.set_default(default.clone()))
            .icon(IconName::HOME),
        MenuItem::new("Remove", move || views.remove(&removed))
            .icon(IconName::TRASH)
            .dangerous(),
    ]
}

/// The field with the new name. Enter renames, Escape leaves the name as it is.
#[component]
fn RenameField(name: ViewName, views: Views, is_renaming: RwSignal<bool>) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let error = RwSignal::new(None::<String>);
    let start = name.as_str().to_owned();
    Effect::new(move || {
        if let Some(input) = input.get() {
            let _ = input.focus();
            input.select();
        }
    });
    let rename = move || {
        let text = input
            .get_untracked()
            .map(|input| input.value())
            .unwrap_or_default();
        let renamed = ViewName::new(&text)
            .map_err(|error| error.to_string())
            .and_then(|to| views.rename(&name, to).map_err(|error| error.to_string()));
        match renamed {
            Ok(()) => drop(is_renaming.try_set(false)),
            Err(reason) => error.set(Some(reason)),
        }
    };
    let keydown = move |event: KeyboardEvent| match event.key().as_str() {
        "Enter" => {
            event.prevent_default();
            rename();
        }
        "Escape" => {
            event.prevent_default();
            event.stop_propagation();
            is_renaming.set(false);
        }
        _ => {}
    };
    view! {
        <div class="views__rename">
            <input
                node_ref=input
                class="input"
                aria-label="New name"
                aria-describedby="views-rename-error"
                aria-invalid=move || error.read().is_some().then_some("true")
                maxlength=(2 * MAX_NAME).to_string()
                autocomplete="off"
                prop:value=start
                on:keydown=keydown
            />
            <p id="views-rename-error" class="views__error" role="alert">
                {error}
            </p>
        </div>
    }
}
