//! What knows what a data volume is: the parts that the pages are made of.

#![cfg_attr(
    not(target_arch = "wasm32"),
    expect(
        clippy::large_types_passed_by_value,
        reason = "handles of signals are large in debug builds only, where each knows its origin"
    )
)]

mod all_matching;
mod api_panel;
mod cell;
mod change;
mod chosen;
mod column;
mod conditions;
mod create_draft;
mod create_form;
mod create_state;
mod curl;
mod delete_dialog;
mod delete_impact;
mod description_conflict;
mod description_dialog;
mod description_draft;
mod detail_groups;
mod details;
mod diagnosis;
mod directory;
mod field_errors;
mod filter_bar;
mod filter_builder;
mod filter_draft;
mod list_changes;
mod list_message;
mod list_notes;
mod list_state;
mod loss;
mod new_volume_button;
mod overdue;
mod page_of_volumes;
mod phase_badge;
mod phase_strip;
mod project_picker;
mod row_focus;
mod row_menu;
mod rows;
mod selection;
mod selection_bar;
mod shortcuts;
mod toolbar;
mod use_loss;
mod view_switch;
mod volume_action_bar;
mod volume_actions;
mod volume_state;
mod volume_table;
mod watch;
mod write_failure;

pub use create_form::*;
pub use details::*;
pub use directory::*;
pub use filter_bar::*;
pub use list_notes::*;
pub use list_state::*;
pub use page_of_volumes::*;
pub use phase_strip::*;
pub use selection_bar::*;
pub use shortcuts::*;
pub use toolbar::*;
pub use view_switch::*;
pub use volume_action_bar::*;
pub use volume_state::*;
