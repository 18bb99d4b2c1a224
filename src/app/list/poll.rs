//! Follows volumes that are on their way to another phase.
//!
//! Only they are asked for, only while the tab is visible, and less and less often.

use std::collections::VecDeque;
use std::time::Duration;

use datavolumes_client::{ApiError, ErrorKind, WithBody};
use datavolumes_contract::{Volume, VolumeId};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::services::Services;

/// The number of volumes that are polled in one round, at most.
const MAX_POLLED_VOLUMES: usize = 20;

/// Seconds until the first look, and between looks after a long time.
const FIRST_PAUSE: u64 = 2;
const LONGEST_PAUSE: u64 = 30;

/// What a look at a volume has shown.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Sighting {
    /// It is there, perhaps changed.
    Seen(Box<WithBody<Volume>>),
    /// It is gone.
    Gone(VolumeId),
}

/// Looks at the volumes of `watched` until there are none, and tells what it sees.
pub(crate) fn watch(
    services: Services,
    watched: Memo<Vec<VolumeId>>,
    on_sighting: impl Fn(Sighting) + Copy + 'static,
) {
    let round = RwSignal::new(0_u32);
    let since = StoredValue::new(0_u32);
    let queue = StoredValue::new(PollQueue::default());
    Effect::new(move |before: Option<Vec<VolumeId>>| {
        let ids = watched.get();
        let this_round = round.get();
        let is_new = before
            .is_none_or(|before| before.is_empty() || ids.iter().any(|id| !before.contains(id)));
        if is_new {
            since.set_value(this_round);
        }
        let rounds = this_round.wrapping_sub(since.get_value());
        let watched = ids.clone();
        let look = move || {
            spawn_local(async move {
                if !document().hidden()
                    && let Some(ids) = queue.try_update_value(|queue| queue.next_round(&watched))
                {
                    look_at(services, ids, on_sighting).await;
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

/// The volumes in the order in which they are polled next.
#[derive(Default)]
struct PollQueue(VecDeque<VolumeId>);

impl PollQueue {
    /// The volumes of the next round, at most [`MAX_POLLED_VOLUMES`] of `watched`. A volume is polled again only
    /// after all others.
    fn next_round(&mut self, watched: &[VolumeId]) -> Vec<VolumeId> {
        self.0.retain(|id| watched.contains(id));
        for id in watched.iter().rev() {
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

async fn look_at(services: Services, ids: Vec<VolumeId>, on_sighting: impl Fn(Sighting)) {
    for id in ids {
        let result = services.client().volume(id).await;
        match result {
            Ok(document) => on_sighting(Sighting::Seen(Box::new(document))),
            Err(error) if error.kind() == ErrorKind::NotFound => on_sighting(Sighting::Gone(id)),
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

    /// Volumes whose ids end with these numbers.
    fn volumes(numbers: impl IntoIterator<Item = usize>) -> Vec<VolumeId> {
        let id = |number| {
            format!("00000000-0000-4000-8000-{number:012}")
                .parse()
                .unwrap()
        };
        numbers.into_iter().map(id).collect()
    }

    #[test]
    fn more_volumes_than_fit_into_a_round_take_turns() {
        let mut queue = PollQueue::default();
        let watched = volumes(0..21);
        assert_eq!(queue.next_round(&watched), volumes(0..20));
        assert_eq!(
            queue.next_round(&watched),
            volumes([20].into_iter().chain(0..19))
        );
    }

    #[test]
    fn a_volume_that_is_new_is_polled_first_and_one_that_is_gone_no_more() {
        let mut queue = PollQueue::default();
        assert_eq!(queue.next_round(&volumes([0, 1, 2])), volumes([0, 1, 2]));
        assert_eq!(
            queue.next_round(&volumes([1, 2, 3, 4])),
            volumes([3, 4, 1, 2])
        );
        assert_eq!(queue.next_round(&[]), []);
    }
}
