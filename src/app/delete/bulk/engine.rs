//! Reads many volumes, and deletes them.
//!
//! What is deleted is fixed when the engine is created: a volume that was created since is not touched. A failed volume
//! does not stop the others, unless the error would affect them too. A request whose response is lost is not repeated
//! before it was looked up whether it was applied. The engine depends neither on Leptos nor on a browser.

use std::cell::RefCell;
use std::collections::BTreeSet;

use datavolumes_client::{ApiError, Client, DeleteOutcome, ErrorKind};
use datavolumes_contract::{Phase, ProjectId, Volume, VolumeId};

use super::item_state::{BulkState, ItemFailure, ItemState};
use crate::remote::REVERIFY_DELAY;
use crate::remote::jobs::{
    Flow, Halt, JobEnd, JobMonitor, JobResult, affects_all_items, break_if, is_busy, run_job,
};

/// The maximum number of volumes that are read or deleted at the same time.
const MAX_CONCURRENT: usize = 4;

/// The page that holds the volumes and shows the progress of the engine. Volumes are addressed by their index.
pub(super) trait BulkDeletePage: JobMonitor {
    /// Shows the state of the deletion.
    fn set_state(&self, state: BulkState);
    /// The id of a volume.
    fn id(&self, index: usize) -> Option<VolumeId>;
    /// The state of a volume.
    fn item_state(&self, index: usize) -> ItemState;
    /// Sets the state of a volume.
    fn set_item_state(&self, index: usize, state: ItemState);
    /// Whether requests are still to be sent for any volume.
    fn has_pending_items(&self) -> bool;
    /// Why the user may not delete `volume`, if the server has said so before.
    fn denial(&self, volume: &Volume) -> Option<String>;
    /// A read is complete.
    fn read_finished(&self, result: &Result<(), ApiError>);
    /// The request to delete `volume` is complete.
    fn write_finished(&self, volume: &Volume, result: &Result<(), ApiError>);
}

/// Reads and deletes the volumes of a page.
pub(super) struct BulkDeleteEngine<P> {
    client: Client,
    page: P,
    /// The projects in which a volume was deleted: that of another one in them may be refused, but is tried.
    permitted: RefCell<BTreeSet<ProjectId>>,
    /// The volumes that were not tried, because deleting another one of their project was refused.
    skipped: RefCell<Vec<(usize, Box<Volume>)>>,
}

/// Whether a volume exists.
enum Existence {
    Exists(Box<Volume>),
    InDeletion,
    Gone,
}

impl<P: BulkDeletePage> BulkDeleteEngine<P> {
    /// An engine for the volumes of `page`.
    pub(super) const fn new(client: Client, page: P) -> Self {
        Self {
            client,
            page,
            permitted: RefCell::new(BTreeSet::new()),
            skipped: RefCell::new(Vec::new()),
        }
    }

    /// Reads the volumes at `indexes`.
    pub(super) async fn read(&self, indexes: Vec<usize>) {
        for index in &indexes {
            self.page.set_item_state(*index, ItemState::Waiting);
        }
        self.page.set_state(BulkState::Reading);
        let read = async |index| self.read_item(index).await;
        run_job(&self.client, &self.page, indexes, MAX_CONCURRENT, read).await;
        if self.page.is_open() {
            self.page.set_state(BulkState::Review);
        }
    }

    /// Deletes the volumes at `indexes`. Returns for how many it was tried.
    pub(super) async fn delete(&self, indexes: Vec<usize>) -> usize {
        self.page.set_state(BulkState::Deleting);
        let (mut indexes, mut all_done) = (indexes, 0);
        let end = loop {
            let delete = async |index| self.delete_item(index).await;
            let JobResult { done, end } =
                run_job(&self.client, &self.page, indexes, MAX_CONCURRENT, delete).await;
            all_done += done;
            indexes = self.permitted_after_all();
            if indexes.is_empty() || !matches!(end, JobEnd::Completed) {
                break end;
            }
            // They were counted although they were not tried.
            all_done -= indexes.len();
        };
        let done = all_done;
        let state = match end {
            JobEnd::Closed => return done,
            JobEnd::Failed(error) => BulkState::Stopped(Some(error)),
            JobEnd::Completed if !self.page.has_pending_items() => BulkState::Finished,
            JobEnd::Completed | JobEnd::Stopped => BulkState::Stopped(None),
        };
        self.page.set_state(state);
        done
    }

    /// The volumes that were not tried, in projects in which another one was deleted since. They are ready again.
    fn permitted_after_all(&self) -> Vec<usize> {
        let (permitted, skipped) = (self.permitted.borrow(), self.skipped.take());
        let skipped = skipped.into_iter();
        let skipped = skipped.filter(|(_, volume)| permitted.contains(&volume.project_id));
        let ready = skipped.filter_map(|(index, volume)| {
            let is_set = self.set_item(index, ItemState::Ready(volume));
            is_set.is_continue().then_some(index)
        });
        ready.collect()
    }

    /// Why the user may not delete `volume`, unless another volume of its project was deleted.
    fn denial(&self, volume: &Volume) -> Option<String> {
        let is_permitted = self.permitted.borrow().contains(&volume.project_id);
        self.page.denial(volume).filter(|_| !is_permitted)
    }

