//! Reads the shares of many volumes, and applies a change to them volume by volume.
//!
//! For each volume, the engine reads the shares, sends the change in batches, and reads the shares
//! again. A failed volume does not stop the others, unless the error would affect them too. While the
//! server is busy, the engine pauses, then reads the shares of the volume again. A volume is reported as
//! done only if the shares that were read back contain the change. The engine depends neither on Leptos
//! nor on a browser.

mod page;

use datavolumes_client::{ApiError, ErrorKind};
use datavolumes_contract::SharedScope;
use datavolumes_sharing::VolumePlan;

use super::item_state::{BulkState, ItemFailure, ItemResult, ItemState};
use crate::remote::REVERIFY_DELAY;
use crate::remote::jobs::{
    Flow, Halt, JobEnd, JobResult, affects_all_items, break_if, is_busy, run_job,
};
use crate::sharing::rejection::Rejection;
use crate::sharing::shares_client::{SharesClient, Target};
use crate::sharing::shares_state::scopes;

pub(super) use page::BulkPage;

/// The maximum number of volumes whose shares are read at the same time.
const MAX_CONCURRENT_READS: usize = 4;

/// Reads and changes the shares of the volumes of a page.
pub(super) struct BulkEngine<P> {
    client: SharesClient,
    page: P,
}

impl<P: BulkPage> BulkEngine<P> {
    /// An engine for the volumes of `page`.
    pub(super) const fn new(client: SharesClient, page: P) -> Self {
        Self { client, page }
    }

    /// Reads the shares of the volumes at `indexes` and plans the change, several volumes at a time.
    pub(super) async fn read(&self, indexes: Vec<usize>) {
        for index in &indexes {
            self.page.set_item_state(*index, ItemState::Waiting);
        }
        self.page.set_state(BulkState::Reading);
        let read = async |index| self.read_item(index).await;
        let client = self.client.client();
        run_job(client, &self.page, indexes, MAX_CONCURRENT_READS, read).await;
        if self.page.is_open() {
            self.page.set_state(BulkState::Review);
        }
    }

    /// Applies the change to the volumes at `indexes`, one after another. Returns for how many it was tried.
    pub(super) async fn apply(&self, indexes: Vec<usize>) -> usize {
        self.page.set_state(BulkState::Applying);
        let apply = async |index| self.apply_item(index).await;
        let JobResult { done, end } =
            run_job(self.client.client(), &self.page, indexes, 1, apply).await;
        let state = match end {
            JobEnd::Closed => return done,
            JobEnd::Failed(error) => BulkState::Stopped(Some(error)),
            JobEnd::Completed if !self.page.has_pending_items() => BulkState::Finished,
            JobEnd::Completed | JobEnd::Stopped => BulkState::Stopped(None),
        };
        self.page.set_state(state);
        done
    }

    async fn read_item(&self, index: usize) -> Flow {
        self.set_item(index, ItemState::Reading)?;
        match self.read_shares(index).await? {
            Ok(shares) => {
                let plan = self.page.plan(index, scopes(&shares));
                self.set_item(index, ItemState::Planned(Box::new(plan)))
            }
            Err(error) if error.kind() == ErrorKind::NotFound => {
                self.set_item(index, ItemState::Gone)
            }
            Err(error) => {
                self.set_item(index, ItemState::ReadFailed(error.clone()))?;
                break_if(affects_all_items(&error), error)
            }
        }
    }

    async fn apply_item(&self, index: usize) -> Flow {
        let earlier_plan = match self.page.item_state(index) {
            ItemState::Planned(plan) => *plan,
            ItemState::Failed(failure) => failure.plan,
            _ => VolumePlan::default(),
        };
        self.set_item(index, ItemState::Applying(Box::new(earlier_plan.clone())))?;
        let plan = match self.read_shares(index).await? {
            Ok(shares) => self.page.plan(index, scopes(&shares)),
            Err(error) => return self.fail_unverified(index, earlier_plan, None, error),
        };
        self.set_item(index, ItemState::Applying(Box::new(plan.clone())))?;
        let target = self.target(index)?;
        for (sent, batch) in plan.batches().iter().enumerate() {
            if sent > 0 && self.page.is_stop_requested() {
                break;
            }
            let result = self.client.patch(&target, batch).await;
            self.page.check_open()?;
            if let Err(rejection) = result {
                return self.verify_item(index, plan, Some(rejection)).await;
            }
        }
        self.verify_item(index, plan, None).await
    }

