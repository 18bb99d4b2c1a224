//! Which volumes, in which order, which part of them: the one state of a list.
//!
//! The same value is written as the address of a page in the browser and as the query of a
//! request, with the same parameter names. Equal queries are equal texts. Addresses are read
//! leniently, since people paste and edit them; requests are read strictly.
//!
//! What the API reference leaves open is settled thus:
//!
//! | given | in an address | in a request |
//! |---|---|---|
//! | an unknown parameter | left out | left out |
//! | a value that is not documented, an empty number or keyword among them | the default, with a note | refused |
//! | a parameter twice | the last one counts, with a note on the others | refused |
//! | `filterBy` twice | all of them count | all of them count |
//! | `usableInProjectId` without `UsableInProject`, `sortOrder` without `sortBy` | left out, with a note | left out |
//! | an empty `usableInProjectId` | no project is chosen | refused as missing |
//! | an empty `search`, `filterBy` or entry of it | none | none |

use crate::query_string::Writer;
use crate::{Filter, Limit, Offset, ProjectId, Sort, SortOrder};

use reading::Reading;

mod reading;
#[cfg(test)]
mod tests;
mod transition;

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
    /// originated in - the project". `None` while the person has not chosen the project, which is a
    /// state of a page but not yet a request; an empty id is written and read as none.
    UsableInProject(Option<ProjectId>),
}

impl View {
    const ORIGINATED: &str = "Originated";
    const USABLE_IN_PROJECT: &str = "UsableInProject";
}

/// The state of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct ListQuery {
    /// Originated here, or usable in a project.
    pub view: View,
    /// All of them must hold.
    pub filters: Vec<Filter>,
    /// "Filter results by a free text search" (optional capability); empty for none.
    pub search: String,
    /// `None` leaves the order to the server.
    pub sort: Option<Sort>,
    /// How many volumes come before the page.
    pub offset: Offset,
    /// How many volumes are on a page.
    pub limit: Limit,
}

/// A part of an address that could not be read, and was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ignored {
    /// The name of the parameter.
    pub parameter: &'static str,
    /// What was given, decoded.
    pub value: String,
    /// Why it was left out.
    pub reason: String,
}

/// Why a query is not one that the API documents.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum QueryError {
    /// A required parameter is missing.
    #[error("{0} is required")]
    Missing(&'static str),
    /// A parameter has a value that it cannot have.
    #[error("{parameter}: {reason}")]
    Invalid {
        /// The name of the parameter.
        parameter: &'static str,
        /// What is wrong with its value.
        reason: String,
    },
}

impl ListQuery {
    /// The address form: the query of the browser's page without `?`, defaults left out.
    #[must_use]
    pub fn to_address(&self) -> String {
        let mut writer = Writer::default();
        if self.view != View::Originated {
            self.write_view(&mut writer);
        }
        self.write_window(&mut writer);
        self.write_conditions(&mut writer);
        writer.finish()
    }

    /// The query of `GET /datavolumes`: the address form with the view always said.
    #[must_use]
    pub fn to_request(&self) -> String {
        let mut writer = Writer::default();
        self.write_view(&mut writer);
        self.write_window(&mut writer);
        self.write_conditions(&mut writer);
        writer.finish()
    }

    /// The query of `GET /datavolumes/count`: the same volumes, whatever the page and the order.
    #[must_use]
    pub fn to_count_request(&self) -> String {
        let mut writer = Writer::default();
        self.write_view(&mut writer);
        self.write_conditions(&mut writer);
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

    fn write_window(&self, writer: &mut Writer) {
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

    fn write_conditions(&self, writer: &mut Writer) {
        writer.push_list(
            parameter::FILTER_BY,
            self.filters.iter().map(Filter::to_string),
        );
        if !self.search.is_empty() {
            writer.push(parameter::SEARCH, &self.search);
        }
    }

    /// Reads the query of an address, with or without its `?`. What cannot be read, or has no effect
    /// beside the rest, is left out and told.
    #[must_use]
    pub fn from_address(raw: &str) -> (Self, Vec<Ignored>) {
        let mut reading = Reading::of(raw);
        reading.refused.append(&mut reading.idle);
        (reading.query, reading.refused)
    }

    /// Reads the query of a request, with or without its `?`.
    ///
    /// # Errors
    /// When a required parameter is missing or a value is not one that the API documents.
    pub fn from_request(raw: &str) -> Result<Self, QueryError> {
        let reading = Reading::of(raw);
        if let Some(Ignored {
            parameter, reason, ..
        }) = reading.refused.into_iter().next()
        {
            return Err(QueryError::Invalid { parameter, reason });
        }
        if !reading.has_request_type {
            return Err(QueryError::Missing(parameter::REQUEST_TYPE));
        }
        match reading.query.view {
            View::UsableInProject(None) => {
                Err(QueryError::Missing(parameter::USABLE_IN_PROJECT_ID))
            }
            _ => Ok(reading.query),
        }
    }
}
