use crate::icon::{Icon, IconName};
use leptos::prelude::*;

/// Something that is in force and can be taken away, such as a filter.
#[component]
pub fn Chip(
    /// What is in force.
    #[prop(into)]
    text: String,
    /// Called to change it; without this the text is no button.
    #[prop(optional, into)]
    on_edit: Option<Callback<()>>,
    /// The accessible name of the button that takes it away.
    #[prop(into)]
    remove_label: String,
    /// Called to take it away.
    #[prop(into)]
    on_remove: Callback<()>,
) -> impl IntoView {
    let body = match on_edit {
        Some(on_edit) => {
            view! { <button type="button" class="chip__text" on:click=move |_| on_edit.run(())>{text}</button> }.into_any()
        }
        None => view! { <span class="chip__text">{text}</span> }.into_any(),
    };
    view! {
        <span class="chip">
            {body}
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
