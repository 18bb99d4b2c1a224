//! The personas of a demo server, for signing in with one click.

use datavolumes_contract::wire::{Model, Reading, Value};

/// The path of the list of personas. A server that is not a demo answers 404.
pub(crate) const PATH: &str = "/api/personas";

/// A demo user to sign in as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Persona {
    /// The name.
    pub name: String,
    /// What the persona may do.
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
