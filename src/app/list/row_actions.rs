use leptos::prelude::*;

use super::state::ListState;
use crate::table::{OpenRowMenu, RowMenu};
use crate::volume::{VolumeActions, VolumeDialogs};

/// The open menu of a row, and the dialog that it has opened.
#[component]
pub(super) fn RowActions(
    /// The list on screen.
    list: ListState,
    menu: RowMenu,
) -> impl IntoView {
    let actions = VolumeActions::new();
    view! {
        <OpenRowMenu menu actions />
        <VolumeDialogs actions on_update=move |update| list.apply_update(update) />
    }
}
