use leptos::prelude::*;

use crate::list::{ExportDialog, ExportSource, ListState};

/// The dialog that exports the list on screen.
#[component]
pub(super) fn ExportList(
    list: ListState,
    /// Whether the selected volumes are proposed, rather than all that match.
    #[prop(optional)]
    prefers_selected: bool,
    #[prop(into)] on_close: Callback<()>,
) -> impl IntoView {
    let selectable = list.selectable();
    let source = ExportSource {
        columns: list.columns,
        query: selectable.query.get_untracked(),
        matching: selectable.matching.get_untracked(),
        total: selectable.total.get_untracked(),
        selected: list.selection.volumes_untracked(),
        prefers_selected,
    };
    view! { <ExportDialog source on_close /> }
}
