//! Tests of the reference server over HTTP, in process: requests in, responses out.
//!
//! They run natively and, as `cargo xtask test --only api-wasm`, on the library compiled to WebAssembly, in a worker of
//! a browser. What needs sockets, files or threads is not there, so its tests are not either:
//!
//! | module | why it is native only |
//! |---|---|
//! | `native/assets` | the app is read from files |
//! | `native/compression` | nothing is sent in a browser |
//! | `native/connection` | limits on TCP connections |
//! | `native/fuzz` | needs a runtime that blocks |
//! | `program/` | the program: command line, signals, TLS, log |
//! | `harness/schemas` | the validator takes long to compile; bodies do not depend on the platform |
//! | `native/sign_in_address` | the address of a client comes from its connection |

#![cfg(test)]

mod harness;

mod access_scope;
mod authorization;
mod create_volume;
mod demo;
mod directory;
mod faults;
mod filters;
mod lifecycle;
#[cfg(not(target_family = "wasm"))]
mod native;
mod openapi;
mod pagination;
mod permissions;
mod pvcs;
mod queries;
mod request_bodies;
mod responses;
mod sharing;
mod sign_in;
mod statuses;
mod volumes;

#[cfg(target_family = "wasm")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_dedicated_worker);
