//! Who can sign in, with which permissions, and the access tokens they hold.

mod account;
mod failed_sign_ins;
mod persona;
mod role;
mod secret;
mod token;

pub use account::{ACCOUNTS_VARIABLE, Account, Accounts, AccountsError};
pub(crate) use failed_sign_ins::{FailedSignIns, TooManyFailures};
pub use persona::{Persona, Personas};
pub use role::Role;
pub(crate) use role::{Entity, Verb};
pub(crate) use token::Tokens;
