//! Names of projects, departments and clusters.

mod choices;
mod org_names;
mod org_unit;
mod org_unit_picker;
mod search;

pub(crate) use choices::unit_choices;
pub(crate) use org_names::{OrgNames, is_refused};
pub(crate) use org_unit::{OrgLevel, OrgUnit, OrgUnits};
pub(crate) use org_unit_picker::OrgUnitPicker;
pub(crate) use search::{meanings, search, use_namesakes};
