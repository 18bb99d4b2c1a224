//! What the server of a demo has in addition: `data` is a part of the state of the server; `scenes` set that state up,
//! and `saved_session` keeps it over a reload of the page that runs the server.

pub(crate) mod data;
mod saved_session;
pub(crate) mod scenes;
