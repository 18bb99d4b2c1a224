//! Polls volumes in a transitional phase, while the page is visible, at growing intervals.

#[cfg(test)]
mod tests;

use std::collections::VecDeque;
use std::time::Duration;

use datavolumes_client::{Client, ErrorKind, WithBody};
use datavolumes_contract::{Volume, VolumeId};
use datavolumes_ui::increment;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::connectivity::Connectivity;
use super::use_remote::UseRemote;

/// The number of volumes that are polled in one round, at most.
const MAX_POLLED_VOLUMES: usize = 20;

/// The first and the longest interval between two rounds, in seconds.
const FIRST_INTERVAL: u64 = 2;
const MAX_INTERVAL: u64 = 30;

/// The result of polling one volume.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum PollResult {
    /// The volume, which may have changed.
    Updated(Box<WithBody<Volume>>),
    /// The volume no longer exists.
    Deleted(VolumeId),
}

/// Polls the volumes of `polled`, which are parts of `remote`, until there are none. `on_result` is called for each
/// volume that was polled, unless `remote` has changed since its request was sent.
///
/// The interval starts over when a volume is added. After a failure, the next round tries again. During an outage, and
/// while the session has expired, nothing is polled.
pub(crate) fn poll<T>(
    client: Client,
    connectivity: Connectivity,
    remote: UseRemote<T>,
    polled: Memo<Vec<VolumeId>>,
    on_result: impl Fn(PollResult) + Copy + 'static,
) {
    let round = RwSignal::new(0_u32);
    let since = StoredValue::new(0_u32);
    let queue = StoredValue::new(PollQueue::default());
    let is_usable = Memo::new(move |_| connectivity.is_usable());
    Effect::new(move |before: Option<Vec<VolumeId>>| {
        let ids = polled.get();
        let this_round = round.get();
        let is_new = before
            .is_none_or(|before| before.is_empty() || ids.iter().any(|id| !before.contains(id)));
        if is_new {
            since.set_value(this_round);
        }
        let rounds = this_round.wrapping_sub(since.get_value());
        let (client, polled) = (client.clone(), ids.clone());
        let start_round = move || {
            spawn_local(async move {
                if !document().hidden()
                    && let Some(ids) = queue.try_update_value(|queue| queue.next_round(&polled))
                {
                    poll_round(client, connectivity, remote, ids, on_result).await;
                }
                increment(round);
            });
        };
        if !ids.is_empty()
            && is_usable.get()
            && let Ok(timer) = set_timeout_with_handle(start_round, interval(rounds))
        {
            on_cleanup(move || timer.clear());
        }
        ids
    });
}

/// The interval after so many rounds.
fn interval(rounds: u32) -> Duration {
    let seconds = FIRST_INTERVAL.saturating_mul(1 << (rounds / 3).min(8));
    Duration::from_secs(seconds.min(MAX_INTERVAL))
}

/// The volumes in the order in which they are polled next.
#[derive(Default)]
struct PollQueue(VecDeque<VolumeId>);

impl PollQueue {
    /// The volumes of the next round, at most [`MAX_POLLED_VOLUMES`] of `polled`. A volume is polled again only
    /// after all others.
    fn next_round(&mut self, polled: &[VolumeId]) -> Vec<VolumeId> {
        self.0.retain(|id| polled.contains(id));
        for id in polled.iter().rev() {
            if !self.0.contains(id) {
                self.0.push_front(*id);
            }
        }
        let size = self.0.len().min(MAX_POLLED_VOLUMES);
        let round: Vec<VolumeId> = self.0.drain(..size).collect();
        self.0.extend(&round);
        round
    }
}

async fn poll_round<T>(
    client: Client,
    connectivity: Connectivity,
    remote: UseRemote<T>,
    ids: Vec<VolumeId>,
    on_result: impl Fn(PollResult),
) {
    for id in ids {
        // A pending request for the whole value brings this volume, too.
        let Some(version) = remote.version() else {
            continue;
        };
        let result = client.volume(id).await;
        connectivity.report(&result);
        if remote.version() != Some(version) {
            continue;
        }
        match result {
            Ok(document) => on_result(PollResult::Updated(Box::new(document))),
            Err(error) if error.kind() == ErrorKind::NotFound => on_result(PollResult::Deleted(id)),
            // Whether the rest may still be read, the whole value tells.
            Err(error) if error.kind() == ErrorKind::Forbidden => remote.refresh_silently(),
            Err(error) if Connectivity::is_transient(&error) => return,
            Err(_) => {}
        }
    }
}
