//! What happens to the volumes of the list while it is on screen: by themselves, or by what is done
//! to them here.

use std::time::Duration;

use datavolumes_client::DeleteOutcome;
use datavolumes_contract::{ListQuery, Offset, Phase, Volume, VolumeId, VolumePage};
use leptos::prelude::*;

use super::poll::{Sighting, watch};
use super::state::ListState;
use crate::actions::{VolumeUpdate, merge_response};
use crate::router::History;
use crate::services::Services;

/// Volumes often go in groups: how long to wait for others before the list is asked for again.
const GATHERING: Duration = Duration::from_millis(400);

impl ListState {
    /// Follows the volumes that are on their way to another phase.
    pub(crate) fn follow(self, services: Services) {
        let watched = Memo::new(move |_| {
            self.page
                .state
                .with(|page| page.latest().map(moving).unwrap_or_default())
        });
        watch(services, watched, move |sighting| match sighting {
            Sighting::Seen(seen) => self.see(seen.value),
            Sighting::Gone(id) => self.forget(id),
        });
    }

    /// Writes what was done here into the rows.
    pub(crate) fn take_change(self, change: VolumeUpdate) {
        match change {
            VolumeUpdate::Described(answer) => {
                self.change_row(answer.id, |row| merge_response(row, *answer));
            }
            VolumeUpdate::Deleted(id, DeleteOutcome::Started) => {
                self.change_row(id, |row| row.status = deleting());
                self.changed();
            }
            VolumeUpdate::Deleted(id, DeleteOutcome::Deleted | DeleteOutcome::AlreadyDeleted) => {
                // The dialog gives focus back to the row first; then the row may go.
                set_timeout(move || self.forget(id), Duration::ZERO);
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
    fn see(self, seen: Volume) {
        let mut is_news = false;
        self.change_row(seen.id, |row| {
            is_news = row.status.phase != seen.status.phase;
            *row = Volume {
                shared_scopes: None,
                ..seen
            };
        });
        if is_news {
            self.changed();
        }
    }

    /// Takes the row of a volume away that is gone, and lets the list close up behind it. The last row
    /// of the last page leads to the page before.
    fn forget(self, id: VolumeId) {
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
            self.count.refresh_silently();
        } else {
            self.close_up();
        }
    }

    /// Loads the page again without showing it: the rows on screen are right, but others have moved up.
    fn close_up(self) {
        let asked = self.changes.get_untracked().wrapping_add(1);
        self.changes.set(asked);
        set_timeout(
            move || {
                // Otherwise another volume has gone since, which refreshes the list later, or the page was left.
                if self.changes.try_get_untracked() == Some(asked) {
                    self.page.refresh_silently();
                    self.count.refresh_silently();
                }
            },
            GATHERING,
        );
    }
}

fn deleting() -> datavolumes_contract::VolumeStatus {
    datavolumes_contract::VolumeStatus {
        phase: Phase::Deleting,
        ..<_>::default()
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
