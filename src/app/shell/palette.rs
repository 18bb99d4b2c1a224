//! The command palette: finds volumes, saved views, projects and actions, and understands small sentences.
//!
//! It writes nothing. What an entry does is said before it is chosen, and it only ever opens a page, a dialog or a plan.

mod actions;
mod browser_context;
mod entry;
mod filter_entries;
mod filter_sentence;
mod hotkey;
mod lookup;
mod palette_button;
mod palette_dialog;
mod palette_list;
mod places;
mod rank;
mod recent;
mod run_entry;
mod sections;
mod sentence;
mod share_entries;
mod unit_choice;
mod unit_choices;
mod unit_text;
mod use_palette;
mod volume_entries;
mod words;

pub(super) use palette_button::PaletteButton;
