//! What knows what a data volume is: the parts that the pages are made of.

mod api_panel;
mod cell;
mod column;
mod conditions;
mod detail_groups;
mod details;
mod diagnosis;
mod directory;
mod filter_bar;
mod filter_builder;
mod filter_draft;
mod list_message;
mod list_notes;
mod list_state;
mod page_of_volumes;
mod phase_badge;
mod phase_strip;
mod project_picker;
mod rows;
mod shortcuts;
mod toolbar;
mod view_switch;
mod volume_state;
mod volume_table;
mod watch;

pub use details::*;
pub use directory::*;
pub use filter_bar::*;
pub use list_notes::*;
pub use list_state::*;
pub use page_of_volumes::*;
pub use phase_strip::*;
pub use shortcuts::*;
pub use toolbar::*;
pub use view_switch::*;
pub use volume_state::*;
