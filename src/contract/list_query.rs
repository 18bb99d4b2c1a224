//! The state of a list: which volumes, in which order, and which page.
//!
//! [`ListQuery`] is both the query string of the page's address in the browser and that of the API
//! request, with the same parameter names. Equal queries are written as equal strings. Addresses are
//! parsed leniently, because people paste and edit them. Requests are parsed strictly.
//!
//! Where the API reference is silent, these rules apply:
//!
//! | input | in an address | in a request |
//! |---|---|---|
//! | an unknown parameter | ignored | ignored |
//! | an undocumented value, including an empty number or keyword | the default, with a warning | an error |
//! | a repeated parameter, other than `filterBy` | the last one counts, with a warning | an error |
//! | a repeated `filterBy` | all of them count | all of them count |
//! | `usableInProjectId` without `UsableInProject`, `sortOrder` without `sortBy` | ignored, with a warning | ignored |
//! | an empty `usableInProjectId` | no project is chosen | an error, as if it were missing |
//! | an empty `search`, `filterBy` or filter | ignored | ignored |

use crate::query_string::Writer;
use crate::{Filter, Limit, Offset, ProjectId, Sort, SortOrder};

mod parser;
#[cfg(test)]
mod tests;
mod update;

/// The names of the parameters.
mod parameter {
    pub(super) const REQUEST_TYPE: &str = "requestType";
    pub(super) const USABLE_IN_PROJECT_ID: &str = "usableInProjectId";
    pub(super) const OFFSET: &str = "offset";
    pub(super) const LIMIT: &str = "limit";
    pub(super) const SORT_BY: &str = "sortBy";
    pub(super) const SORT_ORDER: &str = "sortOrder";
    pub(super) const FILTER_BY: &str = "filterBy";
    pub(super) const SEARCH: &str = "search";
}

/// "Which datavolumes would be returned in the response." (`requestType`, `usableInProjectId`)
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum View {
    /// "Datavolumes that are originated in the permitted scopes of the caller."
    #[default]
    Originated,
    /// "Datavolumes that can be used in a specific project": those "that are shared with - or
    /// originated in - the project".
    ///
    /// `None` means that no project is chosen yet. An address can say so, a request cannot. An empty
    /// id is written and parsed as `None`.
    UsableInProject(Option<ProjectId>),
}

impl View {
    const ORIGINATED: &str = "Originated";
    const USABLE_IN_PROJECT: &str = "UsableInProject";
}

/// The state of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct ListQuery {
    /// Where the volumes originate, or where they can be used.
    pub view: View,
    /// The filters that a volume must match, all of them.
    pub filters: Vec<Filter>,
    /// "Filter results by a free text search" (optional capability); empty for no search.
    pub search: String,
    /// The order; `None` leaves it to the server.
    pub sort: Option<Sort>,
    /// The number of volumes before the page.
    pub offset: Offset,
    /// The maximum number of volumes on the page.
    pub limit: Limit,
}

/// A part of an address that was ignored, because it is invalid or has no effect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueryWarning {
    /// The name of the parameter.
    pub parameter: &'static str,
    /// The ignored value, decoded.
    pub value: String,
    /// Why it was ignored, for people.
    pub reason: String,
}

/// Why the query string of a request is invalid.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum QueryError {
    /// A required parameter is missing.
    #[error("{0} is required")]
    Missing(&'static str),
    /// A parameter has a value that the API does not document.
    #[error("{parameter}: {reason}")]
    Invalid {
        /// The name of the parameter.
        parameter: &'static str,
        /// What is wrong with the value, for people.
        reason: String,
    },
}

impl ListQuery {
    /// The query string of the page's address, without `?`. Defaults are left out.
    #[must_use]
    pub fn to_address(&self) -> String {
        let mut writer = Writer::default();
        if self.view != View::Originated {
            self.write_view(&mut writer);
        }
        self.write_page_and_sort(&mut writer);
        self.write_filters(&mut writer);
        writer.finish()
    }

    /// The query string of `GET /datavolumes`, without `?`. Defaults are left out, except
    /// `requestType`, which the API requires.
    #[must_use]
    pub fn to_request(&self) -> String {
        let mut writer = Writer::default();
        self.write_view(&mut writer);
        self.write_page_and_sort(&mut writer);
        self.write_filters(&mut writer);
        writer.finish()
    }

    /// The query string of `GET /datavolumes/count`, without `?`. Page and order are left out,
    /// because they do not change the count.
    #[must_use]
    pub fn to_count_request(&self) -> String {
        let mut writer = Writer::default();
        self.write_view(&mut writer);
        self.write_filters(&mut writer);
        writer.finish()
    }

    fn write_view(&self, writer: &mut Writer) {
        match &self.view {
            View::Originated => writer.push(parameter::REQUEST_TYPE, View::ORIGINATED),
            View::UsableInProject(project) => {
                writer.push(parameter::REQUEST_TYPE, View::USABLE_IN_PROJECT);
                if let Some(project) = project.as_ref().filter(|project| !project.is_empty()) {
                    writer.push(parameter::USABLE_IN_PROJECT_ID, project.as_str());
                }
            }
        }
    }

    fn write_page_and_sort(&self, writer: &mut Writer) {
        if self.offset != Offset::ZERO {
            writer.push(parameter::OFFSET, &self.offset.to_string());
        }
        if self.limit != Limit::default() {
            writer.push(parameter::LIMIT, &self.limit.to_string());
        }
        if let Some(sort) = self.sort {
            writer.push(parameter::SORT_BY, sort.field.as_str());
            if sort.order != SortOrder::default() {
                writer.push(parameter::SORT_ORDER, sort.order.as_str());
            }
        }
    }

    fn write_filters(&self, writer: &mut Writer) {
        writer.push_list(
            parameter::FILTER_BY,
            self.filters.iter().map(Filter::to_string),
        );
        if !self.search.is_empty() {
            writer.push(parameter::SEARCH, &self.search);
        }
    }
}
