//! The rules of sharing a data volume, as pure functions and values.
//!
//! A volume is shared with scopes: clusters, departments and projects. This crate computes who can
//! use a volume and why, previews a change of its shares, splits that change into requests,
//! measures how much of it was applied, merges it with concurrent changes, and lays out the
//! sharing map.
//!
//! **Invariants.** The crate performs no I/O and reads no clock. Where the available data does not
//! tell whether a project can use a volume, the result is [`Access::Unknown`], never a guess.

pub mod access;
#[cfg(test)]
mod arbitrary;
pub mod copy_plan;
pub mod effective_access;
pub mod lint;
pub mod map;
pub mod merge;
pub mod namesakes;
pub mod org_index;
pub mod organisation;
pub mod plan;
pub mod progress;
pub mod redundancy;
pub mod scope_diff;
pub mod scope_rows;
pub mod scope_set;
pub mod tally;
pub mod volume_plan;

pub use access::{Access, Reason, Reasons};
pub use copy_plan::CopyPlan;
pub use effective_access::EffectiveAccess;
pub use lint::{Finding, lint};
pub use map::{GroupDetail, Rect, Shape, ShapeKind, SharingMap};
pub use merge::Merge;
pub use namesakes::{Location, qualified, qualifiers};
pub use org_index::OrgIndex;
pub use organisation::{Node, NodeId, Organisation};
pub use plan::{Effect, Outcome, Plan};
pub use progress::Progress;
pub use redundancy::{CoveredBy, RedundantShare, redundant_shares};
pub use scope_diff::ScopeDiff;
pub use scope_rows::{ScopeRow, scope_rows};
pub use scope_set::ScopeSet;
pub use tally::{Tallies, Tally};
pub use volume_plan::{BulkSummary, VolumePlan};
