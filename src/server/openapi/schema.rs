//! The schemas of request and response bodies.

mod builder;
mod fault;
mod organisation;
mod server;
mod volume;

use std::sync::LazyLock;

use serde_json::{Map, Value};

pub(super) use builder::{reference, string};

/// Every schema by name.
pub(super) fn components() -> &'static Map<String, Value> {
    static COMPONENTS: LazyLock<Map<String, Value>> = LazyLock::new(|| {
        volume::schemas()
            .into_iter()
            .chain(organisation::schemas())
            .chain(server::schemas())
            .chain(fault::schemas())
            .map(|(name, schema)| (name.to_owned(), schema))
            .collect()
    });
    &COMPONENTS
}
