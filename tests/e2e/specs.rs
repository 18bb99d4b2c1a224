//! One module for each subject.

mod addresses;
mod chips;
mod details;
mod emptiness;
mod filters;
mod keyboard;
mod looks;
mod odd_answers;
mod outages;
mod paging;
mod refusals;
mod rows;
mod sessions;
mod sign_in;
mod sorting;
mod speed;
mod views;
