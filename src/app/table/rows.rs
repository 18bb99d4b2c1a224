//! The rows of the table, one signal each.
//!
//! Rows are reused by position: a new page writes its volumes into the existing rows. Replacing rows by key costs
//! several times as much. With another number of rows, all of them get new signals: the table builds its rows anew, in
//! the same elements, and a signal would keep some memory of each effect that has read it.

use datavolumes_contract::{Volume, VolumeId};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlTableRowElement};

/// The volumes in the rows of the table.
#[derive(Clone, Copy)]
pub(crate) struct Rows {
    rows: StoredValue<Vec<ArcRwSignal<Volume>>>,
    ids: RwSignal<Vec<VolumeId>>,
}

impl Rows {
    pub(crate) fn new() -> Self {
        Self {
            rows: StoredValue::new(Vec::new()),
            ids: RwSignal::new(Vec::new()),
        }
    }

    /// The ids of the volumes, in order.
    pub(crate) fn ids(self) -> ReadSignal<Vec<VolumeId>> {
        self.ids.read_only()
    }

    /// The volumes, in order.
    pub(crate) fn volumes_untracked(self) -> Vec<Volume> {
        self.rows
            .with_value(|rows| rows.iter().map(GetUntracked::get_untracked).collect())
    }

    /// The volume in the row at `index`.
    pub(crate) fn at(self, index: usize) -> Option<ArcRwSignal<Volume>> {
        self.rows.with_value(|rows| rows.get(index).cloned())
    }

    /// The volume in the row of the table body that contains `element`.
    pub(crate) fn volume_around(self, element: &Element) -> Option<Volume> {
        Some(self.at(row_index(element)?)?.get_untracked())
    }

    /// Replaces the volumes. Rows whose volume is the same are not touched.
    pub(crate) fn set(self, volumes: &[Volume]) {
        self.rows.update_value(|rows| {
            if rows.len() != volumes.len() {
                *rows = volumes.iter().cloned().map(ArcRwSignal::new).collect();
            }
            for (row, volume) in rows.iter().zip(volumes) {
                if row.with_untracked(|shown| shown != volume) {
                    row.set(volume.clone());
                }
            }
        });
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

#[cfg(test)]
mod tests {
    use super::*;

    fn named(name: &str) -> Volume {
        Volume {
            name: name.to_owned(),
            ..Volume::default()
        }
    }

    fn names(rows: Rows) -> Vec<String> {
        let volumes = rows.volumes_untracked().into_iter();
        volumes.map(|volume| volume.name).collect()
    }

    #[test]
    fn rows_follow_the_volumes_in_number_and_order() {
        let owner = Owner::new();
        owner.set();
        let rows = Rows::new();
        for page in [&["a", "b"][..], &["c"], &["d", "e", "f"], &[]] {
            let volumes: Vec<Volume> = page.iter().copied().map(named).collect();
            rows.set(&volumes);
            assert_eq!(names(rows), page);
            assert_eq!(rows.ids().get_untracked().len(), page.len());
        }
    }

    #[test]
    fn rows_keep_their_signals_while_their_number_is_the_same() {
        let owner = Owner::new();
        owner.set();
        let rows = Rows::new();
        rows.set(&[named("a"), named("b")]);
        let first = rows.at(0).unwrap();
        rows.set(&[named("c"), named("d")]);
        assert_eq!(first.get_untracked().name, "c");
        rows.set(&[named("e")]);
        assert_eq!(rows.at(0).unwrap().get_untracked().name, "e");
        assert_eq!(first.get_untracked().name, "c");
    }
}
