//! Keeps the rows up to date with changes of their volumes, on the server and by the user.

use std::collections::HashSet;
use std::time::Duration;

use datavolumes_client::DeleteOutcome;
use datavolumes_contract::{ListQuery, Offset, Volume, VolumeId, VolumePage};
use datavolumes_ui::{Toasts, isolated};
use leptos::prelude::*;

use super::state::ListState;
use crate::delete::deletion_finished;
use crate::remote::{PollResult, poll};
use crate::router::History;
use crate::services::Services;
use crate::table::phase_words;
use crate::volume::VolumeUpdate;

/// How long after a deletion the list is loaded again. Volumes are often deleted in groups.
const REFRESH_DELAY: Duration = Duration::from_millis(400);

impl ListState {
    /// Polls the volumes in a transitional phase.
    pub(crate) fn poll_transitional(self, services: Services) {
        let toasts = Toasts::of_context();
        let polled = Memo::new(move |_| {
            self.page
                .state
                .with(|page| page.latest().map(transitional).unwrap_or_default())
        });
        poll(
            services.client(),
            services.connectivity,
            self.page,
            polled,
            move |result| match result {
                PollResult::Updated(volume) => {
                    if let Some(text) = self.update_row(volume.value) {
                        toasts.announce(&text);
                    }
                }
                PollResult::Deleted(id) => {
                    let name = self.name_of(id);
                    let has_toast = deletion_finished(toasts, id);
                    if let Some(name) = name.filter(|_| !has_toast) {
                        toasts.announce(&[&*isolated(&name), " was deleted."].concat());
                    }
                    self.remove_row(id);
                }
            },
        );
    }

    /// Applies a mutation by the user to the rows.
    pub(crate) fn apply_update(self, update: VolumeUpdate) {
        let id = update.id();
        match update {
            VolumeUpdate::Described(_) => self.change_row(id, |row| update.apply_to(row)),
            VolumeUpdate::Deleted(_, DeleteOutcome::Started) => {
                self.change_row(id, |row| update.apply_to(row));
                self.changed();
            }
            VolumeUpdate::Deleted(_, DeleteOutcome::Deleted | DeleteOutcome::AlreadyDeleted) => {
                // The dialog returns the focus to the row before the row is removed.
                set_timeout(move || self.remove_row(id), Duration::ZERO);
            }
        }
    }

    /// Shows that the deletion of the volume `id`, one of many, has begun. [`Self::bulk_deletion_finished`] follows.
    pub(crate) fn show_deleting(self, id: VolumeId) {
        let update = VolumeUpdate::Deleted(id, DeleteOutcome::Started);
        self.change_row(id, |row| update.apply_to(row));
    }

    /// Many volumes were deleted: those in `gone` are removed from the rows and, with those `in_deletion`, from the
    /// selection.
    pub(crate) fn bulk_deletion_finished(
        self,
        gone: &HashSet<VolumeId>,
        in_deletion: &HashSet<VolumeId>,
    ) {
        self.selection.remove_all(in_deletion);
        self.remove_rows(gone);
    }

    fn change_row(self, id: VolumeId, change: impl FnOnce(&mut Volume)) {
        self.page.update_latest(|page| {
            let row = page.datavolumes.iter_mut().find(|row| row.id == id);
            row.map(change)
        });
    }

    /// The name of the volume in a row.
    fn name_of(self, id: VolumeId) -> Option<String> {
        self.page.state.with_untracked(|page| {
            let row = page.latest()?.datavolumes.iter().find(|row| row.id == id);
            row.map(|row| row.name.clone())
        })
    }

    /// Replaces the volume of a row. A list has no shared scopes, so the row has none either. Returns what to announce
    /// if the phase has changed.
    fn update_row(self, polled: Volume) -> Option<String> {
        let mut is_new_phase = false;
        let text = [
            &*isolated(&polled.name),
            ": ",
            phase_words(&polled.status.phase),
        ]
        .concat();
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
        is_new_phase.then_some(text)
    }

    /// Removes the row of a deleted volume.
    fn remove_row(self, id: VolumeId) {
        self.remove_rows(&HashSet::from([id]));
    }

    /// Removes the rows of deleted volumes, and loads the list again for the volumes that move up. When the last row
    /// of the last page is removed, the page before is shown.
    fn remove_rows(self, ids: &HashSet<VolumeId>) {
        self.selection.remove_all(ids);
        // `None` if the page was left.
        let is_empty = self.page.update_latest(|page| {
            page.datavolumes.retain(|volume| !ids.contains(&volume.id));
            page.datavolumes.sent() == 0
        });
        let Some(is_empty) = is_empty else {
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

    /// Loads the page again without showing it: the rows on screen are valid, and others follow.
    fn refresh_after_removal(self) {
        self.changed();
        let change = self.changes.get_untracked();
        set_timeout(
            move || {
                // Otherwise another change has followed, which loads the list later, or the page was left.
                if self.changes.try_get_untracked() == Some(change) {
                    self.page.refresh_silently();
                    self.recount();
                }
            },
            REFRESH_DELAY,
        );
    }
}

/// The volumes of a page that are in a transitional phase.
fn transitional(page: &VolumePage) -> Vec<VolumeId> {
    let is_transitional = |volume: &&Volume| volume.status.phase.is_transitional();
    let volumes = page.datavolumes.iter().filter(is_transitional);
    volumes.map(|volume| volume.id).collect()
}
