//! The address of the table as a [`ListQuery`]: the list has no other state.

use datavolumes_contract::{ListQuery, QueryWarning};
use leptos::prelude::*;

use crate::route::Route;
use crate::router::{History, Router};

/// The state of the list, read from the address.
#[derive(Clone, Copy)]
pub struct ListUrl {
    /// What the address asks for.
    pub query: Memo<ListQuery>,
    reading: Memo<(ListQuery, Vec<QueryWarning>)>,
    router: Router,
}

/// Follows the address of the table.
#[must_use]
pub fn use_list_url(router: Router) -> ListUrl {
    let search = router.search();
    let reading = Memo::new(move |_| search.with(|raw| ListQuery::from_address(raw)));
    ListUrl {
        query: Memo::new(move |_| reading.with(|(query, _)| query.clone())),
        reading,
        router,
    }
}

impl ListUrl {
    /// What of the address could not be read, and was left out.
    pub fn ignored(self) -> Vec<QueryWarning> {
        self.reading.with(|(_, ignored)| ignored.clone())
    }

    /// Goes to the state that `step` makes of the current one.
    pub fn step(self, history: History, step: impl FnOnce(ListQuery) -> ListQuery) {
        let query = step(self.query.get_untracked());
        self.router.go(&Route::Volumes(query), history);
    }
}
