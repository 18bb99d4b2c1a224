//! Values that live on the server, and changes to them.

mod connectivity;
mod mutation;
mod use_remote;
mod value;

pub use connectivity::{Connectivity, Outage};
pub use mutation::{Mutation, REVERIFY_DELAY, UseMutation, use_mutation};
pub use use_remote::{UseRemote, use_remote};
pub use value::Remote;
