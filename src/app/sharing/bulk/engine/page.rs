use datavolumes_sharing::{ScopeSet, VolumePlan};

use crate::sharing::bulk::item_state::{BulkState, ItemState};
use crate::sharing::shares_client::Target;

/// The number of volumes that are processed, out of all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::sharing::bulk) struct BulkProgress {
    pub(in crate::sharing::bulk) done: usize,
    pub(in crate::sharing::bulk) total: usize,
    /// The seconds until the next request, if the server is busy.
    pub(in crate::sharing::bulk) pause: Option<u64>,
}

/// The page that holds the volumes and shows the progress of the engine. Volumes are addressed by
/// their index.
pub(in crate::sharing::bulk) trait BulkPage {
    /// Whether the page is still open. The engine sends nothing more once it is closed.
    fn is_open(&self) -> bool;
    /// Whether the user wants to stop after the pending request.
    fn is_stop_requested(&self) -> bool;
    /// Shows the state of the change.
    fn set_state(&self, state: BulkState);
    /// Shows the number of processed volumes.
    fn set_progress(&self, progress: BulkProgress);
    /// The volume to change.
    fn target(&self, index: usize) -> Option<Target>;
    /// The state of a volume.
    fn item_state(&self, index: usize) -> ItemState;
    /// Sets the state of a volume.
    fn set_item_state(&self, index: usize, state: ItemState);
    /// Whether requests are still to be sent for any volume.
    fn has_pending_items(&self) -> bool;
    /// The plan of the edits for a volume with the shares `saved`.
    fn plan(&self, index: usize, saved: ScopeSet) -> VolumePlan;
}
