//! User journeys, one module per feature.

mod chaos;
mod demo;
mod list;
mod session;
mod sharing;
mod volume;
