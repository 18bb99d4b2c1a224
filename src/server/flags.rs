//! The command line.

use std::net::IpAddr;
use std::path::PathBuf;

use clap::Parser;

use crate::assets::BasePath;

/// The reference server of the Datavolumes REST API. It can also serve the app.
///
/// The API is at /api/v1, its description at /api/openapi.json. Once the server listens it prints
/// its address on standard output. The log goes to standard error, at the level that `RUST_LOG` sets
/// (info by default).
#[derive(Debug, Parser)]
#[command(version, after_long_help = FAULTS)]
pub struct Flags {
    /// The port to listen on; 0 picks a free one.
    #[arg(long, default_value_t = 8080)]
    pub port: u16,
    /// The address to listen on.
    #[arg(long, default_value = "127.0.0.1")]
    pub host: IpAddr,
    /// The database file, created if it does not exist. Without it, all data is in memory and lost
    /// when the process ends.
    #[arg(long, value_name = "FILE")]
    pub db: Option<PathBuf>,
    /// How many data volumes to generate for a new database, in addition to the organisation. An
    /// existing database is not changed.
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub records: u32,
    /// The seed for a new database. Equal seeds generate equal data.
    #[arg(long, value_name = "S", default_value_t = 1)]
    pub seed: u64,
    /// List the personas with their secrets at /api/personas, so that the app offers them for
    /// sign-in. For demos.
    #[arg(long)]
    pub personas: bool,
    /// The folder of the built app, which is then served too. It is read once, at the start.
    #[arg(long, value_name = "DIR")]
    pub app: Option<PathBuf>,
    /// The path below which everything is served, such as /console.
    #[arg(long, value_name = "PATH", default_value = "/")]
    pub base_path: BasePath,
    /// Delay every response of /api/v1 by this many milliseconds.
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub latency_ms: u64,
    /// How long an access token is valid, in seconds.
    #[arg(long, value_name = "N", default_value_t = 3600)]
    pub token_seconds: u32,
    /// Enable faults on demand at /api/faults. For tests; see below.
    #[arg(long)]
    pub faults: bool,
}

const FAULTS: &str = "\
Faults (--faults):
  POST   /api/faults                add a rule; returns all rules
  GET    /api/faults                list the active rules
  DELETE /api/faults                remove all rules
  POST   /api/faults/expire-tokens  revoke every access token

  A rule: {\"method\"?, \"path\", \"exact\"?: false, \"skip\"?: 0, \"times\"?: 1, \"fault\": {…}}
  It matches requests whose path starts with \"path\", or equals it with \"exact\". It skips the
  first \"skip\" of them and applies to the next \"times\". The first matching rule applies. Faults:
    {\"kind\":\"status\",\"status\":503,\"retryAfter\"?:2,\"message\"?:\"…\"}  this error; not executed
    {\"kind\":\"delay\",\"ms\":1500}    the response, delayed
    {\"kind\":\"drop\"}                 a closed connection; not executed
    {\"kind\":\"dropAfter\"}            a closed connection; executed
    {\"kind\":\"malformed\"}            the first half of the JSON body
    {\"kind\":\"html\"}                 502 with an HTML page; not executed
    {\"kind\":\"unknownFields\"}        unknown fields, the phase Hibernating, null for optional fields
    {\"kind\":\"oddEntries\"}           entries without an id, null, odd names, phases and times
    {\"kind\":\"hostileText\",\"text\":\"…\",\"after\"?:\"…\"}  these around every text
    {\"kind\":\"chaos\",\"seed\":1}        one of the faults above for about a fifth of the requests";