    /// Reads the shares after the last request, or after the request that failed with `rejection`.
    async fn verify_item(
        &self,
        index: usize,
        plan: VolumePlan,
        rejection: Option<Rejection>,
    ) -> Flow {
        let mut response = self.read_shares(index).await?;
        let is_uncertain = rejection
            .as_ref()
            .is_some_and(|rejection| rejection.error.is_uncertain());
        let is_incomplete =
            |shares: &Vec<SharedScope>| !plan.progress(&scopes(shares)).is_complete();
        if is_uncertain && response.as_ref().is_ok_and(is_incomplete) {
            // A request whose response was lost may be applied late.
            self.client.sleep(REVERIFY_DELAY).await;
            self.page.check_open()?;
            response = self.read_shares(index).await?;
        }
        let current = match response {
            Ok(shares) => scopes(&shares),
            Err(error) => return self.fail_unverified(index, plan, rejection, error),
        };
        let progress = plan.progress(&current);
        if progress.is_complete() {
            let result = ItemResult {
                plan,
                has_concurrent_changes: !progress.concurrent.is_empty(),
            };
            self.set_item(index, ItemState::Done(Box::new(result)))?;
            return break_if_unauthenticated(rejection.map(|rejection| rejection.error));
        }
        let busy = rejection
            .as_ref()
            .map(|rejection| &rejection.error)
            .filter(|error| is_busy(error));
        if busy.is_some() || (rejection.is_none() && self.page.is_stop_requested()) {
            let rest = self.page.plan(index, current);
            self.set_item(index, ItemState::Planned(Box::new(rest)))?;
            return match busy {
                Some(error) => Flow::Break(Halt::Error(error.clone())),
                None => Flow::Continue(()),
            };
        }
        let (error, rejected) = Rejection::split(rejection);
        let failure = ItemFailure {
            error: error.clone(),
            plan,
            remaining: Some(progress.remaining),
            rejected,
        };
        self.set_item(index, ItemState::Failed(Box::new(failure)))?;
        break_if_unauthenticated(error)
    }

    /// Sets the volume to failed after its shares could not be read, for `read_error`.
    fn fail_unverified(
        &self,
        index: usize,
        plan: VolumePlan,
        rejection: Option<Rejection>,
        read_error: ApiError,
    ) -> Flow {
        if read_error.kind() == ErrorKind::NotFound {
            return self.set_item(index, ItemState::Gone);
        }
        let (error, rejected) = Rejection::split(rejection);
        let failure = ItemFailure {
            // The error of the write is more relevant to the user than that of the read after it.
            error: Some(error.clone().unwrap_or_else(|| read_error.clone())),
            plan,
            remaining: None,
            rejected,
        };
        self.set_item(index, ItemState::Failed(Box::new(failure)))?;
        break_if(affects_all_items(&read_error), read_error)?;
        match error {
            Some(error) => break_if(affects_all_items(&error), error),
            None => Flow::Continue(()),
        }
    }

    async fn read_shares(&self, index: usize) -> Flow<Result<Vec<SharedScope>, ApiError>> {
        let target = self.target(index)?;
        let response = self.client.read(&target).await;
        self.page.check_open()?;
        Flow::Continue(response)
    }

    fn target(&self, index: usize) -> Flow<Target> {
        match self.page.target(index) {
            Some(target) => Flow::Continue(target),
            None => Flow::Break(Halt::Closed),
        }
    }

    fn set_item(&self, index: usize, state: ItemState) -> Flow {
        self.page.check_open()?;
        self.page.set_item_state(index, state);
        Flow::Continue(())
    }
}

fn break_if_unauthenticated(error: Option<ApiError>) -> Flow {
    match error {
        Some(error) => break_if(error.kind() == ErrorKind::Unauthenticated, error),
        None => Flow::Continue(()),
    }
}

#[cfg(test)]
mod tests;
