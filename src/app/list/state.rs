use datavolumes_contract::{ListQuery, Offset, VolumePage};
use datavolumes_ui::{PageWindow, increment};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::message::ListMessage;
use super::url::{ListUrl, is_complete, matching};
use crate::remote::{Remote, UseRemote};
use crate::selection::{SelectableList, Selection};
use crate::services::Services;
use crate::table::{Columns, Rows};

/// The list on screen.
#[derive(Clone, Copy)]
pub struct ListState {
    /// The URL state.
    pub url: ListUrl,
    pub(crate) page: UseRemote<VolumePage>,
    pub(crate) rows: Rows,
    /// The columns of the table.
    pub(crate) columns: Columns,
    /// The selected volumes.
    pub selection: Selection,
    /// The number of matching volumes, if it is known.
    pub(super) count: RwSignal<Option<u64>>,
    /// Incremented when the volumes should be counted again.
    pub(super) recounts: RwSignal<u32>,
    /// Incremented when volumes of the list have changed, here or on the server.
    pub(crate) changes: RwSignal<u32>,
    /// The query of the page that the rows are of.
    pub(super) loaded: StoredValue<Option<ListQuery>>,
    /// The query of the last page that was turned to.
    pub(super) turned_to: StoredValue<Option<ListQuery>>,
}

impl ListState {
    /// Loads the page and the count again.
    pub fn refresh(self) {
        self.page.reload();
        self.recount();
        self.changed();
    }

    /// Forgets what is known of volumes that the user may not see any more.
    pub(super) fn forget(self) {
        self.selection.clear();
        self.count.set(None);
    }

    /// Counts the matching volumes again.
    pub(crate) fn recount(self) {
        increment(self.recounts);
    }

    /// Tells that volumes of the list have changed.
    pub(crate) fn changed(self) {
        increment(self.changes);
    }

    /// Loads the next page ahead of its use, if there is one and the list is still there.
    pub fn prefetch_next_page(self, services: Services) {
        let has_next = self.page.state.try_with_untracked(|page| {
            matches!(page, Remote::Ready(VolumePage { next: Some(_), .. }))
        });
        if has_next == Some(true) {
            let query = self.url.query.get_untracked().at_next_page();
            spawn_local(services.client().prefetch(&query));
        }
    }

    /// Whether there are rows.
    #[must_use]
    pub fn has_rows(self) -> bool {
        !self.rows.ids().with(Vec::is_empty)
    }

    /// The number of matching volumes, if the server counts them.
    #[must_use]
    pub fn total(self) -> Option<u64> {
        self.count.get()
    }

    /// The position of the page in the list: of the one that is asked for, or if that failed, of the one whose rows are
    /// still shown.
    #[must_use]
    pub fn window(self) -> PageWindow {
        let (offset, limit) = self.url.query.with(|query| (query.offset, query.limit));
        let (offset, rows, has_next) = self.page.state.with(|page| match page.latest() {
            Some(rows) => (
                shown_offset(page, offset, self.loaded),
                rows.datavolumes.sent() as u64,
                rows.next.is_some(),
            ),
            None => (offset, 0, false),
        });
        PageWindow {
            offset: offset.get().into(),
            rows,
            limit: limit.get().into(),
            total: self.total(),
            has_next,
        }
    }

    /// The list as the selection sees it.
    pub(crate) fn selectable(self) -> SelectableList {
        let has_next = move || {
            self.page
                .state
                .with(|page| page.latest().is_some_and(|page| page.next.is_some()))
        };
        let has_previous = move || self.url.query.with(|query| query.offset > Offset::ZERO);
        SelectableList {
            query: self.url.query.into(),
            matching: Memo::new(move |_| matching(self.url.query.get())).into(),
            page: self.rows.ids().into(),
            has_other_pages: Signal::derive(move || has_previous() || has_next()),
            total: Signal::derive(move || self.total()),
        }
    }

    /// Whether rows are being loaded.
    pub(crate) fn is_busy(self) -> bool {
        self.url.query.with(is_complete) && self.page.state.with(Remote::is_loading)
    }

    /// Whether nothing has been loaded yet.
    pub(crate) fn is_first(self) -> bool {
        let is_first = |page: &Remote<_>| matches!(page, Remote::Loading { last: None });
        self.page.state.with(is_first)
    }

    /// Whether the newest request failed.
    pub(crate) fn is_outdated(self) -> bool {
        let is_outdated = |page: &Remote<_>| matches!(page, Remote::Failed { .. });
        self.page.state.with(is_outdated)
    }

    pub(crate) fn message(self) -> Option<ListMessage> {
        let of_query =
            |query: &ListQuery| self.page.state.with(|page| ListMessage::of(query, page));
        self.url.query.with(of_query)
    }

    /// Whether the table is shown: it has rows, or placeholders while the first ones are being loaded.
    pub(crate) fn has_table(self) -> bool {
        self.has_rows() || (self.is_first() && self.message().is_none())
    }
}

/// The offset of the rows that are shown, if the page at `asked` is `page`.
fn shown_offset(
    page: &Remote<VolumePage>,
    asked: Offset,
    loaded: StoredValue<Option<ListQuery>>,
) -> Offset {
    let of_rows = || loaded.with_value(|query| query.as_ref().map(|query| query.offset));
    match page {
        Remote::Failed { .. } => of_rows().unwrap_or(asked),
        Remote::Loading { .. } | Remote::Ready(_) => asked,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{owner, rejected};

    #[test]
    fn a_page_that_fails_leaves_the_position_with_the_rows() {
        let _owner = owner();
        let loaded = StoredValue::new(Some(ListQuery::default()));
        let asked = Offset::new(50);
        let mut page = Remote::Ready(VolumePage::default());
        page.begin();
        assert_eq!(shown_offset(&page, asked, loaded), asked);
        page.finish(Err(rejected(500)));
        assert_eq!(shown_offset(&page, asked, loaded), Offset::ZERO);
        page.finish(Ok(VolumePage::default()));
        assert_eq!(shown_offset(&page, asked, loaded), asked);
    }
}
