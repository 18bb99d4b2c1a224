use crate::icon::{Icon, IconName};
use leptos::either::Either;
use leptos::prelude::*;

/// A removable item, such as an active filter.
#[component]
pub fn Chip(
    /// The text.
    #[prop(into)]
    text: Signal<String>,
    /// A tooltip of the text.
    #[prop(optional, into)]
    tooltip: Option<String>,
    /// Called to edit the item. Without it the text is not a button.
    #[prop(optional, into)]
    on_edit: Option<Callback<()>>,
    /// The accessible name of the remove button.
    #[prop(into)]
    remove_label: String,
    /// Called to remove the item.
    #[prop(into)]
    on_remove: Callback<()>,
) -> impl IntoView {
    let text = match on_edit {
        Some(on_edit) => Either::Left(view! {
            <button
                type="button"
                class="chip__text"
                data-tooltip=tooltip
                on:click=move |_| on_edit.run(())
            >
                {text}
            </button>
        }),
        None => Either::Right(view! {
            <span class="chip__text" data-tooltip=tooltip>
                {text}
            </span>
        }),
    };
    view! {
        <span class="chip">
            {text}
            <button
                type="button"
                class="chip__remove"
                aria-label=remove_label
                on:click=move |_| on_remove.run(())
            >
                <Icon name=IconName::CLOSE />
            </button>
        </span>
    }
}
