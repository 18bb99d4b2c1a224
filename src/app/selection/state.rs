use std::collections::HashSet;

use datavolumes_contract::{Volume, VolumeId};
use datavolumes_ui::CheckState;
use leptos::prelude::*;

use super::selected_volumes::SelectedVolumes;
use crate::router::Router;

/// The selected volumes as a signal.
#[derive(Clone, Copy)]
pub struct Selection(RwSignal<SelectedVolumes>);

impl Selection {
    /// The selection that the entry of the history on screen had when it was left, or an empty one. The entry
    /// keeps it.
    pub(crate) fn of_entry(router: Router) -> Self {
        let selected = RwSignal::new(router.kept::<SelectedVolumes>().unwrap_or_default());
        router.keep(move || selected.get_untracked());
        Self(selected)
    }

    /// Whether no volume is selected.
    pub(crate) fn is_empty(self) -> bool {
        self.0.with(SelectedVolumes::is_empty)
    }

    /// The number of selected volumes.
    pub(crate) fn len(self) -> usize {
        self.0.with(SelectedVolumes::len)
    }

    /// Whether the volume `id` is selected.
    pub(crate) fn contains(self, id: VolumeId) -> bool {
        self.0.with(|selected| selected.contains(id))
    }

    /// The number of selected volumes among `page`.
    pub(crate) fn count_on(self, page: &[VolumeId]) -> usize {
        self.0.with(|selected| selected.count_on(page))
    }

    /// The state of the checkbox that stands for all of `page`.
    pub(crate) fn state_of(self, page: &[VolumeId]) -> CheckState {
        self.0.with(|selected| selected.state_of(page))
    }

    /// The selected volumes, in the order in which they were selected.
    pub(crate) fn volumes_untracked(self) -> Vec<Volume> {
        self.0
            .with_untracked(|selected| selected.volumes().to_vec())
    }

    /// Selects `volume`, or removes it from the selection.
    pub(crate) fn toggle(self, volume: &Volume) {
        self.0.update(|selected| selected.toggle(volume));
    }

    /// Toggles `volume`, and does the same to all volumes of `page` from the one toggled before to it.
    pub(crate) fn extend(self, page: &[Volume], volume: &Volume) {
        self.0.update(|selected| selected.extend(page, volume));
    }

    /// Selects all of `page`, or removes all of it if all of it is selected.
    pub(crate) fn toggle_page(self, page: &[Volume]) {
        self.0.update(|selected| selected.toggle_page(page));
    }

    /// Selects all of `volumes` in addition.
    pub(crate) fn add(self, volumes: &[Volume]) {
        self.0.update(|selected| selected.add(volumes));
    }

    /// Removes the volume `id`, if it is selected.
    pub(crate) fn remove(self, id: VolumeId) {
        if self.0.with_untracked(|selected| selected.contains(id)) {
            self.0.update(|selected| selected.remove(id));
        }
    }

    /// Removes the volumes `ids`, as far as they are selected.
    pub(crate) fn remove_all(self, ids: &HashSet<VolumeId>) {
        let is_any = |selected: &SelectedVolumes| ids.iter().any(|id| selected.contains(*id));
        if self.0.with_untracked(is_any) {
            self.0.update(|selected| selected.remove_all(ids));
        }
    }

    /// Empties the selection.
    pub(crate) fn clear(self) {
        if !self.0.with_untracked(SelectedVolumes::is_empty) {
            self.take();
        }
    }

    /// Empties the selection, and returns what was selected.
    pub(super) fn take(self) -> SelectedVolumes {
        self.0.try_update(std::mem::take).unwrap_or_default()
    }

    /// Replaces the selection with that which the entry of the history on screen had when it was left. Returns
    /// whether it had any.
    pub(super) fn return_to_entry(self, router: Router) -> bool {
        let kept = router.kept::<SelectedVolumes>().unwrap_or_default();
        let is_any = !kept.is_empty();
        if is_any {
            self.0.set(kept);
        }
        is_any
    }

    /// Replaces the selection, unless its list is no longer shown.
    pub(super) fn restore(self, selected: SelectedVolumes) {
        self.0.try_set(selected);
    }
}
