//! The URL state of the list. The list has no other state: filters, order, page and view are in the address.

use datavolumes_contract::{ListQuery, QueryWarning, View};
use leptos::prelude::*;

use crate::router::{History, Route, Router};

/// The query of the list, read from and written to the address.
#[derive(Clone, Copy)]
pub struct ListUrl {
    /// The query of the address.
    pub query: Memo<ListQuery>,
    search: Memo<String>,
    router: Router,
}

/// Follows the address of the list.
#[must_use]
pub fn use_list_url(router: Router) -> ListUrl {
    let search = router.search();
    ListUrl {
        query: Memo::new(move |_| search.with(|raw| ListQuery::from_address(raw).0)),
        search,
        router,
    }
}

impl ListUrl {
    /// The parts of the address that could not be read and are ignored.
    pub fn ignored(self) -> Vec<QueryWarning> {
        self.search.with(|raw| ListQuery::from_address(raw).1)
    }

    /// Navigates to the query that `step` makes of the current one.
    pub fn step(self, history: History, step: impl FnOnce(ListQuery) -> ListQuery) {
        let query = step(self.query.get_untracked());
        self.router.go(&Route::Volumes(query), history);
    }
}

/// The part of `query` that decides which volumes match, without page and order.
pub(crate) fn matching(query: ListQuery) -> ListQuery {
    ListQuery {
        sort: None,
        ..query.at_first_page()
    }
    .with_limit(<_>::default())
}

/// Whether `query` can be sent. The view of a project needs a project.
pub(crate) fn is_complete(query: &ListQuery) -> bool {
    query.view != View::UsableInProject(None)
}
