use datavolumes_contract::{ListQuery, Sort};
use datavolumes_ui::{Button, Choice, IconName, PopoverButton, PopoverPanel, RadioGroup, lazy};
use leptos::html;
use leptos::prelude::*;

use super::Columns;
use super::layout::ColumnLayout;
use super::panel_list::PanelList;
use super::sort_select::SortSelect;

/// The id of the panel.
const PANEL: &str = "columns-panel";

/// The ids of the densities.
const COMFORTABLE: &str = "comfortable";
const COMPACT: &str = "compact";

lazy!(static COLUMNS_PANEL, in pages: (
    columns: Columns,
    query: Memo<ListQuery>,
    on_sort: Callback<Option<Sort>>,
    open: RwSignal<bool>,
    button: NodeRef<html::Button>
) => view! { <ColumnsPanel columns query on_sort open button /> });

/// A button that opens the panel with the columns of the table.
#[component]
pub(crate) fn ColumnsButton(
    columns: Columns,
    /// The query of the list, by whose order one column is always shown.
    query: Memo<ListQuery>,
    /// Called with the order that the user chooses, or `None` for that of the server.
    #[prop(into)]
    on_sort: Callback<Option<Sort>>,
) -> impl IntoView {
    let is_open = RwSignal::new(false);
    let button = NodeRef::new();
    view! {
        <PopoverButton label="Columns" icon=IconName::COLUMNS open=is_open panel=PANEL button />
        <Show when=move || {
            is_open.get()
        }>{COLUMNS_PANEL.show(move || (columns, query, on_sort, is_open, button))}</Show>
    }
}

/// The panel: the order of the rows, which columns are shown and in which order, how high the rows are, and a way back.
#[component]
fn ColumnsPanel(
    columns: Columns,
    query: Memo<ListQuery>,
    on_sort: Callback<Option<Sort>>,
    open: RwSignal<bool>,
    button: NodeRef<html::Button>,
) -> impl IntoView {
    let announcement = RwSignal::new(String::new());
    let densities = vec![
        Choice::new(COMFORTABLE, "Comfortable"),
        Choice::new(COMPACT, "Compact"),
    ];
    let density = Signal::derive(move || {
        let is_compact = columns.layout().is_compact();
        String::from(if is_compact { COMPACT } else { COMFORTABLE })
    });
    let set_density = move |density: String| {
        columns.update(|layout| layout.with_density(density == COMPACT));
    };
    let reset = move |()| {
        columns.update(|_| ColumnLayout::default());
        columns.revealed.set(0);
        announcement.set("Columns reset.".to_owned());
    };
    view! {
        <PopoverPanel id=PANEL label="Columns" button open>
            <div class="columns-panel">
                <SortSelect query on_sort />
                <PanelList columns query announcement />
                <p class="columns-panel__note">
                    "This narrow window shows cards. A wider one shows the other columns, in your order and density."
                </p>
                <div class="columns-panel__foot">
                    <RadioGroup
                        label="Density"
                        choices=densities
                        value=density
                        on_change=set_density
                    />
                    <Button on_press=reset>"Reset"</Button>
                </div>
                <p class="visually-hidden" role="status">
                    {announcement}
                </p>
            </div>
        </PopoverPanel>
    }
}
