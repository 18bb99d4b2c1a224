//! What needs sockets, files or threads.

mod assets;
mod compression;
mod connection;
mod fuzz;
mod sign_in_address;
