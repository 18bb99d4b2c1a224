//! One module for each subject.

mod addresses;
mod chips;
mod deletion;
mod deletion_failures;
mod description_failures;
mod descriptions;
mod details;
mod emptiness;
mod filters;
mod keyboard;
mod live_phases;
mod looks;
mod odd_answers;
mod outages;
mod paging;
mod refusals;
mod rights;
mod row_menu;
mod rows;
mod sessions;
mod sign_in;
mod sorting;
mod speed;
mod views;
