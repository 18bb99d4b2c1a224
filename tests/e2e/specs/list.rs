//! The table of data volumes.

pub(super) mod addresses;
pub(super) mod appearance;
pub(super) mod bulk_delete;
pub(super) mod columns;
pub(super) mod empty_lists;
pub(super) mod error_responses;
pub(super) mod export;
pub(super) mod filter_chips;
pub(super) mod filters;
pub(super) mod history;
pub(super) mod keyboard;
pub(super) mod outages;
pub(super) mod paging;
mod palette;
pub(super) mod polling;
pub(super) mod row_menu;
pub(super) mod rows;
mod saved_views;
pub(super) mod selection;
pub(super) mod sorting;
pub(super) mod usable_in_project;
