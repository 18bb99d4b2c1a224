//! When a volume may be deleted: not twice, and if others lose it, only after its name was typed.

use datavolumes_contract::{Phase, Volume, input};

/// Why `volume` cannot be deleted, as a sentence; `typed` is the content of the confirmation field.
pub(super) fn disabled_reason(volume: &Volume, typed: &str) -> Option<String> {
    if volume.status.phase == Phase::Deleting {
        return Some("This data volume is already being deleted.".to_owned());
    }
    if needs_name(volume) && input::trim(typed) != input::trim(&volume.name) {
        return Some("Type the name to confirm.".to_owned());
    }
    None
}

/// Whether the name must be typed: the volume is shared, or its shares are not known.
pub(super) fn needs_name(volume: &Volume) -> bool {
    volume
        .shared_scopes
        .as_ref()
        .is_none_or(|scopes| !scopes.is_empty())
}

/// The number of volumes that are deleted at once without typing their number, at most.
const MAX_UNTYPED: usize = 10;

/// Whether the number must be typed to delete `count` volumes.
pub(super) const fn needs_count(count: usize) -> bool {
    count > MAX_UNTYPED
}

/// Why `count` volumes cannot be deleted, as a sentence; `typed` is the content of the confirmation field.
pub(super) fn count_disabled_reason(count: usize, typed: &str) -> Option<String> {
    if count == 0 {
        return Some("There is nothing to delete.".to_owned());
    }
    (needs_count(count) && input::trim(typed) != count.to_string())
        .then(|| "Type the number to confirm.".to_owned())
}

#[cfg(test)]
mod tests {
    use datavolumes_contract::ScopeType;

    use super::*;
    use crate::testing::{HOSTILE, share};

    fn volume(shares: Option<usize>) -> Volume {
        let share = share(ScopeType::Project, "5");
        Volume {
            name: "genomes".to_owned(),
            shared_scopes: shares.map(|count| vec![share; count]),
            ..Volume::default()
        }
    }

    #[test]
    fn a_volume_that_is_or_may_be_shared_needs_its_name_typed() {
        assert_eq!(disabled_reason(&volume(Some(0)), ""), None);
        for shared in [volume(Some(1)), volume(None)] {
            assert_eq!(
                disabled_reason(&shared, "genome").as_deref(),
                Some("Type the name to confirm.")
            );
            assert_eq!(disabled_reason(&shared, " genomes "), None);
        }
    }

    #[test]
    fn the_number_of_more_than_ten_volumes_must_be_typed() {
        assert!(count_disabled_reason(0, "").is_some());
        assert_eq!(count_disabled_reason(10, ""), None);
        for typed in ["", "3", "370", "x37"] {
            let reason = count_disabled_reason(37, typed);
            assert_eq!(
                reason.as_deref(),
                Some("Type the number to confirm."),
                "{typed}"
            );
        }
        assert_eq!(count_disabled_reason(37, " 37 "), None);
    }

    #[test]
    fn a_volume_in_deletion_cannot_be_deleted_again() {
        let mut deleting = volume(Some(0));
        deleting.status.phase = Phase::Deleting;
        assert!(disabled_reason(&deleting, "genomes").is_some());
    }

    #[test]
    fn the_name_is_typed_as_it_is() {
        let mut shared = volume(Some(1));
        HOSTILE.clone_into(&mut shared.name);
        assert_eq!(disabled_reason(&shared, HOSTILE), None);
    }
}
