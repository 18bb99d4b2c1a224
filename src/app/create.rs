//! The form for a new data volume.

mod delete_original;
mod description_field;
mod draft;
mod failure;
mod field_errors;
mod form;
mod help_panel;
mod name_field;
mod name_rules;
mod project_field;
mod pvc_field;
mod scope_by_id;
mod scope_search;
mod share_field;
mod share_retry;
mod state;
mod used_pvcs;

pub(crate) use form::CreateForm;
