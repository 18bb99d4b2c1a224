//! The volumes of a bulk job with their states.

use datavolumes_contract::Volume;
use leptos::prelude::*;

/// A volume and its state.
#[derive(Clone)]
pub(crate) struct JobItem<S: 'static> {
    pub(crate) volume: Volume,
    pub(crate) state: ArcRwSignal<S>,
}

/// A handle of the volumes, which are fixed when it is created. No method tracks their states.
pub(crate) struct JobItems<S: 'static>(StoredValue<Vec<JobItem<S>>>);

impl<S> Clone for JobItems<S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S> Copy for JobItems<S> {}

impl<S: Clone + Default + Send + Sync> JobItems<S> {
    /// The volumes, all in the default state.
    pub(crate) fn new(volumes: Vec<Volume>) -> Self {
        let item = |volume| JobItem {
            volume,
            state: ArcRwSignal::new(S::default()),
        };
        Self(StoredValue::new(volumes.into_iter().map(item).collect()))
    }

    /// The number of volumes.
    pub(crate) fn len(self) -> usize {
        self.0.with_value(Vec::len)
    }

    /// The volume at `index`.
    pub(crate) fn get(self, index: usize) -> Option<JobItem<S>> {
        self.0
            .try_with_value(|items| items.get(index).cloned())
            .flatten()
    }

    /// The state of the volume at `index`; the default one if the page was left.
    pub(crate) fn state(self, index: usize) -> S {
        self.get(index)
            .map(|item| item.state.get_untracked())
            .unwrap_or_default()
    }

    /// Calls `read` with each volume.
    pub(crate) fn for_each_volume(self, read: impl FnMut(&Volume)) {
        self.0
            .with_value(|items| items.iter().map(|item| &item.volume).for_each(read));
    }

    /// Calls `read` with the index and the state of each volume.
    pub(crate) fn for_each_state(self, mut read: impl FnMut(usize, &S)) {
        self.0.with_value(|items| {
            for (index, item) in items.iter().enumerate() {
                item.state.with_untracked(|state| read(index, state));
            }
        });
    }

    /// The indexes of the volumes whose state matches.
    pub(crate) fn indexes(self, matches: impl Fn(&S) -> bool) -> Vec<usize> {
        let mut indexes = Vec::new();
        self.for_each_state(|index, state| {
            if matches(state) {
                indexes.push(index);
            }
        });
        indexes
    }

    /// The number of volumes whose state matches.
    pub(crate) fn count(self, matches: impl Fn(&S) -> bool) -> usize {
        self.indexes(matches).len()
    }

    /// The indexes of all volumes, those with the lowest `rank` first.
    pub(crate) fn sorted_indexes(self, rank: impl Fn(&S) -> u8) -> Vec<usize> {
        let mut ranked = Vec::new();
        self.for_each_state(|index, state| ranked.push((rank(state), index)));
        ranked.sort_unstable();
        ranked.into_iter().map(|(_, index)| index).collect()
    }
}
