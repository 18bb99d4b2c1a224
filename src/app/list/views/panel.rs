use datavolumes_ui::{Button, FormField, Icon, IconName, PopoverPanel, TextInput};
use leptos::ev::{Event, SubmitEvent};
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, HtmlInputElement};

use super::saved_views::SavedViews;
use super::stored::encode;
use super::use_saved_views::Views;
use super::view_counts::use_view_counts;
use super::view_name::ViewName;
use super::view_row::ViewRow;
use crate::services::Services;

/// The id of the panel.
pub(super) const PANEL: &str = "views-panel";

/// The saved views: open, save, update, rename, remove, default, export and import.
#[component]
pub(super) fn ViewsPanel(
    views: Views,
    open: RwSignal<bool>,
    button: NodeRef<html::Button>,
) -> impl IntoView {
    let counts = use_view_counts(Services::of_context().client(), views.saved);
    let names = move || {
        let names = |views: &SavedViews| {
            views
                .iter()
                .map(|view| view.name.clone())
                .collect::<Vec<_>>()
        };
        views.saved.with(names)
    };
    let row = move |name: ViewName| view! { <ViewRow name views counts open /> };
    let is_empty = move || views.saved.with(|views| views.iter().next().is_none());
    view! {
        <PopoverPanel id=PANEL label="Saved views" button open>
            <div class="views">
                <SaveForm views />
                <UpdateButton views />
                <Show when=is_empty>
                    <p class="views__empty">
                        "A saved view keeps filters, order and columns under a name. Share its link to show others the same rows."
                    </p>
                </Show>
                <ul class="views__list" aria-label="Saved views">
                    <For each=names key=|name| name.as_str().to_owned() children=row />
                </ul>
                <Transfer views />
            </div>
        </PopoverPanel>
    }
}

/// Saves what the list shows under a new name.
#[component]
fn SaveForm(views: Views) -> impl IntoView {
    let name = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let saved = ViewName::new(&name.get_untracked())
            .map_err(|error| error.to_string())
            .and_then(|name| views.save(name).map_err(|error| error.to_string()));
        if saved.is_ok() {
            name.set(String::new());
        }
        error.set(saved.err());
    };
    let input = move |text| {
        name.set(text);
        error.set(None);
    };
    let warning = if !Views::are_kept() {
        Some("This browser blocks storage. Saved views are lost when you reload.")
    } else if Views::has_unreadable() {
        Some("Some saved views can’t be read: another version of the app saved them.")
    } else {
        None
    };
    let warning = warning.map(ToOwned::to_owned);
    view! {
        <form class="views__save" novalidate on:submit=save>
            <FormField label="View name" error hint=Signal::stored(warning)>
                <TextInput value=name on_input=input />
            </FormField>
            <Button submit=true>"Save view"</Button>
        </form>
    }
}

/// Gives the opened view what the list shows by now.
#[component]
fn UpdateButton(views: Views) -> impl IntoView {
    let changed = Memo::new(move |_| {
        let current = views.current().filter(|current| current.is_changed)?;
        Some(current.name)
    });
    move || {
        let name = changed.get()?;
        let label = format!("Update {}", datavolumes_ui::isolated(name.as_str()));
        let update = move |()| views.update(&name);
        Some(view! { <Button on_press=update>{label}</Button> })
    }
}

/// Export and import.
#[component]
fn Transfer(views: Views) -> impl IntoView {
    let outcome = RwSignal::new(String::new());
    let href = move || {
        let json = views.saved.with(encode);
        format!(
            "data:application/json;charset=utf-8,{}",
            js_sys::encode_uri_component(&json)
        )
    };
    let import = move |event: Event| {
        let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
        let file = input.files()?.get(0)?;
        spawn_local(async move {
            let result = match text_of(file).await {
                Some(text) => views.import(&text),
                None => Err("The file can’t be read.".to_owned()),
            };
            outcome.try_set(result.unwrap_or_else(|reason| reason));
            // The same file can be chosen again.
            input.set_value("");
        });
        Some(())
    };
    view! {
        <div class="views__transfer">
            <a class="button" data-variant="secondary" download="datavolumes-views.json" href=href>
                <Icon name=IconName::DOWNLOAD />
                "Export views"
            </a>
            <label class="button views__import" data-variant="secondary">
                <Icon name=IconName::UPLOAD />
                <span>"Import views"</span>
                // WebKit would add the text of its own button to that of the label.
                <input
                    type="file"
                    aria-label="Import views"
                    accept="application/json,.json"
                    on:change=move |event| {
                        import(event);
                    }
                />
            </label>
        </div>
        <p class="views__outcome" role="status">
            {outcome}
        </p>
    }
}

async fn text_of(file: File) -> Option<String> {
    JsFuture::from(file.text()).await.ok()?.as_string()
}
