//! The Datavolumes REST API as Rust types: the part that the app and the server share.
//!
//! | to find | see |
//! |---|---|
//! | the models of requests and responses | [`volume`], [`phase`], [`scope`], [`org`], [`entries`], [`timestamp`], [`token`], [`problem`] |
//! | identifiers and checked texts | [`id`], [`name`], [`description`], [`input`] |
//! | the query of a list: filters, order, page | [`list_query`], [`filter`], [`sort`], [`page`], [`field`] |
//! | method, path and statuses of each operation | [`endpoint`] |
//! | reading a model from JSON | [`from_json`] |
//!
//! Quotations are from the API reference of the control plane. What only the newer public document
//! describes is marked as an *optional capability*: a server may lack it.
//!
//! The crate is pure: it does no I/O and reads no clock, and it compiles for any target.
//!
//! Responses are read leniently, because servers of several versions send them. Unknown fields are
//! ignored, unknown phases, scope types and times are kept as text, an optional field may be missing or
//! `null`, and an [entry](Entries) of a list that cannot be read does not hide the others. Requests are read strictly, by the types and limits of the reference.

#[cfg(test)]
mod arbitrary;
mod decode;
pub mod description;
pub mod endpoint;
pub mod entries;
pub mod field;
pub mod filter;
pub mod id;
pub mod input;
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
pub mod timestamp;
pub mod token;
pub mod volume;

pub use decode::{DecodeError, from_json};
pub use description::{Description, DescriptionError};
pub use endpoint::{DirectoryQuery, Endpoint, Method};
pub use entries::Entries;
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
pub use timestamp::Timestamp;
pub use volume::{CreateVolume, PatchVolume, Volume, VolumeCount, VolumePage};
