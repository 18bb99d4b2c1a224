use std::collections::HashSet;

use datavolumes_contract::{Volume, VolumeId};
use datavolumes_ui::CheckState;

/// The selected volumes, on all pages of the list.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct SelectedVolumes {
    /// In the order in which they were selected, each as it was then.
    volumes: Vec<Volume>,
    ids: HashSet<VolumeId>,
    /// The volume that was toggled last: the start of a range.
    anchor: Option<VolumeId>,
}

impl SelectedVolumes {
    pub(super) fn volumes(&self) -> &[Volume] {
        &self.volumes
    }

    pub(super) fn len(&self) -> usize {
        self.volumes.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.volumes.is_empty()
    }

    pub(super) fn contains(&self, id: VolumeId) -> bool {
        self.ids.contains(&id)
    }

    /// The number of selected volumes among `page`.
    pub(super) fn count_on(&self, page: &[VolumeId]) -> usize {
        page.iter().filter(|id| self.contains(**id)).count()
    }

    /// The state of the checkbox that stands for all of `page`.
    pub(super) fn state_of(&self, page: &[VolumeId]) -> CheckState {
        match self.count_on(page) {
            0 => CheckState::Unchecked,
            count if count == page.len() => CheckState::Checked,
            _ => CheckState::Mixed,
        }
    }

    /// Selects `volume`, or removes it from the selection.
    pub(super) fn toggle(&mut self, volume: &Volume) {
        self.set(volume, !self.contains(volume.id));
        self.anchor = Some(volume.id);
    }

    /// Toggles `volume`, and does the same to all volumes of `page` from the one toggled before to it. Without such a
    /// volume on `page`, only `volume` is toggled.
    pub(super) fn extend(&mut self, page: &[Volume], volume: &Volume) {
        let index_of = |id: VolumeId| page.iter().position(|other| other.id == id);
        let (Some(from), Some(to)) = (self.anchor.and_then(index_of), index_of(volume.id)) else {
            self.toggle(volume);
            return;
        };
        let is_selected = !self.contains(volume.id);
        let range = page.iter().take(from.max(to) + 1).skip(from.min(to));
        for other in range {
            self.set(other, is_selected);
        }
        self.anchor = Some(volume.id);
    }

    /// Selects all of `page`, or removes all of it if all of it is selected.
    pub(super) fn toggle_page(&mut self, page: &[Volume]) {
        let is_selected = !page.iter().all(|volume| self.contains(volume.id));
        for volume in page {
            self.set(volume, is_selected);
        }
        self.anchor = None;
    }

    /// Selects all of `volumes` in addition.
    pub(super) fn add(&mut self, volumes: &[Volume]) {
        for volume in volumes {
            self.set(volume, true);
        }
    }

    /// Removes the volume `id`.
    pub(super) fn remove(&mut self, id: VolumeId) {
        if self.ids.remove(&id) {
            self.volumes.retain(|volume| volume.id != id);
        }
    }

    /// Removes the volumes `ids`.
    pub(super) fn remove_all(&mut self, ids: &HashSet<VolumeId>) {
        self.ids.retain(|id| !ids.contains(id));
        self.volumes.retain(|volume| !ids.contains(&volume.id));
    }

    fn set(&mut self, volume: &Volume, is_selected: bool) {
        if !is_selected {
            self.remove(volume.id);
        } else if self.ids.insert(volume.id) {
            self.volumes.push(volume.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::volume;

    fn page() -> Vec<Volume> {
        (0..6).map(volume).collect()
    }

    fn ids(page: &[Volume]) -> Vec<VolumeId> {
        page.iter().map(|volume| volume.id).collect()
    }

    fn names(selected: &SelectedVolumes) -> Vec<&str> {
        let volumes = selected.volumes().iter();
        volumes.map(|volume| volume.name.as_str()).collect()
    }

    #[test]
    fn a_second_toggle_removes_a_volume() {
        let page = page();
        let mut selected = SelectedVolumes::default();
        selected.toggle(&page[1]);
        selected.toggle(&page[3]);
        assert_eq!(names(&selected), ["v1", "v3"]);
        assert_eq!(selected.state_of(&ids(&page)), CheckState::Mixed);
        selected.toggle(&page[1]);
        assert_eq!(names(&selected), ["v3"]);
    }

    #[test]
    fn a_range_extends_in_both_directions_and_takes_the_state_of_its_end() {
        let page = page();
        let mut selected = SelectedVolumes::default();
        selected.toggle(&page[4]);
        selected.extend(&page, &page[2]);
        assert_eq!(names(&selected), ["v4", "v2", "v3"]);
        // The end of this range is selected, so the range is removed.
        selected.extend(&page, &page[3]);
        assert_eq!(names(&selected), ["v4"]);
    }

    #[test]
    fn a_range_without_a_start_on_the_page_is_one_volume() {
        let page = page();
        let mut selected = SelectedVolumes::default();
        selected.extend(&page, &page[2]);
        assert_eq!(names(&selected), ["v2"]);
        selected.extend(&page[3..], &page[5]);
        assert_eq!(names(&selected), ["v2", "v5"]);
    }

    #[test]
    fn a_page_is_selected_in_addition_to_other_pages() {
        let page = page();
        let mut selected = SelectedVolumes::default();
        selected.toggle(&page[0]);
        selected.toggle_page(&page[2..4]);
        assert_eq!(names(&selected), ["v0", "v2", "v3"]);
        assert_eq!(selected.state_of(&ids(&page[2..4])), CheckState::Checked);
        selected.toggle_page(&page[2..4]);
        assert_eq!(names(&selected), ["v0"]);
        selected.add(&page);
        assert_eq!(selected.len(), 6);
        selected.remove(page[5].id);
        assert_eq!(selected.count_on(&ids(&page)), 5);
        selected.remove_all(&HashSet::from([page[0].id, page[5].id]));
        assert_eq!(names(&selected), ["v1", "v2", "v3", "v4"]);
        assert_eq!(
            SelectedVolumes::default().state_of(&[]),
            CheckState::Unchecked
        );
    }
}
