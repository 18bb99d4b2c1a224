//! Values that live on the server, changes to them, and what their failures mean to the user.

mod connectivity;
mod mutation;
mod mutation_failure;
mod notice;
mod poll;
mod reload_button;
mod request_slot;
mod use_remote;
mod value;

pub(crate) use connectivity::probe_outages;
pub use connectivity::{Connectivity, Outage};
pub use mutation::{Mutation, REVERIFY_DELAY, UseMutation, use_mutation};
pub(crate) use mutation_failure::{MutationFailure, mutation_notice};
pub use notice::{Notice, Task, denial_reason, missing_permission};
pub(crate) use poll::{PollResult, poll};
pub(crate) use reload_button::reload_button;
pub use use_remote::{UseRemote, use_remote};
pub use value::Remote;
