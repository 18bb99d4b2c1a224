use datavolumes_contract::{ListQuery, Sort};
use datavolumes_ui::{Button, IconButton, IconName, Toolbar};
use leptos::prelude::*;

use super::new_volume_button::NewVolumeButton;
use super::state::ListState;
use super::url::is_complete;
use crate::router::History;
use crate::table::ColumnsButton;

/// The controls for the whole list: refresh, columns, export, help, new volume.
#[component]
pub fn ListToolbar(
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
    let sort = move |sort: Option<Sort>| {
        list.url.step(History::Push, |query| {
            ListQuery { sort, ..query }.at_first_page()
        });
    };
    view! {
        <Toolbar label="List" class="toolbar">
            <Button
                icon=IconName::REFRESH
                busy=Signal::derive(move || list.is_busy())
                on_press=move |()| list.refresh()
            >
                "Refresh"
            </Button>
            <ColumnsButton columns=list.columns query=list.url.query on_sort=sort />
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
        </Toolbar>
    }
}
