//! The HTTP contract of the reference server, tested in process: what goes in, what comes out.

#![cfg(test)]

mod harness;

mod assets;
mod bodies;
mod creation;
mod directory;
mod documentation;
mod envelope;
mod faults;
mod filters;
mod fuzz;
mod life;
mod paging;
mod queries;
mod reach;
mod rights;
mod sharing;
mod sign_in;
mod statuses;
mod volumes;
mod wire;
