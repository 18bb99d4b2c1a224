//! The people of a demo server, for signing in with one click.

use datavolumes_contract::wire::{Model, Reading, Value};

/// Where a demo server tells them; other servers have nothing there.
pub(super) const PATH: &str = "/api/personas";

/// Somebody to sign in as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Persona {
    /// Who it is.
    pub name: String,
    /// What they may do.
    pub description: String,
    /// The client id to sign in with.
    pub client_id: String,
    /// The client secret to sign in with.
    pub client_secret: String,
}

impl Model for Persona {
    fn read(value: Value) -> Reading<Self> {
        value.object(|fields| Self {
            name: fields.required("name", Value::name),
            description: fields.text("description"),
            client_id: fields.required("clientID", Value::name),
            client_secret: fields.required("clientSecret", Value::name),
        })
    }
}
