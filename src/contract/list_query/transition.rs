//! How one state of a list leads to the next.
//!
//! Every step but paging returns to the first page: what stood on page 7 of another question is on
//! no particular page of this one.

use super::{ListQuery, View};
use crate::{Filter, Limit, Offset, Sort, VolumeField};

impl ListQuery {
    /// Another view; conditions and order stay.
    #[must_use]
    pub fn with_view(self, view: View) -> Self {
        Self { view, ..self }.at_first_page()
    }

    /// What a click on the header of `field` leads to.
    #[must_use]
    pub fn with_sort_toggled(self, field: VolumeField) -> Self {
        Self {
            sort: Some(Sort::toggled(self.sort, field)),
            ..self
        }
        .at_first_page()
    }

    /// Another page size.
    #[must_use]
    pub fn with_limit(self, limit: Limit) -> Self {
        Self { limit, ..self }.at_first_page()
    }

    /// One more condition; the same one twice is one.
    #[must_use]
    pub fn with_filter(mut self, filter: Filter) -> Self {
        if !self.filters.contains(&filter) {
            self.filters.push(filter);
        }
        self.at_first_page()
    }

    /// The condition at `index` replaced, at its place; added where there is none.
    #[must_use]
    pub fn with_filter_at(mut self, index: usize, filter: Filter) -> Self {
        match self.filters.get_mut(index) {
            Some(place) => *place = filter,
            None => self.filters.push(filter),
        }
        self.at_first_page()
    }

    /// Without the condition at `index`.
    #[must_use]
    pub fn without_filter(mut self, index: usize) -> Self {
        if index < self.filters.len() {
            self.filters.remove(index);
        }
        self.at_first_page()
    }

    /// Another free text; empty for none.
    #[must_use]
    pub fn with_search(self, search: impl Into<String>) -> Self {
        Self {
            search: search.into(),
            ..self
        }
        .at_first_page()
    }

    /// Without any condition. View, order and page size stay.
    #[must_use]
    pub fn without_conditions(self) -> Self {
        Self {
            filters: Vec::new(),
            search: String::new(),
            ..self
        }
        .at_first_page()
    }

    /// Whether anything narrows the list down.
    #[must_use]
    pub fn has_conditions(&self) -> bool {
        !self.filters.is_empty() || !self.search.is_empty()
    }

    /// The first page.
    #[must_use]
    pub fn at_first_page(self) -> Self {
        Self {
            offset: Offset::ZERO,
            ..self
        }
    }

    /// The page before.
    #[must_use]
    pub fn at_previous_page(self) -> Self {
        Self {
            offset: self.offset.previous(self.limit),
            ..self
        }
    }

    /// The page after.
    #[must_use]
    pub fn at_next_page(self) -> Self {
        Self {
            offset: self.offset.next(self.limit),
            ..self
        }
    }

    /// The last page of `count` volumes.
    #[must_use]
    pub fn at_last_page(self, count: u64) -> Self {
        Self {
            offset: Offset::last(count, self.limit),
            ..self
        }
    }
}
