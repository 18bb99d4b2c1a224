//! Methods that derive the next state of a list: another filter, another order, another page.
//!
//! Every method except those for paging returns to the first page, because an offset into one list
//! means nothing in another.

use super::{ListQuery, View};
use crate::{Filter, Limit, Offset, Sort, VolumeField};

impl ListQuery {
    /// Changes the view. Filters, search, order and page size stay.
    #[must_use]
    pub fn with_view(self, view: View) -> Self {
        Self { view, ..self }.at_first_page()
    }

    /// Sorts as after a click on the column header of `field`; see [`Sort::toggled`].
    #[must_use]
    pub fn with_sort_toggled(self, field: VolumeField) -> Self {
        Self {
            sort: Some(Sort::toggled(self.sort, field)),
            ..self
        }
        .at_first_page()
    }

    /// Changes the page size.
    #[must_use]
    pub fn with_limit(self, limit: Limit) -> Self {
        Self { limit, ..self }.at_first_page()
    }

    /// Adds a filter. A filter that the query already has is not added again.
    #[must_use]
    pub fn with_filter(mut self, filter: Filter) -> Self {
        if !self.filters.contains(&filter) {
            self.filters.push(filter);
        }
        self.at_first_page()
    }

    /// Replaces the filter at `index`, or adds the filter at the end if there is none at `index`.
    #[must_use]
    pub fn with_filter_at(self, index: usize, filter: Filter) -> Self {
        self.with_filters_at(index, vec![filter])
    }

    /// Replaces the filter at `index` by `filters`, or adds them at the end if there is none at `index`.
    #[must_use]
    pub fn with_filters_at(mut self, index: usize, filters: Vec<Filter>) -> Self {
        let start = index.min(self.filters.len());
        let end = (index + 1).min(self.filters.len());
        self.filters.splice(start..end, filters);
        self.at_first_page()
    }

    /// Removes the filter at `index`, if there is one.
    #[must_use]
    pub fn without_filter(mut self, index: usize) -> Self {
        if index < self.filters.len() {
            self.filters.remove(index);
        }
        self.at_first_page()
    }

    /// Changes the text to search for; empty for no search.
    #[must_use]
    pub fn with_search(self, search: impl Into<String>) -> Self {
        Self {
            search: search.into(),
            ..self
        }
        .at_first_page()
    }

    /// Removes every filter and the search. View, order and page size stay.
    #[must_use]
    pub fn without_filters(self) -> Self {
        Self {
            filters: Vec::new(),
            search: String::new(),
            ..self
        }
        .at_first_page()
    }

    /// Whether the query has a filter or a search.
    #[must_use]
    pub fn is_filtered(&self) -> bool {
        !self.filters.is_empty() || !self.search.is_empty()
    }

    /// Goes to the first page.
    #[must_use]
    pub fn at_first_page(self) -> Self {
        Self {
            offset: Offset::ZERO,
            ..self
        }
    }

    /// Goes to the previous page, or to the first one if there is no full page before.
    #[must_use]
    pub fn at_previous_page(self) -> Self {
        Self {
            offset: self.offset.previous(self.limit),
            ..self
        }
    }

    /// Goes to the next page, whether or not it has volumes.
    #[must_use]
    pub fn at_next_page(self) -> Self {
        Self {
            offset: self.offset.next(self.limit),
            ..self
        }
    }
}
