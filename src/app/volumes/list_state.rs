//! The list on screen: the question of the address, its answer, and how many volumes match it.

use datavolumes_contract::volume::VolumeCount;
use datavolumes_contract::{ListQuery, Offset, View, Volume, VolumeId, VolumePage};
use leptos::prelude::*;

use super::list_message::ListMessage;
use super::rows::Rows;
use super::volume_table::TableState;
use super::watch::{Sighting, watch};
use crate::list_url::{ListUrl, use_list_url};
use crate::remote::{Remote, UseRemote, use_remote};
use crate::services::Services;
use crate::ui::{PageWindow, effect};

/// The list on screen.
#[derive(Clone, Copy)]
pub struct ListState {
    /// The state of the list, in the address.
    pub url: ListUrl,
    pub(super) page: UseRemote<VolumePage>,
    pub(super) rows: Rows,
    count: UseRemote<VolumeCount>,
}

/// Asks for the list whenever the address changes.
#[must_use]
pub fn use_list_state(services: Services) -> ListState {
    let url = use_list_url(services.router);
    let Services { api, health, .. } = services;
    let question = Signal::derive(move || Some(url.query.get()).filter(is_question));
    let page = use_remote(question, health, move |query| api.list(&query));
    // Neither the page nor the order changes how many volumes match.
    let counted = Memo::new(move |_| {
        let query = url.query.get().at_first_page();
        is_question(&query).then(|| {
            ListQuery {
                sort: None,
                ..query
            }
            .with_limit(<_>::default())
        })
    });
    let count = use_remote(counted.into(), health, move |query| api.count(&query));
    let rows = Rows::new();
    effect(move || {
        page.state
            .with(|page| rows.show(page.latest().map_or(&[], |page| &page.datavolumes)));
    });
    let watched = Memo::new(move |_| {
        page.state
            .with(|page| page.latest().map(moving).unwrap_or_default())
    });
    watch(services, watched, move |sighting| {
        page.state
            .update(|page| take_in(page.latest_mut(), sighting));
    });
    // Whoever turns pages will probably turn another one.
    effect(move || {
        let is_ready = page.state.with(|page| matches!(page, Remote::Ready(_)));
        if is_ready
            && url
                .query
                .with_untracked(|query| query.offset > Offset::ZERO)
        {
            ListState {
                url,
                page,
                rows,
                count,
            }
            .ask_early(services);
        }
    });
    ListState {
        url,
        page,
        rows,
        count,
    }
}

/// The volumes of a page that are on their way to another phase.
fn moving(page: &VolumePage) -> Vec<VolumeId> {
    let moving = page
        .datavolumes
        .iter()
        .filter(|volume| volume.status.phase.is_transitional());
    moving.map(|volume| volume.id).collect()
}

/// Writes what was seen of a volume into the page. The list carries no shares, so neither does its
/// row.
fn take_in(page: Option<&mut VolumePage>, sighting: Sighting) {
    let Some(page) = page else { return };
    match sighting {
        Sighting::Seen(seen) => {
            let row = page
                .datavolumes
                .iter_mut()
                .find(|volume| volume.id == seen.value.id);
            if let Some(row) = row {
                *row = Volume {
                    shared_scopes: None,
                    ..seen.value
                };
            }
        }
        Sighting::Gone(id) => page.datavolumes.retain(|volume| volume.id != id),
    }
}

/// A view of a project asks nothing before the project is chosen.
pub(super) fn is_question(query: &ListQuery) -> bool {
    query.view != View::UsableInProject(None)
}

impl ListState {
    /// Asks again for the same page, and how many there are.
    pub fn refresh(self) {
        self.page.reload();
        self.count.reload();
    }

    /// Asks for the next page before anybody wants it, where there is one.
    pub fn ask_early(self, services: Services) {
        let has_next = self
            .page
            .state
            .with_untracked(|page| matches!(page, Remote::Ready(VolumePage { next: Some(_), .. })));
        if has_next {
            services
                .api
                .list_early(&self.url.query.get_untracked().at_next_page());
        }
    }

    /// Whether any rows are on screen.
    #[must_use]
    pub fn has_rows(self) -> bool {
        self.rows.count().get() > 0
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

    /// Whether rows are on their way.
    pub(super) fn is_busy(self) -> bool {
        self.url.query.with(is_question) && self.page.state.with(Remote::is_loading)
    }

    pub(super) fn table_state(self) -> TableState {
        self.page.state.with(|page| match page {
            Remote::Ready(_) => TableState::Current,
            Remote::Loading { last: None } => TableState::First,
            Remote::Loading { .. } | Remote::Failed { .. } => TableState::Outdated,
        })
    }

    pub(super) fn message(self) -> Option<ListMessage> {
        self.url
            .query
            .with(|query| self.page.state.with(|page| ListMessage::of(query, page)))
    }
}
