//! The plan of a link that opened the editor.

use datavolumes_sharing::{Merge, ScopeSet};
use leptos::prelude::*;

use super::Editor;
use crate::remote::jobs::dismiss_running_job;
use crate::router::Route;
use crate::session::storage;
use crate::sharing::editor::editor_state::EditorState;
use crate::sharing::plan_link::{PlanLink, PlanLinkError};
use crate::sharing::sharing_draft::SharingDraft;

impl Editor {
    /// Lays `draft`, with the plan of the link that opened the page, over the `current` shares. The plan of an earlier link
    /// goes: it is none of the user's own edits.
    pub(super) fn lay_draft(self, draft: &SharingDraft, current: &ScopeSet) {
        let fragment = self.services.router.take_fragment();
        let Some(link) = PlanLink::from_fragment(&fragment) else {
            if !draft.is_empty() {
                self.lay_merge(draft, draft.merge(current));
            }
            return;
        };
        let earlier = storage::read(&self.link_key()).and_then(|fragment| {
            let earlier = PlanLink::from_fragment(&fragment)?;
            earlier.ok()
        });
        let own = earlier.map_or_else(|| draft.clone(), |earlier| draft.without(&earlier));
        storage::write(&self.link_key(), link.is_ok().then_some(&*fragment));
        let draft = link
            .as_ref()
            .map_or_else(|_| own.clone(), |link| own.joined(link, current));
        let merge = draft.merge(current);
        let link = match link {
            Ok(_) if merge.mine.is_empty() => Err(PlanLinkError::Empty),
            link => link.map(|_| !own.is_empty()),
        };
        self.link.set(Some(link));
        self.lay_merge(&draft, merge);
    }

    fn lay_merge(self, draft: &SharingDraft, merge: Merge) {
        self.manual_scopes.set(draft.manual_scopes());
        self.edits.set(merge.mine.clone());
        if !draft.is_empty() && merge.has_concurrent_changes() {
            dismiss_running_job();
            self.state.set(EditorState::Merging(merge));
        }
    }

    /// Forgets the plan of a link: the user has discarded the edits.
    pub(super) fn forget_link(self) {
        storage::write(&self.link_key(), None);
        self.link.set(None);
    }

    /// Where the tab keeps the fragment of the last link.
    fn link_key(self) -> String {
        format!("datavolumes.plan-link.{}", self.id)
    }

    /// The address of this page with the plan.
    pub(in crate::sharing::editor) fn plan_address(self) -> String {
        let origin = window().location().origin().unwrap_or_default();
        let page = self.services.router.href(&Route::Sharing(self.id));
        let plan = PlanLink {
            base: Some(self.saved.get()),
            edits: self.edits.get(),
        };
        [&*origin, &page, &plan.to_fragment()].concat()
    }
}
