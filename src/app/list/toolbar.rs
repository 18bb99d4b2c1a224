use datavolumes_contract::{ListQuery, Sort, VolumeField};
use leptos::prelude::*;

use super::new_volume_button::NewVolumeButton;
use super::state::ListState;
use crate::router::History;
use crate::table::field_label;
use datavolumes_ui::{Button, Choice, IconName, Select, el};

/// What can be done with the whole list.
#[component]
pub fn Toolbar(
    /// The list on screen.
    list: ListState,
) -> impl IntoView {
    let is_busy = Signal::derive(move || list.is_busy());
    el("div")
        .class("toolbar")
        .child(view! { <SortSelect list /> })
        .child(view! {
            <Button icon=IconName::REFRESH busy=is_busy on_press=move |()| list.refresh()>
                "Refresh"
            </Button>
        })
        .child(view! { <NewVolumeButton /> })
}

/// All keys that the API can sort by, also those without a column on screen.
#[component]
fn SortSelect(list: ListState) -> impl IntoView {
    let none = Choice::new("", "Server’s order");
    let fields = VolumeField::ALL.map(|field| Choice::new(field.as_str(), field_label(field)));
    let choices: Vec<Choice> = std::iter::once(none).chain(fields).collect();
    let value = move || {
        let field = list
            .url
            .query
            .with(|query| query.sort.map(|sort| sort.field));
        field
            .map(VolumeField::as_str)
            .unwrap_or_default()
            .to_owned()
    };
    let sort = move |field: String| {
        let sort = field.parse().ok().map(|field| Sort::toggled(None, field));
        list.url.step(History::Push, |query| {
            ListQuery { sort, ..query }.at_first_page()
        });
    };
    el("label")
        .class("toolbar__sort")
        .child(el("span").class("toolbar__label").child("Sort by"))
        .child(view! {
            <Select choices value on_change=sort aria_label=Some("Sort by".to_owned()) />
        })
}
