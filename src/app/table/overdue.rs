//! Volumes that are on their way to another phase for longer than that usually takes.

use std::cell::RefCell;

use datavolumes_contract::{Phase, Volume, VolumeId};

use datavolumes_ui::epoch_milliseconds;

/// How long a volume may be on its way before anybody should wonder, in milliseconds.
const PATIENCE: f64 = 10.0 * 60_000.0;

/// The most volumes of which it is remembered since when they are being deleted.
const MOST: usize = 200;

thread_local! {
    /// Since when this tab has seen a volume being deleted, in milliseconds since 1970: the API does not
    /// tell when a deletion began.
    static SEEN_DELETING: RefCell<Vec<(VolumeId, f64)>> = const { RefCell::new(Vec::new()) };
}

/// What is remarkable about how long `volume` takes, if anything is, at `now` (milliseconds since
/// 1970).
pub(crate) fn overdue(volume: &Volume, now: f64) -> Option<String> {
    match volume.status.phase {
        Phase::Creating => {
            let minutes = late(epoch_milliseconds(volume.created_at?), now)?;
            Some(format!(
                "It has been in creation for {}. That usually takes seconds; its conditions may say what it waits for.",
                lasting(minutes)
            ))
        }
        Phase::Deleting => {
            let minutes = late(seen_since(volume.id, now), now)?;
            Some(format!(
                "It has been in deletion for {} at least. Deletion waits as long as a workload mounts the volume.",
                lasting(minutes)
            ))
        }
        _ => None,
    }
}

/// The minutes that have passed since `since`, where they are too many.
fn late(since: f64, now: f64) -> Option<u64> {
    let passed = now - since;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "whole minutes that have passed"
    )]
    (passed > PATIENCE).then_some((passed / 60_000.0) as u64)
}

/// Since when `id` has been seen being deleted; since `now`, where it is seen so for the first time.
fn seen_since(id: VolumeId, now: f64) -> f64 {
    SEEN_DELETING.with_borrow_mut(|seen| {
        if let Some((_, since)) = seen.iter().find(|(known, _)| *known == id) {
            return *since;
        }
        if seen.len() == MOST {
            seen.remove(0);
        }
        seen.push((id, now));
        now
    })
}

fn lasting(minutes: u64) -> String {
    let (count, unit) = match minutes {
        0..120 => (minutes, "minutes"),
        120..2880 => (minutes / 60, "hours"),
        _ => (minutes / 1440, "days"),
    };
    format!("{count} {unit}")
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;

    const MINUTE: f64 = 60_000.0;
    const NOW: f64 = 1.7e12;

    fn volume(phase: Phase, age: f64) -> Volume {
        #[expect(clippy::cast_possible_truncation, reason = "a date of our time")]
        let created_at = DateTime::from_timestamp_millis((NOW - age) as i64);
        let mut volume = Volume {
            created_at,
            ..Volume::default()
        };
        volume.status.phase = phase;
        volume
    }

    #[test]
    fn a_creation_is_remarkable_after_ten_minutes() {
        assert_eq!(overdue(&volume(Phase::Creating, 9.0 * MINUTE), NOW), None);
        for (age, words) in [
            (25.0 * MINUTE, "25 minutes"),
            (150.0 * MINUTE, "2 hours"),
            (3.0 * 24.0 * 60.0 * MINUTE, "3 days"),
        ] {
            let told = overdue(&volume(Phase::Creating, age), NOW).unwrap();
            assert!(told.contains(words), "{told}");
        }
    }

    #[test]
    fn a_deletion_counts_from_when_it_was_first_seen_and_not_from_the_volumes_birth() {
        let old = volume(Phase::Deleting, 400.0 * 24.0 * 60.0 * MINUTE);
        assert_eq!(overdue(&old, NOW), None);
        assert_eq!(overdue(&old, NOW + 9.0 * MINUTE), None);
        let told = overdue(&old, NOW + 11.0 * MINUTE).unwrap();
        assert!(told.contains("11 minutes at least"), "{told}");
    }

    #[test]
    fn what_rests_is_never_overdue() {
        for phase in [Phase::Ready, Phase::NotReady, Phase::Unknown] {
            assert_eq!(overdue(&volume(phase, 1e12), NOW), None);
        }
    }
}
