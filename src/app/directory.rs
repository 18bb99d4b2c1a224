//! Names of projects, departments and clusters.

mod org_names;
mod project_picker;

pub(crate) use org_names::OrgNames;
pub(crate) use project_picker::ProjectPicker;
