//! The people of a demo server, for signing in with one click.

use serde::Deserialize;

/// Where a demo server tells them; other servers have nothing there.
pub(super) const PATH: &str = "/api/personas";

/// Somebody to sign in as.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Persona {
    /// Who it is.
    pub name: String,
    /// What they may do.
    #[serde(default)]
    pub description: String,
    /// The client id to sign in with.
    #[serde(rename = "clientID")]
    pub client_id: String,
    /// The client secret to sign in with.
    pub client_secret: String,
}
