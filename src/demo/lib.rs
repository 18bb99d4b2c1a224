//! The reference server in a browser, for the demo that needs no server.
//!
//! `page/worker.js` runs it in a dedicated worker. Each request of the app is one call of
//! [`DemoServer::respond`], which the router of `datavolumes-server` answers. The database is a file in the
//! private file system of the origin, so it survives a reload; without one it is in memory.

#![cfg(target_family = "wasm")]

mod http;
mod server;
mod storage;

pub use server::DemoServer;
