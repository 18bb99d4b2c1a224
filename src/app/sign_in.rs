//! Signing in: with an access token, with client credentials, or as a persona of a demo server.
//!
//! [`SignInForm`] stands on the sign-in page. [`SignInDialog`] shows the same form over any page when the
//! server rejects the token.

mod dialog;
mod draft;
mod form;
mod personas;
mod state;
mod user;

pub(crate) use dialog::SignInDialog;
pub(crate) use form::SignInForm;
