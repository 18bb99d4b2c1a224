//! Follows volumes that are on their way to another phase.
//!
//! Only they are asked for, only while the tab is visible, and less and less often.

use std::time::Duration;

use datavolumes_contract::{Volume, VolumeId};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{ApiError, Document, ErrorKind};
use crate::services::Services;

/// The most volumes that are asked for in one round.
const MOST: usize = 20;

/// Seconds until the first look, and between looks after a long time.
const FIRST_PAUSE: u64 = 2;
const LONGEST_PAUSE: u64 = 30;

/// What a look at a volume has shown.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum PollResult {
    /// It is there, perhaps changed.
    Updated(Box<Document<Volume>>),
    /// It is gone.
    Deleted(VolumeId),
}

/// Looks at the volumes of `watched` until there are none, and tells what it sees.
pub(crate) fn poll(
    services: Services,
    watched: Memo<Vec<VolumeId>>,
    on_result: impl Fn(PollResult) + Copy + 'static,
) {
    let round = RwSignal::new(0_u32);
    let since = StoredValue::new(0_u32);
    Effect::new(move |before: Option<Vec<VolumeId>>| {
        let ids = watched.get();
        let this_round = round.get();
        let is_new = before
            .is_none_or(|before| before.is_empty() || ids.iter().any(|id| !before.contains(id)));
        if is_new {
            since.set_value(this_round);
        }
        let rounds = this_round.wrapping_sub(since.get_value());
        let looked_at = ids.clone();
        let look = move || {
            spawn_local(async move {
                if !document().hidden() {
                    look_at(services, looked_at, on_result).await;
                }
                round.try_update(|round| *round = round.wrapping_add(1));
            });
        };
        if !ids.is_empty()
            && let Ok(timer) = set_timeout_with_handle(look, pause(rounds))
        {
            // Also when the page is left, where nothing of it is there any more to look at.
            on_cleanup(move || timer.clear());
        }
        ids
    });
}

/// How long to wait after so many rounds.
fn pause(rounds: u32) -> Duration {
    let seconds = FIRST_PAUSE.saturating_mul(1 << (rounds / 3).min(8));
    Duration::from_secs(seconds.min(LONGEST_PAUSE))
}

async fn look_at(services: Services, ids: Vec<VolumeId>, on_result: impl Fn(PollResult)) {
    for id in ids.into_iter().take(MOST) {
        let result = services.api.volume(id).answer.await;
        match result {
            Ok(document) => on_result(PollResult::Updated(Box::new(document))),
            Err(error) if error.kind() == ErrorKind::NotFound => on_result(PollResult::Deleted(id)),
            Err(ApiError::Network | ApiError::Timeout) => return,
            // A look is nothing that the person asked for: its failure is told by nobody but the
            // next thing that they do.
            Err(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks_become_rarer() {
        let pauses: Vec<u64> = [0, 2, 3, 6, 9, 12, 100]
            .map(|rounds| pause(rounds).as_secs())
            .to_vec();
        assert_eq!(pauses, [2, 2, 4, 8, 16, 30, 30]);
    }
}
