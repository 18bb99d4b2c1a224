//! The Datavolumes REST API as values.
//!
//! Everything that the console and the server must agree on is said once, here: the models, the
//! limits, the rule for names, the grammar of filters, the state of a list and its one codec, the
//! endpoints and the shape of a refusal. The source is the API reference of the control plane;
//! what only the newer public document has is marked as an *optional capability*.
//!
//! **Invariant: this crate is pure.** No I/O, no clock, no browser, no database. What is written
//! to the wire is strict; what is read from it is lenient: unknown fields, unknown phases, missing
//! optional fields and `null`s are no errors.

#[cfg(test)]
mod arbitrary;
mod decode;
pub mod description;
pub mod endpoint;
pub mod field;
pub mod filter;
pub mod id;
mod lenient;
pub mod list_query;
pub mod name;
pub mod org;
pub mod page;
pub mod phase;
pub mod problem;
pub mod query_string;
pub mod scope;
pub mod sort;
pub mod token;
pub mod volume;

pub use decode::{DecodeError, from_json};
pub use description::{Description, DescriptionError};
pub use endpoint::{DirectoryQuery, Endpoint, Method};
pub use field::VolumeField;
pub use filter::{Filter, FilterError, FilterOperator};
pub use id::{ClusterId, DepartmentId, ProjectId, PvcName, VolumeId};
pub use list_query::{ListQuery, QueryError, QueryWarning, View};
pub use name::{NameError, NameRule, VolumeName};
pub use page::{Limit, Offset};
pub use phase::{Condition, Phase, VolumeStatus};
pub use problem::Problem;
pub use scope::{Scope, ScopeType, SharedScope, SharedScopesPatch};
pub use sort::{Sort, SortOrder};
pub use volume::{CreateVolume, PatchVolume, Volume, VolumeCount, VolumePage};
