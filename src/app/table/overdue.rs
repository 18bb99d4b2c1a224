//! Volumes that have been in a transitional phase for longer than that usually takes.

use std::cell::RefCell;

use chrono::{DateTime, Utc};
use datavolumes_contract::{Phase, Timestamp, Volume, VolumeId};

use datavolumes_ui::epoch_milliseconds;

/// How long a transitional phase usually takes at most, in milliseconds.
const OVERDUE_AFTER: f64 = 10.0 * 60_000.0;

/// The number of volumes whose first sight in deletion is remembered, at most.
const MAX_REMEMBERED: usize = 200;

thread_local! {
    /// When this tab first saw each volume in deletion, in milliseconds since 1970. The API does not tell when a
    /// deletion began.
    static SEEN_DELETING: RefCell<Vec<(VolumeId, f64)>> = const { RefCell::new(Vec::new()) };
}

/// Says that `volume` has been in its phase for too long, if it has.
///
/// `now` is the time by the clock of this device, in milliseconds since 1970. It is not compared with times of the
/// server, whose clock is another one: `server_now`, if it is known.
pub(crate) fn overdue(
    volume: &Volume,
    now: f64,
    server_now: Option<DateTime<Utc>>,
) -> Option<String> {
    match volume.status.phase {
        Phase::Creating => {
            let created_at = volume.created_at.as_ref().and_then(Timestamp::time)?;
            let minutes = overdue_minutes(
                epoch_milliseconds(created_at),
                epoch_milliseconds(server_now?),
            )?;
            Some(format!(
                "Creating for {}; this usually takes seconds. See the conditions for the cause.",
                duration_text(minutes)
            ))
        }
        Phase::Deleting => {
            let minutes = overdue_minutes(first_seen_deleting(volume.id, now), now)?;
            Some(format!(
                "Deleting for at least {}. Deletion waits while a workload mounts the data volume.",
                duration_text(minutes)
            ))
        }
        _ => None,
    }
}

/// The minutes since `since`, if they are too many.
fn overdue_minutes(since: f64, now: f64) -> Option<u64> {
    let passed = now - since;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a count of whole minutes"
    )]
    (passed > OVERDUE_AFTER).then_some((passed / 60_000.0) as u64)
}

/// When `id` was first seen in deletion: `now`, if that is the first time.
fn first_seen_deleting(id: VolumeId, now: f64) -> f64 {
    SEEN_DELETING.with_borrow_mut(|seen| {
        if let Some((_, since)) = seen.iter().find(|(known, _)| *known == id) {
            return *since;
        }
        if seen.len() == MAX_REMEMBERED {
            seen.remove(0);
        }
        seen.push((id, now));
        now
    })
}

fn duration_text(minutes: u64) -> String {
    let (count, unit) = match minutes {
        0..120 => (minutes, "minutes"),
        120..2880 => (minutes / 60, "hours"),
        _ => (minutes / 1440, "days"),
    };
    format!("{count} {unit}")
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: f64 = 60_000.0;
    const NOW: f64 = 1.7e12;

    fn volume(phase: Phase, age: f64) -> Volume {
        #[expect(clippy::cast_possible_truncation, reason = "a recent date")]
        let created_at = DateTime::from_timestamp_millis((NOW - age) as i64).unwrap();
        let mut volume = Volume {
            created_at: Some(created_at.into()),
            ..Volume::default()
        };
        volume.status.phase = phase;
        volume
    }

    /// The text at the time `now` by both clocks.
    fn overdue_at(volume: &Volume, now: f64) -> Option<String> {
        overdue(volume, now, server_time(now))
    }

    #[expect(clippy::cast_possible_truncation, reason = "a recent date")]
    fn server_time(at: f64) -> Option<DateTime<Utc>> {
        DateTime::from_timestamp_millis(at as i64)
    }

    #[test]
    fn the_time_of_a_creation_is_not_compared_with_the_clock_of_the_device() {
        let new = volume(Phase::Creating, 0.0);
        let ahead = NOW + 11.0 * MINUTE;
        assert_eq!(overdue(&new, ahead, server_time(NOW)), None);
        assert_eq!(overdue(&new, ahead, None), None);
        let old = volume(Phase::Creating, 11.0 * MINUTE);
        assert!(overdue(&old, NOW - 60.0 * MINUTE, server_time(NOW)).is_some());
    }

    #[test]
    fn a_creation_is_overdue_after_ten_minutes() {
        assert_eq!(
            overdue_at(&volume(Phase::Creating, 9.0 * MINUTE), NOW),
            None
        );
        for (age, words) in [
            (25.0 * MINUTE, "25 minutes"),
            (150.0 * MINUTE, "2 hours"),
            (3.0 * 24.0 * 60.0 * MINUTE, "3 days"),
        ] {
            let text = overdue_at(&volume(Phase::Creating, age), NOW).unwrap();
            assert!(text.contains(words), "{text}");
        }
    }

    #[test]
    fn the_time_of_a_deletion_counts_from_its_first_sight() {
        let old = volume(Phase::Deleting, 400.0 * 24.0 * 60.0 * MINUTE);
        assert_eq!(overdue_at(&old, NOW), None);
        assert_eq!(overdue_at(&old, NOW + 9.0 * MINUTE), None);
        let text = overdue_at(&old, NOW + 11.0 * MINUTE).unwrap();
        assert!(text.contains("at least 11 minutes"), "{text}");
    }

    #[test]
    fn a_phase_that_is_not_transitional_is_never_overdue() {
        for phase in [Phase::Ready, Phase::NotReady, Phase::Unknown] {
            assert_eq!(overdue_at(&volume(phase, 1e12), NOW), None);
        }
    }
}
