use datavolumes_contract::{Volume, VolumeId};
use leptos::prelude::*;

use crate::list::ListState;
use crate::selection::{BulkAction, SelectionBar};
use crate::sharing::BulkSharing;
use datavolumes_ui::{IconName, lazy};

lazy!(static BULK_SHARING, in pages: (volumes: Vec<Volume>, on_gone: Callback<VolumeId>, on_close: Callback<bool>) => view! {
    <BulkSharing volumes on_gone on_close />
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
    let deselect = Callback::new(move |id| list.selection.remove(id));
    let props = move || (shared.get_untracked().unwrap_or_default(), deselect, close);
    let actions = vec![BulkAction {
        label: "Share",
        icon: IconName::SHARE,
        run: Callback::new(move |volumes| shared.set(Some(volumes))),
    }];
    view! {
        <SelectionBar selection=list.selection list=list.selectable() actions />
        <Show when=move || shared.with(Option::is_some)>{BULK_SHARING.show(props)}</Show>
    }
}
