use std::collections::BTreeMap;

use datavolumes_client::Client;
use datavolumes_contract::ListQuery;
use datavolumes_ui::effect;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::saved_views::SavedViews;
use super::view_name::ViewName;
use crate::list::url::{is_complete, matching};

/// The number of volumes that each view shows, by its name.
pub(super) type ViewCounts = RwSignal<BTreeMap<ViewName, u64>>;

/// Counts the volumes of the views, also of those that are saved or changed later, one view after the other, until the
/// current owner is disposed of. The count is an optional capability: without it there are no numbers.
pub(super) fn use_view_counts(client: Client, saved: RwSignal<SavedViews>) -> ViewCounts {
    let counts = ViewCounts::default();
    let counted = StoredValue::new(Vec::<(ViewName, ListQuery)>::new());
    effect(move || {
        let views = saved.with(countable);
        let known = counted.get_value();
        let new = views.iter().filter(|view| !known.contains(view));
        let new: Vec<_> = new.cloned().collect();
        counted.set_value(views);
        spawn_local(count(client.clone(), counts, new));
    });
    counts
}

/// The views whose volumes can be counted, with what is counted.
fn countable(views: &SavedViews) -> Vec<(ViewName, ListQuery)> {
    let complete = views.iter().filter(|view| is_complete(&view.state.query));
    complete
        .map(|view| (view.name.clone(), matching(view.state.query.clone())))
        .collect()
}

async fn count(client: Client, counts: ViewCounts, views: Vec<(ViewName, ListQuery)>) {
    for (name, query) in views {
        if counts.is_disposed() {
            return;
        }
        let Ok(count) = client.count(&query).await else {
            return;
        };
        counts.try_update(|counts| counts.insert(name, count.count));
    }
}

#[cfg(test)]
mod tests {
    use datavolumes_client::scripted::{Reply, ScriptedTransport};

    use super::super::saved_views::ViewState;
    use super::*;
    use crate::testing::{owner, run_tasks};

    #[test]
    fn a_view_that_is_saved_or_changed_later_is_counted_too_and_no_other_again() {
        let _owner = owner();
        let server = ScriptedTransport::new(|request| {
            let count = request.path.len();
            Reply::text(200, format!(r#"{{"count":{count}}}"#))
        });
        let name = |text: &str| ViewName::new(text).unwrap();
        let state =
            |address: &str| ViewState::new(ListQuery::from_address(address).0, String::new());
        let saved = RwSignal::new(SavedViews::default());
        saved.update(|views| views.add(name("a"), state("search=a")).unwrap());
        let counts = use_view_counts(server.client(), saved);
        run_tasks();
        let counted = |text: &str| counts.with_untracked(|counts| counts.get(&name(text)).copied());
        let first = counted("a");
        assert!(first.is_some());
        saved.update(|views| views.add(name("b"), state("search=bb")).unwrap());
        run_tasks();
        assert_eq!(counted("b"), first.map(|count| count + 1));
        assert_eq!(server.requests().len(), 2);
        saved.update(|views| views.update(&name("a"), state("search=aaaa")));
        run_tasks();
        assert_eq!(counted("a"), first.map(|count| count + 3));
        assert_eq!(server.requests().len(), 3);
    }
}