    async fn read_item(&self, index: usize) -> Flow {
        self.set_item(index, ItemState::Reading)?;
        match self.look_up(index).await? {
            Ok(Existence::Exists(volume)) => {
                let state = match self.page.denial(&volume) {
                    Some(reason) => ItemState::Denied(reason),
                    None => ItemState::Ready(volume),
                };
                self.set_item(index, state)
            }
            Ok(Existence::InDeletion) => self.set_item(index, ItemState::InDeletion),
            Ok(Existence::Gone) => {
                self.set_item(index, ItemState::Done(DeleteOutcome::AlreadyDeleted))
            }
            Err(error) => {
                self.set_item(index, ItemState::Unread(error.clone()))?;
                break_if(affects_all_items(&error), error)
            }
        }
    }

    async fn delete_item(&self, index: usize) -> Flow {
        let volume = match self.page.item_state(index) {
            // Denied since it was read, by the answer for another volume.
            ItemState::Ready(volume) => match self.denial(&volume) {
                Some(reason) => {
                    let state = ItemState::Denied(["Not tried: ", &reason].concat());
                    self.skipped.borrow_mut().push((index, volume));
                    return self.set_item(index, state);
                }
                None => volume,
            },
            ItemState::Failed(failure) if failure.is_unknown => {
                let volume = Box::new(failure.volume);
                match self.look_up(index).await? {
                    Ok(Existence::Exists(volume)) => volume,
                    Err(error) => return self.fail_unknown(index, volume, failure.error, error),
                    Ok(gone) => return self.set_gone(index, &gone),
                }
            }
            ItemState::Failed(failure) => Box::new(failure.volume),
            _ => return Flow::Continue(()),
        };
        self.set_item(index, ItemState::Deleting(volume.clone()))?;
        let response = self.client.delete_volume(volume.id).await;
        let result = response.as_ref().map(|_| ()).map_err(Clone::clone);
        self.page.write_finished(&volume, &result);
        match response {
            Ok(outcome) => {
                if outcome != DeleteOutcome::AlreadyDeleted {
                    let project = volume.project_id.clone();
                    self.permitted.borrow_mut().insert(project);
                }
                self.set_item(index, ItemState::Done(outcome))
            }
            Err(error) if is_busy(&error) || error.kind() == ErrorKind::Unauthenticated => {
                self.set_item(index, ItemState::Ready(volume))?;
                Flow::Break(Halt::Error(error))
            }
            // As after a single deletion, a rejection of the request may mean that an earlier one was applied.
            Err(error)
                if error.is_uncertain()
                    || matches!(error.kind(), ErrorKind::Invalid | ErrorKind::Conflict) =>
            {
                self.verify_item(index, volume, error).await
            }
            Err(error) => self.fail(index, volume, error),
        }
    }

    /// Looks up whether the volume was deleted by the request that failed with `error`.
    async fn verify_item(&self, index: usize, volume: Box<Volume>, error: ApiError) -> Flow {
        let mut found = self.look_up(index).await?;
        if error.is_uncertain() && matches!(found, Ok(Existence::Exists(_))) {
            // A request whose response was lost may be applied late.
            self.client.sleep(REVERIFY_DELAY).await;
            self.page.check_open()?;
            found = self.look_up(index).await?;
        }
        match found {
            Ok(Existence::Exists(_)) => self.fail(index, volume, error),
            Ok(gone) => self.set_gone(index, &gone),
            // A rejection is believed if the user may not read, since that stays so.
            Err(read_error)
                if !error.is_uncertain() && read_error.kind() == ErrorKind::Forbidden =>
            {
                self.fail(index, volume, error)
            }
            Err(read_error) => self.fail_unknown(index, volume, error, read_error),
        }
    }

    fn set_gone(&self, index: usize, existence: &Existence) -> Flow {
        let outcome = match existence {
            Existence::InDeletion => DeleteOutcome::Started,
            Existence::Gone | Existence::Exists(_) => DeleteOutcome::Deleted,
        };
        self.set_item(index, ItemState::Done(outcome))
    }

    fn fail(&self, index: usize, volume: Box<Volume>, error: ApiError) -> Flow {
        let failure = ItemFailure {
            volume: *volume,
            error,
            is_unknown: false,
        };
        self.set_item(index, ItemState::Failed(Box::new(failure)))
    }

    /// Sets the volume to failed after it could not be looked up, for `read_error`.
    fn fail_unknown(
        &self,
        index: usize,
        volume: Box<Volume>,
        error: ApiError,
        read_error: ApiError,
    ) -> Flow {
        let failure = ItemFailure {
            volume: *volume,
            error,
            is_unknown: true,
        };
        self.set_item(index, ItemState::Failed(Box::new(failure)))?;
        break_if(affects_all_items(&read_error), read_error)
    }

    async fn look_up(&self, index: usize) -> Flow<Result<Existence, ApiError>> {
        let Some(id) = self.page.id(index) else {
            return Flow::Break(Halt::Closed);
        };
        let response = self.client.volume(id).await;
        self.page.check_open()?;
        let result = response.as_ref().map(|_| ()).map_err(Clone::clone);
        self.page.read_finished(&result);
        Flow::Continue(match response {
            Ok(response) if response.value.status.phase == Phase::Deleting => {
                Ok(Existence::InDeletion)
            }
            Ok(response) => Ok(Existence::Exists(Box::new(response.value))),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Existence::Gone),
            Err(error) => Err(error),
        })
    }

    fn set_item(&self, index: usize, state: ItemState) -> Flow {
        self.page.check_open()?;
        self.page.set_item_state(index, state);
        Flow::Continue(())
    }
}

#[cfg(test)]
mod tests;
