use crate::el::el;
use leptos::prelude::*;

/// The header of a column that cannot be sorted by.
#[component]
pub fn ColumnHeader(
    /// What the column holds.
    #[prop(into)]
    label: String,
    /// The name is not shown: for a column of buttons.
    #[prop(optional)]
    label_hidden: bool,
    /// The value of `data-column`, which the style sheets select by.
    #[prop(optional, into)]
    column: Option<&'static str>,
) -> impl IntoView {
    let name = el("span").attr_if("class", label_hidden.then_some("visually-hidden"));
    el("th")
        .class("table__header")
        .attr("scope", "col")
        .attr_if("data-column", column)
        .child(name.child(label))
}
