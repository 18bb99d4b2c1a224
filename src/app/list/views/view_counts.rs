use std::collections::BTreeMap;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::saved_views::SavedViews;
use super::view_name::ViewName;
use crate::list::url::{is_complete, matching};
use crate::services::Services;

/// The number of volumes that each view shows, by its name.
pub(super) type ViewCounts = RwSignal<BTreeMap<ViewName, u64>>;

/// Counts the volumes of the views, one view after the other, until the current owner is disposed of. The count is an
/// optional capability: without it there are no numbers.
pub(super) fn use_view_counts(saved: RwSignal<SavedViews>) -> ViewCounts {
    let services = Services::of_context();
    let counts = ViewCounts::default();
    let views: Vec<_> = saved.with_untracked(|views| {
        let complete = views.iter().filter(|view| is_complete(&view.state.query));
        complete
            .map(|view| (view.name.clone(), matching(view.state.query.clone())))
            .collect()
    });
    spawn_local(async move {
        for (name, query) in views {
            if counts.is_disposed() {
                return;
            }
            let Ok(count) = services.client().count(&query).await else {
                return;
            };
            counts.try_update(|counts| counts.insert(name, count.count));
        }
    });
    counts
}
