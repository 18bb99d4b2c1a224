//! The list on screen: the question of the address, its answer, and how many volumes match it.

use datavolumes_contract::volume::VolumeCount;
use datavolumes_contract::{ListQuery, Offset, View, VolumePage};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::message::ListMessage;
use super::url::{ListUrl, use_list_url};
use crate::remote::{Remote, UseRemote, use_remote};
use crate::selection::{SelectableList, Selection};
use crate::services::Services;
use crate::table::{Rows, TableState, update_rows};
use datavolumes_ui::{PageWindow, effect};

/// The list on screen.
#[derive(Clone, Copy)]
pub struct ListState {
    /// The state of the list, in the address.
    pub url: ListUrl,
    pub(crate) page: UseRemote<VolumePage>,
    pub(crate) rows: Rows,
    /// Which volumes are chosen to do something with them together.
    pub selection: Selection,
    pub(crate) count: UseRemote<VolumeCount>,
    /// Counts what has happened to the volumes behind the list.
    pub(crate) changes: RwSignal<u32>,
}

/// Asks for the list whenever the address changes.
#[must_use]
pub fn use_list_state(services: Services) -> ListState {
    let url = use_list_url(services.router);
    let connectivity = services.connectivity;
    let question = move || Some(url.query.get()).filter(is_question);
    let page = use_remote(question, connectivity, move |query| {
        services.client().list(&query)
    });
    // Neither the page nor the order changes how many volumes match.
    let counted = move || question().map(counted);
    let count = use_remote(counted, connectivity, move |query| {
        services.client().count(&query)
    });
    let rows = Rows::new();
    effect(move || {
        page.state.with(|page| {
            update_rows(rows, page.latest().map_or(&[], |page| &page.datavolumes));
        });
    });
    let list = ListState {
        url,
        page,
        rows,
        selection: Selection::new(),
        count,
        changes: RwSignal::new(0),
    };
    list.follow(services);
    // Whoever turns pages will probably turn another one.
    effect(move || {
        let is_ready = page.state.with(|page| matches!(page, Remote::Ready(_)));
        if is_ready
            && url
                .query
                .with_untracked(|query| query.offset > Offset::ZERO)
        {
            list.ask_early(services);
        }
    });
    list
}

/// What is counted for `query`.
pub(crate) fn counted(query: ListQuery) -> ListQuery {
    ListQuery {
        sort: None,
        ..query.at_first_page()
    }
    .with_limit(<_>::default())
}

/// A view of a project asks nothing before the project is chosen.
pub(crate) fn is_question(query: &ListQuery) -> bool {
    query.view != View::UsableInProject(None)
}

impl ListState {
    /// Asks again for the same page, and how many there are.
    pub fn refresh(self) {
        self.page.reload();
        self.count.reload();
        self.changed();
    }

    /// Something has happened to the volumes behind the list.
    pub(crate) fn changed(self) {
        self.changes.update(|count| *count = count.wrapping_add(1));
    }

    /// Asks for the next page before anybody wants it, where there is one.
    pub fn ask_early(self, services: Services) {
        let has_next = self
            .page
            .state
            .with_untracked(|page| matches!(page, Remote::Ready(VolumePage { next: Some(_), .. })));
        if has_next {
            let query = self.url.query.get_untracked().at_next_page();
            spawn_local(services.client().prefetch(&query));
        }
    }

    /// Whether any rows are on screen.
    #[must_use]
    pub fn has_rows(self) -> bool {
        !self.rows.ids().with(Vec::is_empty)
    }

    /// How many volumes match, where the server counts them.
    #[must_use]
    pub fn total(self) -> Option<u64> {
        self.count.state.with(|count| match count {
            Remote::Ready(count) => Some(count.count),
            _ => None,
        })
    }

    /// Which part of the list is on screen.
    #[must_use]
    pub fn window(self) -> PageWindow {
        let (rows, has_next) = self.page.state.with(|page| match page.latest() {
            Some(page) => (page.datavolumes.len() as u64, page.next.is_some()),
            None => (0, false),
        });
        let (offset, limit) = self
            .url
            .query
            .with(|query| (query.offset.get(), query.limit.get()));
        PageWindow {
            offset: offset.into(),
            rows,
            limit: limit.into(),
            total: self.total(),
            has_next,
        }
    }

    /// The list as the selection sees it.
    pub(crate) fn selectable(self) -> SelectableList {
        let has_other_pages = move || {
            let has_next = self
                .page
                .state
                .with(|page| page.latest().is_some_and(|page| page.next.is_some()));
            has_next || self.url.query.with(|query| query.offset > Offset::ZERO)
        };
        SelectableList {
            query: self.url.query.into(),
            matching: Memo::new(move |_| counted(self.url.query.get())).into(),
            page: self.rows.ids().into(),
            has_other_pages: Signal::derive(has_other_pages),
            total: Signal::derive(move || self.total()),
        }
    }

    /// Whether rows are on their way.
    pub(crate) fn is_busy(self) -> bool {
        self.url.query.with(is_question) && self.page.state.with(Remote::is_loading)
    }

    pub(crate) fn table_state(self) -> TableState {
        self.page.state.with(|page| match page {
            Remote::Ready(_) | Remote::Loading { last: Some(_) } => TableState::Current,
            Remote::Loading { last: None } => TableState::First,
            Remote::Failed { .. } => TableState::Outdated,
        })
    }

    pub(crate) fn message(self) -> Option<ListMessage> {
        self.url
            .query
            .with(|query| self.page.state.with(|page| ListMessage::of(query, page)))
    }
}
