//! How a scope is named in the form.

use datavolumes_contract::{ScopeType, SharedScope};

/// The name of a scope, or its id if it has none.
pub(super) fn scope_label(shared: &SharedScope) -> &str {
    if shared.scope_name.is_empty() {
        &shared.scope_id
    } else {
        &shared.scope_name
    }
}

/// Which projects a scope of type `level` includes.
pub(super) fn scope_extent(level: &ScopeType) -> &'static str {
    match level {
        ScopeType::Cluster => "cluster: every project in it, now and later",
        ScopeType::Department => "department: every project in it, now and later",
        ScopeType::Project => "project",
        ScopeType::Other(_) => "unknown scope type",
    }
}
