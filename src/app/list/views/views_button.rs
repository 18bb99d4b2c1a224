use datavolumes_ui::{IconName, PopoverButton, lazy};
use leptos::html;
use leptos::prelude::*;

use super::panel::{PANEL, ViewsPanel};
use super::use_saved_views::Views;
use super::view_name::ViewName;
use crate::list::url::ListUrl;
use crate::services::{PageCommand, Services};
use crate::table::Columns;

lazy!(static VIEWS_PANEL, in pages: (
    views: Views,
    open: RwSignal<bool>,
    button: NodeRef<html::Button>
) => view! { <ViewsPanel views open button /> });

/// A button that opens the saved views. It shows the name of the one on screen, with a mark when the list shows something
/// else by now.
#[component]
pub(crate) fn ViewsButton(
    /// The URL state of the list.
    url: ListUrl,
    columns: Columns,
) -> impl IntoView {
    let views = Views::load(url, columns);
    let open = RwSignal::new(false);
    let button = NodeRef::new();
    Services::of_context().on_command(move |command| match command {
        PageCommand::View(name) => {
            let name = ViewName::new(&name).ok();
            name.and_then(|name| views.show_columns(name));
            true
        }
        _ => false,
    });
    let current = Memo::new(move |_| views.current());
    let label = Signal::derive(move || match current.get() {
        None => "Saved views".to_owned(),
        Some(current) if current.is_changed => format!("{} (changed)", current.name.as_str()),
        Some(current) => current.name.as_str().to_owned(),
    });
    view! {
        <span class="views-button" data-overflow="">
            <PopoverButton label icon=IconName::VIEWS open panel=PANEL button />
        </span>
        <Show when=move || open.get()>{VIEWS_PANEL.show(move || (views, open, button))}</Show>
    }
}
