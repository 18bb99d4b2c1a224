//! What can be asked of the program.

use std::net::IpAddr;
use std::path::PathBuf;

use clap::Parser;

use crate::assets::BasePath;

/// The reference server of the Datavolumes REST API; it also serves the app.
///
/// It answers at /api/v1 and describes itself at /api/openapi.json. Once it listens it prints one
/// line: its address. Everything else goes to the log on standard error, in the detail that `RUST_LOG` says
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
    /// The database file, made where there is none. Without it, everything is kept in memory and
    /// gone with the process.
    #[arg(long, value_name = "FILE")]
    pub db: Option<PathBuf>,
    /// How many data volumes to make up for a new database, beside the organisation they are in.
    /// A database that has one already is left as it is.
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub records: u32,
    /// What a new database is made up from: equal seeds give equal data.
    #[arg(long, value_name = "S", default_value_t = 1)]
    pub seed: u64,
    /// Tell at /api/personas who can sign in, with their secrets, so that the app offers them. For
    /// demos.
    #[arg(long)]
    pub personas: bool,
    /// The folder of the built app, which is then served, too. It is read once.
    #[arg(long, value_name = "DIR")]
    pub app: Option<PathBuf>,
    /// The path under which everything is served, such as /console.
    #[arg(long, value_name = "PATH", default_value = "/")]
    pub base_path: BasePath,
    /// How long each answer of /api/v1 is held back, in milliseconds.
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub latency_ms: u64,
    /// How long an access token is good for, in seconds.
    #[arg(long, value_name = "N", default_value_t = 3600)]
    pub token_seconds: u32,
    /// Let requests fail on demand at /api/faults. For tests; see below.
    #[arg(long)]
    pub faults: bool,
}

const FAULTS: &str = "\
Faults (--faults):
  POST   /api/faults                add a rule; answers with all of them
  GET    /api/faults                the rules that still have something to do
  DELETE /api/faults                forget all rules
  POST   /api/faults/expire-tokens  make every token invalid

  A rule: {\"method\"?, \"path\", \"exact\"?: false, \"skip\"?: 0, \"times\"?: 1, \"fault\": {…}}
  It is about requests whose path begins with \"path\" (with \"exact\": is \"path\"), lets \"skip\" of
  them pass, then strikes \"times\" of them. The first rule that strikes decides. The faults:
    {\"kind\":\"status\",\"status\":503,\"retryAfter\"?:2,\"message\"?:\"…\"}  this refusal, nothing done
    {\"kind\":\"delay\",\"ms\":1500}    the answer, that much later
    {\"kind\":\"drop\"}                 a closed connection, nothing done
    {\"kind\":\"dropAfter\"}            a closed connection, after the work was done
    {\"kind\":\"malformed\"}            the first half of the JSON
    {\"kind\":\"html\"}                 502 and a page of HTML, nothing done
    {\"kind\":\"unknownFields\"}        unknown fields, the phase Hibernating, null for the optional";
