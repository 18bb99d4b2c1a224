use datavolumes_contract::{ListQuery, VolumeId};
use leptos::prelude::*;

/// The list that volumes are selected from.
#[derive(Clone, Copy)]
pub(crate) struct SelectableList {
    /// The query of the page on screen.
    pub(crate) query: Signal<ListQuery>,
    /// The part of the query that decides which volumes match, without page and order.
    pub(crate) matching: Signal<ListQuery>,
    /// The volumes of the page on screen.
    pub(crate) page: Signal<Vec<VolumeId>>,
    /// Whether there are other pages.
    pub(crate) has_other_pages: Signal<bool>,
    /// The number of matching volumes, if the server counts them.
    pub(crate) total: Signal<Option<u64>>,
}
