use datavolumes_contract::{ListQuery, Sort, VolumeField};
use datavolumes_ui::{Button, Choice, IconButton, IconName, Select};
use leptos::prelude::*;

use super::new_volume_button::NewVolumeButton;
use super::state::ListState;
use super::url::{ListUrl, is_complete};
use crate::router::History;
use crate::table::ColumnsButton;

/// The controls for the whole list: order, refresh, columns, export, help, new volume.
#[component]
pub fn Toolbar(
    /// The list on screen.
    list: ListState,
    /// Whether the help on shortcuts is open.
    is_helping: RwSignal<bool>,
    /// Called when the user wants to export the list.
    #[prop(into)]
    on_export: Callback<()>,
) -> impl IntoView {
    let no_project = Signal::derive(move || {
        let is_complete = list.url.query.with(is_complete);
        (!is_complete).then(|| "Choose a project first.".to_owned())
    });
    view! {
        <div class="toolbar">
            <SortSelect url=list.url />
            <Button
                icon=IconName::REFRESH
                busy=Signal::derive(move || list.is_busy())
                on_press=move |()| list.refresh()
            >
                "Refresh"
            </Button>
            <ColumnsButton columns=list.columns query=list.url.query />
            <Button icon=IconName::DOWNLOAD disabled_reason=no_project on_press=on_export>
                "Export"
            </Button>
            <IconButton
                icon=IconName::QUESTION
                label="Keyboard shortcuts"
                bordered=true
                on_press=move |()| is_helping.set(true)
            />
            <NewVolumeButton />
        </div>
    }
}

/// All fields that the API can sort by, including those whose column is not visible.
#[component]
fn SortSelect(url: ListUrl) -> impl IntoView {
    let no_order = Choice::new("", "Default");
    let fields = VolumeField::ALL.map(|field| Choice::new(field.as_str(), field.label()));
    let choices: Vec<Choice> = std::iter::once(no_order).chain(fields).collect();
    let sort_field = move || url.query.with(|query| query.sort.map(|sort| sort.field));
    let value = Signal::derive(move || {
        let field = sort_field();
        field.map_or_else(String::new, |field| field.to_string())
    });
    let change = move |field: String| {
        let sort = field.parse().ok().map(|field| Sort::toggled(None, field));
        url.step(History::Push, |query| {
            ListQuery { sort, ..query }.at_first_page()
        });
    };
    view! {
        <label class="toolbar__sort">
            <span class="toolbar__label">"Sort by"</span>
            <Select choices value on_change=change aria_label=Some("Sort by".to_owned()) />
        </label>
    }
}
