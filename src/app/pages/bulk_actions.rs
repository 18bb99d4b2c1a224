use datavolumes_contract::Volume;
use leptos::prelude::*;

use crate::list::ListState;
use crate::selection::{BulkAction, Selection, SelectionBar};
use crate::sharing::BulkSharing;
use datavolumes_ui::{IconName, lazy};

lazy!(static BULK_SHARING, in pages: (volumes: Vec<Volume>, selection: Selection, on_close: Callback<bool>) => view! {
    <BulkSharing volumes on_gone=move |id| selection.remove(id) on_close />
});

/// The actions on the selected volumes: the selection bar, and the dialog that its button opens.
#[component]
pub(super) fn BulkActions(list: ListState) -> impl IntoView {
    let shared = RwSignal::new(None::<Vec<Volume>>);
    let close = Callback::new(move |has_changed: bool| {
        shared.set(None);
        // The table shows who updated the volumes last, and when.
        if has_changed {
            list.refresh();
        }
    });
    let selection = list.selection;
    let props = move || (shared.get_untracked().unwrap_or_default(), selection, close);
    let actions = vec![BulkAction {
        label: "Share",
        icon: IconName::SHARE,
        run: Callback::new(move |volumes| shared.set(Some(volumes))),
    }];
    view! {
        <SelectionBar selection list=list.selectable() actions />
        <Show when=move || shared.with(Option::is_some)>{BULK_SHARING.show(props)}</Show>
    }
}
