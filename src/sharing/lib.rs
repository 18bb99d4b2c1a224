//! What sharing a data volume means.
//!
//! A volume is shared with scopes: clusters, departments and projects. This crate says who can use
//! it because of that and why, what a change would do before it is made, in which requests it is
//! made, how far it came when one of them failed, and how it goes together with what someone else
//! changed meanwhile. It also places the picture of all this.
//!
//! **Invariant: this crate is pure**, and honest: where what is known about the organisation does
//! not tell whether a project can use a volume, the answer is [`Access::Unknown`], never a guess.

pub mod access;
#[cfg(test)]
mod arbitrary;
pub mod bulk;
pub mod change;
pub mod copy;
pub mod directory;
pub mod lint;
pub mod map;
pub mod merge;
pub mod organisation;
pub mod outline;
pub mod plan;
pub mod reach;
pub mod redundancy;
pub mod tally;

pub use access::{Access, Reason, Reasons};
pub use bulk::{BulkSummary, VolumePlan};
pub use change::Change;
pub use copy::Copied;
pub use directory::Directory;
pub use lint::{Finding, lint};
pub use map::{Detail, Part, Piece, Rect, SharingMap};
pub use merge::Merge;
pub use organisation::{Node, NodeId, Organisation};
pub use outline::{Row, outline};
pub use plan::{Effect, Outcome, Plan, Progress};
pub use reach::{Reach, ScopeSet};
pub use redundancy::{Redundant, Through, redundant};
pub use tally::{Tallies, Tally};
