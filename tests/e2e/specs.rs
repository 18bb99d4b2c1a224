//! User journeys, one module per feature.

mod access;
mod chaos;
mod demo;
mod list;
mod session;
mod sharing;
mod shots;
mod volume;
