//! The link back to the list. The tab keeps it, so that a reload of another page does not lose the view of the list.

use datavolumes_contract::ListQuery;
use leptos::prelude::*;

use super::{Route, Router};
use crate::session::storage::{read, write};

/// The key in the session storage, which signing out and another user remove.
const KEY: &str = "datavolumes.list";

impl Router {
    /// The `href` of a link back to the list, as it was shown last in this tab.
    #[must_use]
    pub fn list_href(self) -> String {
        self.store_list();
        let list = self.state.with_value(|state| state.list.clone());
        let list = list.or_else(|| read(KEY));
        list.unwrap_or_else(|| self.href(&Route::home()))
    }

    /// The query of the list as it was shown last in this tab.
    #[must_use]
    pub fn list_query(self) -> ListQuery {
        let href = self.list_href();
        let search = href.split_once('?').map_or("", |(_, search)| search);
        ListQuery::from_address(search).0
    }

    /// Makes [`Self::list_href`] lead to the page of `query`, which has the volume on screen.
    pub fn set_list(self, query: &ListQuery) {
        let href = self.href(&Route::Volumes(query.clone()));
        self.state.update_value(|state| state.list = Some(href));
    }

    /// Keeps the link in the tab, if the list was shown since the page was loaded.
    pub fn store_list(self) {
        self.state.with_value(|state| {
            if state.list.is_some() {
                write(KEY, state.list.as_deref());
            }
        });
    }
}
