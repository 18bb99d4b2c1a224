//! The states of the sharing editor.

use datavolumes_client::ApiError;
use datavolumes_contract::Scope;
use datavolumes_sharing::{Merge, Progress, ScopeDiff, ScopeSet};

/// The state of the editor, from the first edit to the verified result.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum EditorState {
    /// The user edits the shares.
    #[default]
    Editing,
    /// The user reviews the effects of the edits.
    Reviewing,
    /// The shares were changed concurrently; the user reviews both changes.
    Merging(Merge),
    /// The current shares are being read, before the first request.
    Reading,
    /// The change is being sent.
    Applying {
        /// The number of completed requests.
        done: usize,
        /// The number of all requests.
        total: usize,
    },
    /// The shares are being read back, after the last request.
    Verifying,
    /// The change failed or was not verified.
    Failed(ApplyFailure),
    /// The change is applied and verified.
    Done(ApplyResult),
}

/// A change that is being applied.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct PendingChange {
    /// The shares before the change.
    pub(super) saved: ScopeSet,
    /// The difference to apply.
    pub(super) diff: ScopeDiff,
}

/// Why a change failed, and how much of it is applied.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ApplyFailure {
    /// The error. `None` if the server accepted every request, but the shares differ from the change.
    pub(super) error: Option<ApiError>,
    /// The change. `None` if nothing was sent.
    pub(super) change: Option<PendingChange>,
    /// How much is applied. `None` if the shares could not be read since.
    pub(super) progress: Option<Progress>,
    /// Whether the server accepted every request, and the error is that of reading the shares since.
    pub(super) is_accepted: bool,
    /// The scopes that the error message names.
    pub(super) rejected: Vec<Scope>,
}

impl ApplyFailure {
    /// Whether it is not known how much of the change is applied.
    pub(super) const fn is_unverified(&self) -> bool {
        self.change.is_some() && self.progress.is_none()
    }

    /// Whether the connection broke, or the outcome is not known. In Firefox a page that is being loaded again may still
    /// read the shares after its write has failed.
    pub(super) const fn is_cut_off(&self) -> bool {
        self.is_unverified() || matches!(self.error, Some(ApiError::Network))
    }
}

/// A change that is applied, according to the shares that were read back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ApplyResult {
    /// The applied change.
    pub(super) done: ScopeDiff,
    /// Changes that someone else made at the same time.
    pub(super) concurrent: ScopeDiff,
    /// The number of scopes that the volume is shared with.
    pub(super) shares: usize,
}

/// The view of a state. States with the same view update it in place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum EditorView {
    Edit,
    Review,
    Merge,
    Progress,
    Failure,
    Result,
}

impl EditorState {
    /// The view of the state.
    pub(super) const fn view(&self) -> EditorView {
        match self {
            Self::Editing => EditorView::Edit,
            Self::Reviewing => EditorView::Review,
            Self::Merging(_) => EditorView::Merge,
            Self::Reading | Self::Applying { .. } | Self::Verifying => EditorView::Progress,
            Self::Failed(_) => EditorView::Failure,
            Self::Done(_) => EditorView::Result,
        }
    }

    /// Whether the change failed and it is not known how much of it is applied.
    pub(super) const fn is_unverified(&self) -> bool {
        matches!(self, Self::Failed(failure) if failure.is_unverified())
    }

    /// Whether the change failed as it does while the page is being loaded again.
    pub(super) const fn is_cut_off(&self) -> bool {
        matches!(self, Self::Failed(failure) if failure.is_cut_off())
    }
}
