use crate::icon::{Icon, IconName};
use leptos::prelude::*;

/// The order of a sorted column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SortDirection {
    /// A to Z, oldest to newest.
    Ascending,
    /// Z to A, newest to oldest.
    Descending,
}

impl SortDirection {
    /// The value of `aria-sort`.
    const fn name(self) -> &'static str {
        match self {
            Self::Ascending => "ascending",
            Self::Descending => "descending",
        }
    }

    const fn icon(self) -> IconName {
        match self {
            Self::Ascending => IconName::SORT_ASCENDING,
            Self::Descending => IconName::SORT_DESCENDING,
        }
    }
}

/// The header of a sortable table column: a button in a `th` with `aria-sort`.
///
/// Follows the ARIA [sortable table example](https://www.w3.org/WAI/ARIA/apg/patterns/table/examples/sortable-table/).
#[component]
pub fn SortHeader(
    /// The name of the column, and of the button.
    #[prop(into)]
    label: String,
    /// The current order if the table is sorted by this column.
    sort: impl Fn() -> Option<SortDirection> + Copy + Send + 'static,
    /// Called on a click, to sort by this column or to reverse its order.
    #[prop(into)]
    on_sort: Callback<()>,
    /// The value of `data-column`, which the style sheets select by.
    #[prop(optional, into)]
    column: Option<&'static str>,
) -> impl IntoView {
    let aria_sort = move || sort().map_or("none", SortDirection::name);
    let icon = move || sort().map_or(IconName::SORT_NONE, SortDirection::icon);
    view! {
        <th class="table__header" scope="col" data-column=column aria-sort=aria_sort>
            <button type="button" class="table__sort" on:click=move |_| on_sort.run(())>
                {label}
                {move || view! { <Icon name=icon() /> }}
            </button>
        </th>
    }
}
