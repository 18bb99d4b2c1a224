use crate::el::el;
use crate::icon::{IconName, icon};
use crate::live::Live;
use crate::part::part;
use leptos::{ev, prelude::*};

/// Which end comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SortDirection {
    /// A before Z, the oldest first.
    Ascending,
    /// Z before A, the newest first.
    Descending,
}

/// The header of a column that can be sorted by.
#[component]
pub fn SortHeader(
    /// What the column holds; the name of the button.
    #[prop(into)]
    label: String,
    /// How the table is sorted by this column, if it is.
    #[prop(into)]
    sort: Live<Option<SortDirection>>,
    /// Called when the reader wants it sorted by this column, or the other way round.
    #[prop(into)]
    on_sort: Callback<()>,
    /// The value of `data-column`, which the style sheets select by.
    #[prop(optional, into)]
    column: Option<&'static str>,
) -> impl IntoView {
    let drawn = sort.clone();
    let order = move || match sort.get() {
        Some(SortDirection::Ascending) => "ascending",
        Some(SortDirection::Descending) => "descending",
        None => "none",
    };
    let icon = move || match drawn.get() {
        Some(SortDirection::Ascending) => IconName::SORT_ASCENDING,
        Some(SortDirection::Descending) => IconName::SORT_DESCENDING,
        None => IconName::SORT_NONE,
    };
    let button = el("button")
        .attr("type", "button")
        .class("table__sort")
        .on(ev::click, move |_| on_sort.run(()))
        .child(label)
        .child(part(move || self::icon(icon())));
    el("th")
        .class("table__header")
        .attr("scope", "col")
        .attr_if("data-column", column)
        .attr_by("aria-sort", order)
        .child(button)
}
