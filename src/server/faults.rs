//! Faults on demand, for tests and demos; only with `--faults`.
//!
//! | request | does |
//! |---|---|
//! | `POST /api/faults` | adds a rule, and answers with all of them |
//! | `GET /api/faults` | tells the rules that still have something to do |
//! | `DELETE /api/faults` | forgets all rules |
//! | `POST /api/faults/expire-tokens` | makes every token invalid |
//!
//! A rule is `{"method"?, "path", "exact"?: false, "skip"?: 0, "times"?: 1, "fault": {"kind", …}}`.
//! It is about requests whose path begins with `path` (with `exact`: is `path`; the query does not
//! count), lets `skip` of them pass, then strikes `times` of them. The first rule that strikes
//! decides. The kinds:
//!
//! | fault | what the client sees |
//! |---|---|
//! | `{"kind":"status","status":503,"retryAfter"?:2,"message"?:"…"}` | this refusal; nothing is done |
//! | `{"kind":"delay","ms":1500}` | the answer, that much later |
//! | `{"kind":"drop"}` | a closed connection; nothing is done |
//! | `{"kind":"dropAfter"}` | a closed connection, after the work was done |
//! | `{"kind":"malformed"}` | the first half of the JSON |
//! | `{"kind":"html"}` | 502 and a page of HTML, as from a proxy; nothing is done |
//! | `{"kind":"unknownFields"}` | the answer of a newer server: fields nobody knows, the phase `Hibernating`, `null` for what is optional |

mod operations;
mod rule;
mod strike;

pub(crate) use operations::operations;
pub(crate) use rule::Faults;
pub(crate) use strike::layer;

/// What the paths of the control begin with. They are never struck.
const PATH: &str = "/api/faults";
