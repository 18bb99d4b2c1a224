//! Tests of the reference server over HTTP, in process: requests in, responses out.

#![cfg(test)]

mod harness;

mod access_scope;
mod assets;
mod authorization;
mod connection;
mod create_volume;
mod directory;
mod faults;
mod filters;
mod fuzz;
mod lifecycle;
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
