//! Whether the user may change shares.

use datavolumes_client::Action;
use datavolumes_contract::{Scope, ScopeType};

use crate::services::Services;

/// Why the share with `scope` cannot be changed. `None` if no reason is known.
pub(super) fn share_disabled_reason(services: Services, scope: &Scope) -> Option<String> {
    if let ScopeType::Other(level) = &scope.scope_type {
        return Some(format!(
            "This app does not know the level “{level}”, so it leaves the share as it is."
        ));
    }
    services.permissions.reason(Action::Share, scope)
}
