//! Who calls, and what they may do.

mod caller;
mod persona;
mod role;
mod token;

pub(crate) use caller::{Caller, missing};
pub use persona::{Persona, Personas};
pub use role::Role;
pub(crate) use role::{Entity, Verb};
pub(crate) use token::Tokens;
