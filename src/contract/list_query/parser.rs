//! Parses a query string into a [`ListQuery`].

use std::fmt;
use std::str::FromStr;

use super::{ListQuery, QueryError, QueryWarning, View, parameter};
use crate::filter::{self, Filter, MAX_FILTERS, TooManyFilters};
use crate::{ProjectId, Sort, SortOrder, VolumeField};
use crate::{input, query_string};

/// The parameters that can occur only once.
const SINGLE_PARAMETERS: [&str; 7] = [
    parameter::REQUEST_TYPE,
    parameter::USABLE_IN_PROJECT_ID,
    parameter::OFFSET,
    parameter::LIMIT,
    parameter::SORT_BY,
    parameter::SORT_ORDER,
    parameter::SEARCH,
];

impl ListQuery {
    /// Parses the query string of the page's address, with or without `?`. Returns a warning for
    /// every value that it ignores.
    #[must_use]
    pub fn from_address(raw: &str) -> (Self, Vec<QueryWarning>) {
        let mut parser = QueryParser::parse(raw);
        parser.invalid.append(&mut parser.unused);
        (parser.query, parser.invalid)
    }

    /// Parses the query string of a request, with or without `?`.
    ///
    /// # Errors
    /// If a required parameter is missing, or a value is not one that the API documents.
    pub fn from_request(raw: &str) -> Result<Self, QueryError> {
        let parser = QueryParser::parse(raw);
        if let Some(QueryWarning {
            parameter, reason, ..
        }) = parser.invalid.into_iter().next()
        {
            return Err(QueryError::Invalid { parameter, reason });
        }
        if parser.query.filters.len() > MAX_FILTERS {
            return Err(QueryError::Invalid {
                parameter: parameter::FILTER_BY,
                reason: TooManyFilters.to_string(),
            });
        }
        if !parser.has_request_type {
            return Err(QueryError::Missing(parameter::REQUEST_TYPE));
        }
        match parser.query.view {
            View::UsableInProject(None) => {
                Err(QueryError::Missing(parameter::USABLE_IN_PROJECT_ID))
            }
            View::Originated | View::UsableInProject(Some(_)) => Ok(parser.query),
        }
    }
}

/// The result of parsing a query string. It is lenient: a parameter that cannot be parsed keeps its
/// default value and adds a warning, which [`ListQuery::from_request`] turns into an error.
#[derive(Default)]
struct QueryParser {
    query: ListQuery,
    /// Whether `requestType` is present. It is required in a request.
    has_request_type: bool,
    /// Values that the API does not document.
    invalid: Vec<QueryWarning>,
    /// Values that the API documents, but that have no effect with these other parameters.
    unused: Vec<QueryWarning>,
}

impl QueryParser {
    fn parse(raw: &str) -> Self {
        let mut parser = Self::default();
        let mut values: [Option<String>; SINGLE_PARAMETERS.len()] = Default::default();
        for (key, raw) in query_string::parameters(raw) {
            if key == parameter::FILTER_BY {
                parser.filters(raw);
            } else if let Some(index) = SINGLE_PARAMETERS.iter().position(|name| *name == key) {
                let earlier = values[index].replace(query_string::decode(raw));
                if let Some(earlier) = earlier {
                    let reason = "it is given more than once; the last one is used";
                    let warning = warning(SINGLE_PARAMETERS[index], earlier, reason);
                    parser.invalid.push(warning);
                }
            }
        }
        let [
            request_type,
            project,
            offset,
            limit,
            sort_by,
            sort_order,
            search,
        ] = values;
        parser.view(request_type.as_deref(), project);
        parser.query.offset = parser.value(parameter::OFFSET, offset).unwrap_or_default();
        parser.query.limit = parser.value(parameter::LIMIT, limit).unwrap_or_default();
        parser.sort(sort_by, sort_order);
        let search = search.unwrap_or_default();
        let search = search.trim_matches(input::is_invisible);
        search.clone_into(&mut parser.query.search);
        parser
    }

    fn filters(&mut self, raw: &str) {
        for text in filter::split_list(raw, |text| text.parse::<Filter>().is_ok()) {
            let filter = self.value(parameter::FILTER_BY, Some(text));
            self.query.filters.extend(filter);
        }
    }

    fn view(&mut self, request_type: Option<&str>, project: Option<String>) {
        self.has_request_type = request_type.is_some();
        let project = project.map(ProjectId::new);
        let project = project.filter(|project| !project.is_empty());
        match (request_type, project) {
            (Some(View::USABLE_IN_PROJECT), project) => {
                self.query.view = View::UsableInProject(project);
            }
            (None | Some(View::ORIGINATED), Some(project)) => {
                let reason = "it is used only with requestType=UsableInProject";
                let project = project.into_string();
                let warning = warning(parameter::USABLE_IN_PROJECT_ID, project, reason);
                self.unused.push(warning);
            }
            (None | Some(View::ORIGINATED), None) => {}
            (Some(other), _) => {
                let reason = "it must be Originated or UsableInProject";
                let warning = warning(parameter::REQUEST_TYPE, other, reason);
                self.invalid.push(warning);
            }
        }
    }

    fn sort(&mut self, field: Option<String>, order: Option<String>) {
        let field = self.value::<VolumeField>(parameter::SORT_BY, field);
        let order = self.value::<SortOrder>(parameter::SORT_ORDER, order);
        match (field, order) {
            (Some(field), order) => {
                let order = order.unwrap_or_default();
                self.query.sort = Some(Sort { field, order });
            }
            (None, Some(order)) => {
                let reason = "it is used only with sortBy";
                let warning = warning(parameter::SORT_ORDER, order.as_str(), reason);
                self.unused.push(warning);
            }
            (None, None) => {}
        }
    }

    /// Parses the value of a parameter. If it is invalid, adds a warning and returns `None`.
    fn value<T>(&mut self, parameter: &'static str, text: Option<String>) -> Option<T>
    where
        T: FromStr<Err: fmt::Display>,
    {
        let text = text?;
        match text.parse() {
            Ok(value) => Some(value),
            Err(error) => {
                let reason = error.to_string();
                self.invalid.push(warning(parameter, text, reason));
                None
            }
        }
    }
}

fn warning(
    parameter: &'static str,
    value: impl Into<String>,
    reason: impl Into<String>,
) -> QueryWarning {
    QueryWarning {
        parameter,
        value: value.into(),
        reason: reason.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_and_texts_are_normalized() {
        let (query, warnings) = ListQuery::from_address(
            "requestType=UsableInProject&search=a%20%E2%80%8B\
             &usableInProjectId=71F69D83-BA66-4822-ADF5-55CE55EFD210%E2%80%8B",
        );
        let project = ProjectId::new("71f69d83-ba66-4822-adf5-55ce55efd210");
        assert_eq!(query.view, View::UsableInProject(Some(project)));
        assert_eq!(query.search, "a ");
        assert_eq!(warnings, []);
        let invisible = "requestType=UsableInProject&usableInProjectId=%E2%80%8B";
        let (query, _) = ListQuery::from_address(invisible);
        assert_eq!(query.view, View::UsableInProject(None));
    }
}
