//! The query of the lists of projects and departments.

use crate::query_string::Writer;
use crate::{FilterOperator, Limit, Offset, VolumeField};

/// Which projects or departments to list. They are sorted by name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct DirectoryQuery {
    /// A part of the name; empty for all entries. For departments, only the text before the first
    /// comma is used.
    pub search: String,
    /// The whole name; empty for all entries.
    pub name: String,
    /// A filter as the API writes it, such as `clusterId==c`; empty for none.
    pub filter: String,
    /// The number of entries before the page.
    pub offset: Offset,
    /// The maximum number of entries on the page.
    pub limit: Limit,
}

impl DirectoryQuery {
    /// The query string of `GET /org-unit/projects`.
    pub(super) fn to_projects_query(&self) -> String {
        let mut writer = self.to_writer(None);
        if !self.search.is_empty() {
            writer.push("search", &self.search);
        }
        writer.finish()
    }

    /// The query string of `GET /org-unit/departments`.
    ///
    /// This endpoint has no `search` parameter, so the search is a filter by name. A filter cannot
    /// contain a comma; leaving out the text from the first comma on may find more entries, never
    /// fewer.
    pub(super) fn to_departments_query(&self) -> String {
        let search = self.search.split(',').next().unwrap_or_default();
        let filter = (!search.is_empty())
            .then(|| format!("{}{}{search}", VolumeField::Name, FilterOperator::Contains));
        self.to_writer(filter).finish()
    }

    fn to_writer(&self, extra_filter: Option<String>) -> Writer {
        let mut writer = Writer::default();
        let filter = (!self.filter.is_empty()).then(|| self.filter.clone());
        let name = (!self.name.is_empty()).then(|| {
            format!(
                "{}{}{}",
                VolumeField::Name,
                FilterOperator::Equals,
                self.name
            )
        });
        let filters = filter.into_iter().chain(name).chain(extra_filter);
        writer.push_list("filterBy", filters);
        writer.push("sortBy", VolumeField::Name.as_str());
        if self.offset != Offset::ZERO {
            writer.push("offset", &self.offset.to_string());
        }
        writer.push("limit", &self.limit.to_string());
        writer
    }
}
