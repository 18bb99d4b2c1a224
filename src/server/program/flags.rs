//! The command line.

use std::net::IpAddr;
use std::path::PathBuf;

use clap::Parser;

use super::logging::LogFormat;
use crate::assets::BasePath;

/// The reference server of the Datavolumes REST API, with the app; or the app in front of another server.
///
/// The API is at /api/v1, its description at /api/openapi.json. Once the server listens it prints
/// its address on standard output. The log goes to standard error, at the level that `RUST_LOG` sets
/// (info by default).
#[derive(Debug, Parser)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a flag of the command line"
)]
#[command(version, after_long_help = AFTER_HELP)]
pub struct Flags {
    /// The port to listen on; 0 picks a free one. Example: --port 9000
    #[arg(long, default_value_t = 8080)]
    pub port: u16,
    /// The address to listen on. Example: --host 0.0.0.0, for other machines
    #[arg(long, default_value = "127.0.0.1")]
    pub host: IpAddr,
    /// A name by which clients call the server, besides localhost and IP addresses. Requests for
    /// other names are refused. Example: --allow-host console.example --allow-host console
    #[arg(long, value_name = "NAME")]
    pub allow_host: Vec<String>,
    /// The database file, created if it does not exist. Without it, or with :memory:, all data is in
    /// memory and lost when the process ends. Example: --db /var/lib/datavolumes/volumes.sqlite
    #[arg(long, value_name = "FILE", conflicts_with = "upstream")]
    pub db: Option<PathBuf>,
    /// How many data volumes to generate for a new database, in addition to the organisation. An
    /// existing database is not changed. Example: --records 10000
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub records: u32,
    /// The seed for a new database. Equal seeds generate equal data. Example: --seed 7
    #[arg(long, value_name = "S", default_value_t = 1)]
    pub seed: u64,
    /// Let anyone sign in as one of the personas of the demo, whose secrets are listed at
    /// /api/personas. For demos. Example: --personas
    #[arg(long, group = "open_sign_in", conflicts_with_all = ["credentials", "upstream"])]
    pub personas: bool,
    /// Be a demo: the personas, 10,000 volumes in memory unless --records says otherwise, and in the app a menu with
    /// scenes and a guided tour. Example: --demo
    #[arg(long, group = "open_sign_in", conflicts_with_all = ["credentials", "db", "upstream"])]
    pub demo: bool,
    /// With --personas or --demo: let other machines sign in too. Example: --host 0.0.0.0 --personas
    /// --allow-remote-demo
    #[arg(long, requires = "open_sign_in")]
    pub allow_remote_demo: bool,
    /// Who can sign in: a JSON list, see below. Without it, the list is read from the environment
    /// variable `DATAVOLUMES_CREDENTIALS`. Example: --credentials /etc/datavolumes/credentials.json
    #[arg(long, value_name = "FILE", conflicts_with = "upstream")]
    pub credentials: Option<PathBuf>,
    /// The folder of the built app, in place of the app inside the server. It is read once, at the
    /// start. Example: --app dist
    #[arg(long, value_name = "DIR")]
    pub app: Option<PathBuf>,
    /// The path below which everything is served. Example: --base-path /console
    #[arg(long, value_name = "PATH", default_value = "/")]
    pub base_path: BasePath,
    /// Pass the requests below /api/ on to this server, in place of an API of its own. Example:
    /// --upstream `https://control-plane.example`
    #[arg(long, value_name = "URL", conflicts_with = "faults")]
    pub upstream: Option<String>,
    /// The authorities that may have signed the certificate of the upstream, as PEM, in place of the
    /// public ones. Example: --upstream-ca /etc/ssl/company.pem
    #[arg(long, value_name = "FILE", requires = "upstream")]
    pub upstream_ca: Option<PathBuf>,
    /// How many seconds the upstream may take to begin its response. Example: --upstream-timeout 60
    #[arg(long, value_name = "N", default_value_t = 30)]
    pub upstream_timeout: u32,
    /// How many connections may be open. More are refused with 503. Example: --max-connections 100
    #[arg(long, value_name = "N", default_value_t = 512)]
    pub max_connections: usize,
    /// Serve measurements for Prometheus at /metrics. Example: --metrics
    #[arg(long)]
    pub metrics: bool,
    /// The form of the log. Example: --log-format json
    #[arg(long, value_enum, default_value_t)]
    pub log_format: LogFormat,
    /// Delay every response of /api/v1 by this many milliseconds. Example: --latency-ms 200
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub latency_ms: u64,
    /// How long an access token is valid, in seconds: an hour if not given, 30 days in a demo. Example: --token-seconds 60
    #[arg(long, value_name = "N")]
    pub token_seconds: Option<u32>,
    /// Enable faults on demand at /api/faults. For tests; see below. Example: --faults
    #[arg(long)]
    pub faults: bool,
}

const AFTER_HELP: &str = "\
Credentials (--credentials):
  [{\"clientID\": \"ci\", \"clientSecret\": \"…\", \"role\": \"viewer\",
    \"scopes\"?: [{\"scopeType\": \"department\", \"scopeId\": \"…\"}]}]
  A role is administrator, researcher, viewer, analyst or guest. Without scopes it applies everywhere.
  A secret has at least 16 characters.

Health:
  GET /healthz  the process answers
  GET /readyz   the database can be written, or the upstream answers

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
