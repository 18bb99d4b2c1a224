//! The personas of a demo server, for signing in with one click.

use serde::Deserialize;

/// The path of the list of personas. A server that is not a demo answers 404.
pub(crate) const PATH: &str = "/api/personas";

/// A demo user to sign in as.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Persona {
    /// The name.
    pub name: String,
    /// What the persona may do.
    #[serde(default)]
    pub description: String,
    /// The client id to sign in with.
    #[serde(rename = "clientID")]
    pub client_id: String,
    /// The client secret to sign in with.
    pub client_secret: String,
}
