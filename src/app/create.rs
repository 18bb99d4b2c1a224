//! The form "New data volume": empty, as a copy of a volume, or to recreate a deleted one.
//!
//! [`CreateForm`] shows the fields in order. `state` holds the draft and its errors; `submit` creates the
//! volume and then shares it. If sharing fails, `share_retry` takes the place of the form.

mod copy_source;
mod create_error;
mod delete_original;
mod description_field;
mod draft;
mod draft_note;
mod entries;
mod field_errors;
mod form;
mod help_panel;
mod name;
mod next_name;
mod project_field;
mod pvc_field;
mod scope_choices;
mod scope_search;
mod scope_text;
mod share_field;
mod share_retry;
mod state;
mod submit;
mod typed_scope;
mod used_pvcs;

pub(crate) use form::CreateForm;
