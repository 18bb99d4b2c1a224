//! Tests of the program `datavolumes-server`: its start, its log, its end, and another server behind it.

#![cfg(test)]

mod accounts;
mod durability;
mod http;
mod log;
mod process;
mod tls;
mod upstream;
