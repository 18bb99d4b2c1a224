//! The program: its command line, its log, and how it starts and stops.

pub mod flags;
pub mod logging;
pub(crate) mod run;
