//! Pictures of every screen and state: `cargo xtask shots`. A person looks at them; they fail only where a screen
//! cannot be reached.

mod camera;
mod dialogs;
mod list;
mod panels;
mod session;
mod sharing;
mod volume;
