//! Why shares cannot be changed.

use datavolumes_client::{Action, project_scope};
use datavolumes_contract::Scope;
use leptos::prelude::*;

use super::use_editor::Editor;
use crate::sharing::permission::{other_cluster_reason, share_disabled_reason};

impl Editor {
    /// Why the share with `scope` cannot be changed. `None` if no reason is known. A share or an edit that exists can be
    /// removed even if the scope is in another cluster.
    pub(super) fn disabled_reason(self, scope: &Scope) -> Option<String> {
        let is_shared = self.saved.with(|saved| saved.contains(scope))
            || self.edits.with(|edits| edits.add().contains(scope));
        let home = self.volume.value().with(|volume| volume.cluster_id.clone());
        let refused = || other_cluster_reason(&self.organisation.get(), &home, scope);
        share_disabled_reason(self.services, scope).or_else(|| refused().filter(|_| !is_shared))
    }

    /// Why no share of the volume can be changed. `None` if no reason is known.
    pub(super) fn volume_disabled_reason(self) -> Option<String> {
        let origin = project_scope(&self.origin());
        self.services.permissions.reason(Action::Share, &origin)
    }
}
