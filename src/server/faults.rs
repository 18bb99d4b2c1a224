//! Faults on demand, for tests and demos. Only with `--faults`.
//!
//! | request | effect |
//! |---|---|
//! | `POST /api/faults` | adds a rule and returns all rules |
//! | `GET /api/faults` | returns the rules that are still active |
//! | `DELETE /api/faults` | removes all rules |
//! | `POST /api/faults/expire-tokens` | revokes every access token |
//!
//! A rule is `{"method"?, "path", "exact"?: false, "skip"?: 0, "times"?: 1, "fault": {"kind", …}}`.
//! It matches requests whose path starts with `path`, or equals it if `exact` is set; the query is
//! ignored. It skips the first `skip` matching requests and applies its fault to the next `times`.
//! If several rules match, the first one applies. The faults:
//!
//! | fault | what the client sees |
//! |---|---|
//! | `{"kind":"status","status":503,"retryAfter"?:2,"message"?:"…"}` | an error response; the request is not executed |
//! | `{"kind":"delay","ms":1500}` | the response, delayed |
//! | `{"kind":"drop"}` | a closed connection; the request is not executed |
//! | `{"kind":"dropAfter"}` | a closed connection; the request was executed |
//! | `{"kind":"malformed"}` | the first half of the JSON body |
//! | `{"kind":"html","status"?:502}` | an HTML page, as from a proxy or a sign-in; the request is not executed |
//! | `{"kind":"redirect","location":"https://…"}` | 302 to another address; the request is not executed |
//! | `{"kind":"unknownFields"}` | the response of a newer server: unknown fields, the phase `Hibernating`, `null` for optional fields |
//! | `{"kind":"oddEntries"}` | the response with values of other types: in each list of objects an entry without a usable id, `null`, and odd names, phases and times; `next` is an empty string |
//! | `{"kind":"hostileText","text":"…","after"?:"…"}` | the response with these texts in front of and behind every text that is not an id, a phase or a time |
//! | `{"kind":"chaos","seed":1}` | one of the other faults, chosen by the seed, for about a fifth of the requests |
//!
//! This module holds the rules. The `http` module applies them and has the operations.

use std::sync::{Mutex, MutexGuard, PoisonError};

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::random::Random;

/// The active rules, in the order in which they were added.
#[derive(Debug, Default)]
pub(crate) struct Faults(Mutex<Vec<FaultRule>>);

/// A fault and the requests it applies to.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct FaultRule {
    /// Any method if missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) method: Option<String>,
    /// The start of the path, or with `exact` the path.
    pub(crate) path: String,
    #[serde(default)]
    pub(crate) exact: bool,
    #[serde(default)]
    pub(crate) skip: u32,
    #[serde(default = "default_times")]
    pub(crate) times: u32,
    pub(crate) fault: Fault,
}

fn default_times() -> u32 {
    1
}

/// What goes wrong. The documentation of the module describes each.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase",
    deny_unknown_fields
)]
pub(crate) enum Fault {
    Status {
        status: u16,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        retry_after: Option<u32>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        message: Option<String>,
    },
    Delay {
        ms: u32,
    },
    Drop,
    DropAfter,
    Malformed,
    Html {
        #[serde(default = "bad_gateway")]
        status: u16,
    },
    Redirect {
        location: String,
    },
    UnknownFields,
    OddEntries,
    HostileText {
        text: String,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        after: String,
    },
    Chaos {
        seed: u64,
    },
}

fn bad_gateway() -> u16 {
    502
}

impl Fault {
    /// The fault of the request with this number, of those that the same seed applies to: in a hundred requests about
    /// 10 are answered with 503, 2 and 2 lose their connection, 6 are slow and 2 get a broken body.
    fn at_random(seed: u64, number: u32) -> Option<Self> {
        match Random::new(seed, number).below(100) {
            0..10 => Some(Self::Status {
                status: 503,
                retry_after: Some(1),
                message: None,
            }),
            10..12 => Some(Self::Drop),
            12..14 => Some(Self::DropAfter),
            14..20 => Some(Self::Delay { ms: 1_500 }),
            20..22 => Some(Self::Malformed),
            _ => None,
        }
    }
}

impl Faults {
    /// Adds a rule. A rule with `times: 0` has no effect.
    pub(crate) fn add(&self, rule: FaultRule) {
        let mut rules = self.lock();
        rules.push(rule);
        rules.retain(|rule| rule.times > 0);
    }

