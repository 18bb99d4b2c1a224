//! Names of projects, departments and clusters.

mod org_names;
mod project_picker;
mod search;

pub(crate) use org_names::OrgNames;
pub(crate) use project_picker::ProjectPicker;
pub(crate) use search::{search_departments, search_projects};
