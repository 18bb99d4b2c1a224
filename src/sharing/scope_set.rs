//! A set of scopes.

use std::collections::BTreeSet;

use datavolumes_contract::Scope;

/// A set of scopes, such as those a volume is shared with, ordered from the widest level to the
/// narrowest.
pub type ScopeSet = BTreeSet<Scope>;
