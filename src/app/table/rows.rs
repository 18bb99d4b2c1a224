//! The rows on screen, one signal each.
//!
//! A page turn writes the new volumes into the rows that are there, by position; rows are added or
//! cut, never rebuilt. That is several times cheaper than to replace them by key.

use datavolumes_contract::Volume;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

/// The rows of the table.
#[derive(Clone, Copy)]
pub(crate) struct Rows {
    rows: StoredValue<Vec<ArcRwSignal<Volume>>>,
    count: RwSignal<usize>,
}

impl Rows {
    pub(crate) fn new() -> Self {
        Self {
            rows: StoredValue::new(Vec::new()),
            count: RwSignal::new(0),
        }
    }

    /// How many rows there are.
    pub(crate) fn count(self) -> ReadSignal<usize> {
        self.count.read_only()
    }

    /// The volume in the row at `index`, which must be one of [`Rows::count`].
    pub(crate) fn at(self, index: usize) -> Option<ArcRwSignal<Volume>> {
        self.rows.with_value(|rows| rows.get(index).cloned())
    }

    /// The volume in the row that a `control` says it belongs to.
    pub(crate) fn of(self, control: &Element) -> Option<Volume> {
        let index = control.get_attribute("data-row")?.parse().ok()?;
        Some(self.at(index)?.get_untracked())
    }

    /// Shows `volumes`; rows whose volume is the same are left alone.
    pub(crate) fn show(self, volumes: &[Volume]) {
        self.rows.update_value(|rows| {
            rows.truncate(volumes.len());
            for (row, volume) in rows.iter().zip(volumes) {
                if row.with_untracked(|shown| shown != volume) {
                    row.set(volume.clone());
                }
            }
            let added = volumes
                .iter()
                .skip(rows.len())
                .cloned()
                .map(ArcRwSignal::new);
            rows.extend(added.collect::<Vec<_>>());
        });
        if self.count.get_untracked() != volumes.len() {
            self.count.set(volumes.len());
        }
    }
}

/// What `event` happened to, as far as `selector` fits it or something around it.
pub(crate) fn control_of(event: &Event, selector: &str) -> Option<HtmlElement> {
    let target: Element = event.target()?.dyn_into().ok()?;
    target.closest(selector).ok().flatten()?.dyn_into().ok()
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
        let count = rows.count().get_untracked();
        (0..count)
            .filter_map(|index| Some(rows.at(index)?.get_untracked().name))
            .collect()
    }

    #[test]
    fn rows_follow_the_volumes_in_number_and_order() {
        let owner = Owner::new();
        owner.set();
        let rows = Rows::new();
        for page in [&["a", "b"][..], &["c"], &["d", "e", "f"], &[]] {
            let volumes: Vec<Volume> = page.iter().copied().map(named).collect();
            rows.show(&volumes);
            assert_eq!(names(rows), page);
        }
    }

    #[test]
    fn a_row_that_stays_keeps_its_signal() {
        let owner = Owner::new();
        owner.set();
        let rows = Rows::new();
        rows.show(&[named("a"), named("b")]);
        let first = rows.at(0).unwrap();
        rows.show(&[named("c")]);
        assert_eq!(first.get_untracked().name, "c");
    }
}