    /// The active rules with their remaining counts.
    pub(crate) fn active_rules(&self) -> Vec<FaultRule> {
        self.lock().clone()
    }

    /// Removes all rules.
    pub(crate) fn clear(&self) {
        self.lock().clear();
    }

    /// The fault for a request, if a rule applies to it. Counts the request.
    pub(crate) fn take(&self, method: &str, path: &str) -> Option<Fault> {
        let mut rules = self.lock();
        let index = rules
            .iter_mut()
            .position(|rule| rule.applies_to(method, path))?;
        let rule = &mut rules[index];
        rule.times -= 1;
        let fault = match rule.fault {
            Fault::Chaos { seed } => Fault::at_random(seed, rule.times),
            ref fault => Some(fault.clone()),
        };
        if rule.times == 0 {
            rules.remove(index);
        }
        fault
    }

    fn lock(&self) -> MutexGuard<'_, Vec<FaultRule>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl FaultRule {
    /// A rule that applies `fault` to the next request whose path starts with `path`.
    pub(crate) fn new(path: &str, fault: Fault) -> Self {
        Self {
            method: None,
            path: path.to_owned(),
            exact: false,
            skip: 0,
            times: default_times(),
            fault,
        }
    }

    /// Whether the rule matches the request and does not skip it. Counts the skipped requests.
    fn applies_to(&mut self, method: &str, path: &str) -> bool {
        let matches_path = path == self.path || (!self.exact && path.starts_with(&self.path));
        let matches_method = self
            .method
            .as_deref()
            .is_none_or(|wanted| wanted.eq_ignore_ascii_case(method));
        let matches = matches_path && matches_method;
        if matches && self.skip > 0 {
            self.skip -= 1;
            return false;
        }
        matches
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, from_value, json};

    use super::*;

    fn faults(rules: &[Value]) -> Faults {
        let faults = Faults::default();
        for rule in rules {
            faults.add(from_value(rule.clone()).unwrap());
        }
        faults
    }

    #[test]
    fn a_rule_skips_requests_then_applies_and_is_removed() {
        let faults =
            faults(&[json!({ "path": "/a", "skip": 1, "times": 2, "fault": { "kind": "drop" } })]);
        let applied: Vec<bool> = (0..5)
            .map(|_| faults.take("GET", "/a/b").is_some())
            .collect();
        assert_eq!(applied, [false, true, true, false, false]);
        assert!(faults.active_rules().is_empty());
    }

    #[test]
    fn a_rule_can_be_limited_to_a_method_and_an_exact_path() {
        let rule = json!({
            "method": "post", "path": "/a", "exact": true, "times": 9, "fault": { "kind": "drop" },
        });
        let faults = faults(&[rule]);
        assert_eq!(faults.take("GET", "/a"), None);
        assert_eq!(faults.take("POST", "/a/b"), None);
        assert_eq!(faults.take("POST", "/a"), Some(Fault::Drop));
    }

    #[test]
    fn chaos_is_the_same_for_the_same_seed_and_spares_most_requests() {
        let taken = |seed: u64| {
            let rule =
                json!({ "path": "/", "times": 1000, "fault": { "kind": "chaos", "seed": seed } });
            let faults = faults(&[rule]);
            (0..1000)
                .map(|_| faults.take("GET", "/a"))
                .collect::<Vec<_>>()
        };
        assert_eq!(taken(1), taken(1));
        assert_ne!(taken(1), taken(2));
        let count = |wanted: fn(&Fault) -> bool| {
            taken(1)
                .iter()
                .flatten()
                .filter(|fault| wanted(fault))
                .count()
        };
        assert!((70..130).contains(&count(|fault| matches!(
            fault,
            Fault::Status { status: 503, .. }
        ))));
        assert!(count(|fault| matches!(fault, Fault::DropAfter)) > 5);
        assert!((150..300).contains(&count(|_| true)));
    }

    #[test]
    fn the_first_rule_that_does_not_skip_applies() {
        let faults = faults(&[
            json!({ "path": "/a", "skip": 1, "fault": { "kind": "drop" } }),
            json!({ "path": "/a", "fault": { "kind": "html" } }),
        ]);
        assert_eq!(faults.take("GET", "/a"), Some(Fault::Html { status: 502 }));
        assert_eq!(faults.take("GET", "/a"), Some(Fault::Drop));
    }
}
