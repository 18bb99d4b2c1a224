//! From the text of a query to its value.

use std::fmt;
use std::str::FromStr;

use super::{Ignored, ListQuery, View, parameter};
use crate::query_string;
use crate::{ProjectId, Sort, SortOrder, VolumeField};

/// The parameters that stand in a query once.
const SINGLE: [&str; 7] = [
    parameter::REQUEST_TYPE,
    parameter::USABLE_IN_PROJECT_ID,
    parameter::OFFSET,
    parameter::LIMIT,
    parameter::SORT_BY,
    parameter::SORT_ORDER,
    parameter::SEARCH,
];

/// A query that was read.
#[derive(Default)]
pub(super) struct Reading {
    pub(super) query: ListQuery,
    pub(super) has_request_type: bool,
    /// What the API does not document.
    pub(super) refused: Vec<Ignored>,
    /// What the API documents, but has no effect beside the rest.
    pub(super) idle: Vec<Ignored>,
}

impl Reading {
    pub(super) fn of(raw: &str) -> Self {
        let mut reading = Self::default();
        let mut texts: [Option<String>; SINGLE.len()] = Default::default();
        for (key, raw) in query_string::parameters(raw) {
            if key == parameter::FILTER_BY {
                reading.filters(raw);
            } else if let Some(index) = SINGLE.iter().position(|name| *name == key) {
                let earlier = texts[index].replace(query_string::decode(raw));
                if let Some(earlier) = earlier {
                    let reason = "it is given more than once, and the last one counts";
                    reading.refused.push(note(SINGLE[index], earlier, reason));
                }
            }
        }
        let [request_type, project, offset, limit, field, order, search] = texts;
        reading.view(request_type.as_deref(), project);
        reading.query.offset = reading.value(parameter::OFFSET, offset).unwrap_or_default();
        reading.query.limit = reading.value(parameter::LIMIT, limit).unwrap_or_default();
        reading.sort(field, order);
        reading.query.search = search.unwrap_or_default();
        reading
    }

    fn filters(&mut self, raw: &str) {
        for text in query_string::decode_list(raw) {
            let filter = self.value(parameter::FILTER_BY, Some(text));
            self.query.filters.extend(filter);
        }
    }

    fn view(&mut self, request_type: Option<&str>, project: Option<String>) {
        self.has_request_type = request_type.is_some();
        let project = project.filter(|project| !project.is_empty());
        match (request_type, project) {
            (Some(View::USABLE_IN_PROJECT), project) => {
                self.query.view = View::UsableInProject(project.map(ProjectId::new));
            }
            (None | Some(View::ORIGINATED), Some(project)) => {
                let reason = "it counts only where requestType is UsableInProject";
                self.idle
                    .push(note(parameter::USABLE_IN_PROJECT_ID, project, reason));
            }
            (None | Some(View::ORIGINATED), None) => {}
            (Some(other), _) => {
                let reason = "it is Originated or UsableInProject";
                self.refused
                    .push(note(parameter::REQUEST_TYPE, other, reason));
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
                let reason = "it counts only beside sortBy";
                self.idle
                    .push(note(parameter::SORT_ORDER, order.as_str(), reason));
            }
            (None, None) => {}
        }
    }

    /// The value that `text` stands for, or a note that it was left out.
    fn value<T>(&mut self, parameter: &'static str, text: Option<String>) -> Option<T>
    where
        T: FromStr<Err: fmt::Display>,
    {
        let text = text?;
        match text.parse() {
            Ok(value) => Some(value),
            Err(error) => {
                let reason = error.to_string();
                self.refused.push(note(parameter, text, reason));
                None
            }
        }
    }
}

fn note(parameter: &'static str, value: impl Into<String>, reason: impl Into<String>) -> Ignored {
    Ignored {
        parameter,
        value: value.into(),
        reason: reason.into(),
    }
}
