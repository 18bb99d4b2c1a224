use datavolumes_sharing::{ScopeSet, VolumePlan};

use crate::remote::jobs::JobMonitor;
use crate::sharing::bulk::item_state::{BulkState, ItemState};
use crate::sharing::shares_client::Target;

/// The page that holds the volumes and shows the progress of the engine. Volumes are addressed by
/// their index.
pub(in crate::sharing::bulk) trait BulkPage: JobMonitor {
    /// Shows the state of the change.
    fn set_state(&self, state: BulkState);
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
