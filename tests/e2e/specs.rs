//! User journeys, one module per feature.

mod list;
mod session;
mod sharing;
mod volume;
