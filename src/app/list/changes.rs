//! What happens to the volumes of the list while it is on screen: by themselves, or by what is done
//! to them here.

use std::time::Duration;

use datavolumes_contract::{ListQuery, Offset, Phase, Volume, VolumeId, VolumePage};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::poll::{PollResult, poll};
use super::state::ListState;
use super::url::matching;
use crate::actions::{VolumeUpdate, merge_response};
use crate::delete::DeleteOutcome;
use crate::remote::{Remote, UseRemote};
use crate::router::History;
use crate::services::Services;

/// Volumes often go in groups: how long to wait for others before the list is asked for again.
const REFRESH_DELAY: Duration = Duration::from_millis(400);

impl ListState {
    /// Follows the volumes that are on their way to another phase.
    pub(crate) fn poll_transitional(self, services: Services) {
        let watched = Memo::new(move |_| {
            self.page
                .state
                .with(|page| page.latest().map(transitional).unwrap_or_default())
        });
        poll(services, watched, move |result| match result {
            PollResult::Updated(volume) => self.update_row(volume.value),
            PollResult::Deleted(id) => self.remove_row(id),
        });
    }

    /// Writes what was done here into the rows.
    pub(crate) fn apply_update(self, update: VolumeUpdate) {
        match update {
            VolumeUpdate::Described(answer) => {
                self.change_row(answer.id, |row| merge_response(row, *answer));
            }
            VolumeUpdate::Deleted(id, DeleteOutcome::Started) => {
                self.change_row(id, |row| row.status = deleting_status());
                self.changed();
            }
            VolumeUpdate::Deleted(id, DeleteOutcome::Deleted | DeleteOutcome::AlreadyDeleted) => {
                // The dialog gives focus back to the row first; then the row may go.
                set_timeout(move || self.remove_row(id), Duration::ZERO);
            }
        }
    }

    fn change_row(self, id: VolumeId, change: impl FnOnce(&mut Volume)) {
        self.page.state.update(|page| {
            let volumes = page.latest_mut().map(|page| &mut page.datavolumes);
            let row = volumes.and_then(|volumes| volumes.iter_mut().find(|row| row.id == id));
            if let Some(row) = row {
                change(row);
            }
        });
    }

    /// The list carries no shares, so neither does a row.
    fn update_row(self, polled: Volume) {
        let mut is_new_phase = false;
        self.change_row(polled.id, |row| {
            is_new_phase = row.status.phase != polled.status.phase;
            *row = Volume {
                shared_scopes: None,
                ..polled
            };
        });
        if is_new_phase {
            self.changed();
        }
    }

    /// Takes the row of a volume away that is gone, and lets the list close up behind it. The last row
    /// of the last page leads to the page before.
    fn remove_row(self, id: VolumeId) {
        self.selection.remove(id);
        let is_left = self.page.state.try_update(|page| {
            let page = page.latest_mut()?;
            page.datavolumes.retain(|volume| volume.id != id);
            Some(page.datavolumes.is_empty())
        });
        let Some(Some(is_empty)) = is_left else {
            return;
        };
        let is_later_page = self
            .url
            .query
            .with_untracked(|query| query.offset > Offset::ZERO);
        if is_empty && is_later_page {
            self.url.step(History::Replace, ListQuery::at_previous_page);
            self.recount();
        } else {
            self.refresh_after_removal();
        }
    }

    /// Asks again without a sign of it: what is on screen is right, but for what has moved up.
    fn refresh_after_removal(self) {
        let asked = self.changes.get_untracked().wrapping_add(1);
        self.changes.set(asked);
        set_timeout(
            move || {
                // Another one has gone meanwhile, or the page has been left: that one asks, or nobody.
                if self.changes.try_get_untracked() == Some(asked) {
                    self.ask_quietly();
                }
            },
            REFRESH_DELAY,
        );
    }

    fn ask_quietly(self) {
        let query = self.url.query.get_untracked();
        let answer = self.api.get_value().list(&query).answer;
        spawn_local(async move {
            let Ok(page) = answer.await else { return };
            let is_wanted = self.url.query.try_get_untracked() == Some(query);
            if is_wanted {
                replace(self.page, page);
            }
        });
        self.recount();
    }

    fn recount(self) {
        let query = matching(self.url.query.get_untracked());
        let answer = self.api.get_value().count(&query).answer;
        spawn_local(async move {
            let Ok(count) = answer.await else { return };
            let now = self.url.query.try_get_untracked().map(matching);
            if now == Some(query) {
                replace(self.count, count);
            }
        });
    }
}

/// Puts a newer answer in the place of one that is there; a question that is being asked gets its own.
fn replace<T: 'static>(remote: UseRemote<T>, answer: T) {
    if remote
        .state
        .with_untracked(|state| matches!(state, Remote::Ready(_)))
    {
        remote.state.set(Remote::Ready(answer));
    }
}

fn deleting_status() -> datavolumes_contract::VolumeStatus {
    datavolumes_contract::VolumeStatus {
        phase: Phase::Deleting,
        ..<_>::default()
    }
}

/// The volumes of a page that are on their way to another phase.
fn transitional(page: &VolumePage) -> Vec<VolumeId> {
    let transitional = page
        .datavolumes
        .iter()
        .filter(|volume| volume.status.phase.is_transitional());
    transitional.map(|volume| volume.id).collect()
}
