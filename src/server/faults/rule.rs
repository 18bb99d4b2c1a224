//! Which requests are struck by which fault.

use std::sync::{Mutex, MutexGuard, PoisonError};

use serde::{Deserialize, Serialize};

/// The rules that still have something to do, in the order in which they were added.
#[derive(Debug, Default)]
pub(crate) struct Faults(Mutex<Vec<Rule>>);

/// A fault, and the requests that it strikes.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Rule {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    method: Option<String>,
    path: String,
    #[serde(default)]
    exact: bool,
    #[serde(default)]
    skip: u32,
    #[serde(default = "once")]
    times: u32,
    fault: Fault,
}

fn once() -> u32 {
    1
}

/// What goes wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase",
    deny_unknown_fields
)]
pub(super) enum Fault {
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
    Html,
    UnknownFields,
}

impl Faults {
    pub(super) fn add(&self, rule: Rule) {
        let mut rules = self.lock();
        rules.push(rule);
        rules.retain(|rule| rule.times > 0);
    }

    pub(super) fn remaining(&self) -> Vec<Rule> {
        self.lock().clone()
    }

    pub(super) fn clear(&self) {
        self.lock().clear();
    }

    /// The fault that strikes this request, counted.
    pub(super) fn take(&self, method: &str, path: &str) -> Option<Fault> {
        let mut rules = self.lock();
        let index = rules
            .iter_mut()
            .position(|rule| rule.strikes(method, path))?;
        let rule = &mut rules[index];
        rule.times -= 1;
        let fault = rule.fault.clone();
        if rule.times == 0 {
            rules.remove(index);
        }
        Some(fault)
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Rule>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Rule {
    /// Whether it strikes this request, or lets it pass as one of those to skip.
    fn strikes(&mut self, method: &str, path: &str) -> bool {
        let is_path = path == self.path || (!self.exact && path.starts_with(&self.path));
        let wanted = self.method.as_deref();
        let is_meant = is_path && wanted.is_none_or(|wanted| wanted.eq_ignore_ascii_case(method));
        if is_meant && self.skip > 0 {
            self.skip -= 1;
            return false;
        }
        is_meant
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
    fn a_rule_skips_then_strikes_then_is_gone() {
        let faults =
            faults(&[json!({ "path": "/a", "skip": 1, "times": 2, "fault": { "kind": "drop" } })]);
        let struck: Vec<bool> = (0..5)
            .map(|_| faults.take("GET", "/a/b").is_some())
            .collect();
        assert_eq!(struck, [false, true, true, false, false]);
        assert!(faults.remaining().is_empty());
    }

    #[test]
    fn method_and_exact_path_narrow_a_rule_down() {
        let rule = json!({
            "method": "post", "path": "/a", "exact": true, "times": 9, "fault": { "kind": "drop" },
        });
        let faults = faults(&[rule]);
        assert_eq!(faults.take("GET", "/a"), None);
        assert_eq!(faults.take("POST", "/a/b"), None);
        assert_eq!(faults.take("POST", "/a"), Some(Fault::Drop));
    }

    #[test]
    fn the_first_rule_that_strikes_decides() {
        let faults = faults(&[
            json!({ "path": "/a", "skip": 1, "fault": { "kind": "drop" } }),
            json!({ "path": "/a", "fault": { "kind": "html" } }),
        ]);
        assert_eq!(faults.take("GET", "/a"), Some(Fault::Html));
        assert_eq!(faults.take("GET", "/a"), Some(Fault::Drop));
    }
}
