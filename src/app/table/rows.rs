//! The volumes in the rows of the table.

use datavolumes_contract::{Volume, VolumeId};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlTableRowElement};

/// The volumes in the rows of the table.
#[derive(Clone, Copy)]
pub(crate) struct Rows {
    volumes: RwSignal<Vec<Volume>>,
    ids: RwSignal<Vec<VolumeId>>,
}

impl Rows {
    pub(crate) fn new() -> Self {
        Self {
            volumes: RwSignal::new(Vec::new()),
            ids: RwSignal::new(Vec::new()),
        }
    }

    /// The ids of the volumes, in order.
    pub(crate) fn ids(self) -> ReadSignal<Vec<VolumeId>> {
        self.ids.read_only()
    }

    /// The volumes, in order.
    pub(super) fn volumes(self) -> ReadSignal<Vec<Volume>> {
        self.volumes.read_only()
    }

    /// The volumes, in order.
    pub(crate) fn volumes_untracked(self) -> Vec<Volume> {
        self.volumes.get_untracked()
    }

    /// The volume in the row of the table body that contains `element`.
    pub(crate) fn volume_around(self, element: &Element) -> Option<Volume> {
        let index = row_index(element)?;
        self.volumes
            .with_untracked(|volumes| volumes.get(index).cloned())
    }

    /// Replaces the volumes.
    pub(crate) fn set(self, volumes: &[Volume]) {
        if self.volumes.with_untracked(|shown| shown != volumes) {
            self.volumes.set(volumes.to_vec());
        }
        let ids: Vec<VolumeId> = volumes.iter().map(|volume| volume.id).collect();
        if self.ids.with_untracked(|shown| *shown != ids) {
            self.ids.set(ids);
        }
    }
}

/// The index of the row of the table body that contains `element`.
pub(crate) fn row_index(element: &Element) -> Option<usize> {
    let row = element.closest("tbody tr").ok().flatten()?;
    let row: HtmlTableRowElement = row.dyn_into().ok()?;
    usize::try_from(row.section_row_index()).ok()
}
