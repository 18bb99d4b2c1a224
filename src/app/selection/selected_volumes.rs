//! Which volumes are chosen, wherever in the list they are.

use datavolumes_contract::{Volume, VolumeId};

use datavolumes_ui::CheckState;

/// The volumes that are chosen, in the order in which they were, and the row that was pressed last.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Chosen {
    volumes: Vec<Volume>,
    last: Option<VolumeId>,
}

impl Chosen {
    /// The volumes, as they were when they were chosen.
    pub(crate) fn volumes(&self) -> &[Volume] {
        &self.volumes
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.volumes.len()
    }

    /// Whether none is chosen.
    pub(crate) fn is_empty(&self) -> bool {
        self.volumes.is_empty()
    }

    /// Whether the volume `id` is chosen.
    pub(crate) fn contains(&self, id: VolumeId) -> bool {
        self.volumes.iter().any(|chosen| chosen.id == id)
    }

    /// How many of the volumes of `page` are chosen.
    pub(crate) fn on(&self, page: &[Volume]) -> usize {
        let here = page.iter().filter(|volume| self.contains(volume.id));
        here.count()
    }

    /// What the box says that stands for all of `page`.
    pub(crate) fn ticked(&self, page: &[Volume]) -> CheckState {
        match self.on(page) {
            0 => CheckState::Unchecked,
            some if some == page.len() => CheckState::Checked,
            _ => CheckState::Mixed,
        }
    }

    /// Chooses `volume`, or no longer.
    pub(crate) fn toggle(&mut self, volume: &Volume) {
        self.set(volume, !self.contains(volume.id));
        self.last = Some(volume.id);
    }

    /// Does to everything on `page` between the row that was pressed last and `volume` what a press on
    /// `volume` alone would do to it.
    pub(crate) fn extend(&mut self, page: &[Volume], volume: &Volume) {
        let place = |id: VolumeId| page.iter().position(|other| other.id == id);
        let (Some(from), Some(to)) = (self.last.and_then(place), place(volume.id)) else {
            self.toggle(volume);
            return;
        };
        let is_chosen = !self.contains(volume.id);
        let between = page.iter().take(from.max(to) + 1).skip(from.min(to));
        for other in between {
            self.set(other, is_chosen);
        }
        self.last = Some(volume.id);
    }

    /// Chooses all of `page`, or, where all of it is chosen, none of it.
    pub(crate) fn toggle_page(&mut self, page: &[Volume]) {
        let is_chosen = self.ticked(page) != CheckState::Checked;
        for volume in page {
            self.set(volume, is_chosen);
        }
        self.last = None;
    }

    /// Chooses all of `volumes`, too.
    pub(crate) fn add(&mut self, volumes: &[Volume]) {
        for volume in volumes {
            self.set(volume, true);
        }
    }

    /// The volume `id` is there no more.
    pub(crate) fn forget(&mut self, id: VolumeId) {
        self.volumes.retain(|chosen| chosen.id != id);
    }

    fn set(&mut self, volume: &Volume, is_chosen: bool) {
        match (self.contains(volume.id), is_chosen) {
            (false, true) => self.volumes.push(volume.clone()),
            (true, false) => self.forget(volume.id),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page() -> Vec<Volume> {
        let volume = |number: u8| Volume {
            id: format!("00000000-0000-0000-0000-0000000000{number:02}")
                .parse()
                .unwrap(),
            name: format!("v{number}"),
            ..Volume::default()
        };
        (0..6).map(volume).collect()
    }

    fn names(chosen: &Chosen) -> Vec<&str> {
        let names = chosen.volumes().iter();
        names.map(|volume| volume.name.as_str()).collect()
    }

    #[test]
    fn a_press_chooses_and_another_one_takes_it_back() {
        let page = page();
        let mut chosen = Chosen::default();
        chosen.toggle(&page[1]);
        chosen.toggle(&page[3]);
        assert_eq!(names(&chosen), ["v1", "v3"]);
        assert_eq!(chosen.ticked(&page), CheckState::Mixed);
        chosen.toggle(&page[1]);
        assert_eq!(names(&chosen), ["v3"]);
    }

    #[test]
    fn a_range_goes_in_both_directions_and_follows_its_end() {
        let page = page();
        let mut chosen = Chosen::default();
        chosen.toggle(&page[4]);
        chosen.extend(&page, &page[2]);
        assert_eq!(names(&chosen), ["v4", "v2", "v3"]);
        // The end of a range that is chosen already: the range is taken back.
        chosen.extend(&page, &page[3]);
        assert_eq!(names(&chosen), ["v4"]);
    }

    #[test]
    fn a_range_without_a_beginning_on_the_page_is_one_row() {
        let page = page();
        let mut chosen = Chosen::default();
        chosen.extend(&page, &page[2]);
        assert_eq!(names(&chosen), ["v2"]);
        chosen.extend(&page[3..], &page[5]);
        assert_eq!(names(&chosen), ["v2", "v5"]);
    }

    #[test]
    fn a_page_is_chosen_beside_what_other_pages_have() {
        let page = page();
        let mut chosen = Chosen::default();
        chosen.toggle(&page[0]);
        chosen.toggle_page(&page[2..4]);
        assert_eq!(names(&chosen), ["v0", "v2", "v3"]);
        assert_eq!(chosen.ticked(&page[2..4]), CheckState::Checked);
        chosen.toggle_page(&page[2..4]);
        assert_eq!(names(&chosen), ["v0"]);
        chosen.add(&page);
        assert_eq!(chosen.len(), 6);
        chosen.forget(page[5].id);
        assert_eq!(chosen.on(&page), 5);
        assert_eq!(Chosen::default().ticked(&[]), CheckState::Unchecked);
    }
}
