//! Values that live on the server, changes to them, and what their failures mean to the user.

mod connectivity;
mod failure_alert;
pub(crate) mod jobs;
mod mutation;
mod mutation_failure;
mod notice;
mod poll;
mod recheck;
mod reload_button;
mod request_log;
mod request_slot;
mod use_remote;
mod value;

pub(crate) use connectivity::probe_outages;
pub use connectivity::{Connectivity, Outage, OutageCause};
pub(crate) use failure_alert::FailureAlert;
pub(crate) use mutation::mutation_notice;
pub use mutation::{Mutation, REVERIFY_DELAY, UseMutation, use_mutation};
pub(crate) use mutation_failure::MutationFailure;
pub use notice::{Notice, Task, denial_reason};
pub(crate) use poll::{PollResult, poll};
pub(crate) use recheck::{Refusal, recheck_while};
pub(crate) use reload_button::reload_button;
pub use request_log::RequestLogDialog;
pub(crate) use request_log::curl_command;
pub use use_remote::{UseRemote, use_remote};
pub use value::Remote;
