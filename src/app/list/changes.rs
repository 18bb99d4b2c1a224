//! What happens to the volumes of the list while it is on screen: by themselves, or by what is done
//! to them here.

use std::time::Duration;

use datavolumes_contract::{ListQuery, Offset, Phase, Volume, VolumeId, VolumePage};
use leptos::prelude::*;

use super::poll::{PollResult, poll};
use super::state::ListState;
use crate::actions::{VolumeUpdate, merge_response};
use crate::router::History;
use crate::services::Services;
use datavolumes_client::DeleteOutcome;

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
            self.count.refresh_silently();
        } else {
            self.refresh_after_removal();
        }
    }

    /// Loads the page again without showing it: the rows on screen are right, but others have moved up.
    fn refresh_after_removal(self) {
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
            REFRESH_DELAY,
        );
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
