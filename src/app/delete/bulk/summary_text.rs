//! What a bulk deletion would do, in a few sentences.

use datavolumes_contract::Volume;
use datavolumes_ui::pluralize;

use super::outcome::BulkOutcome;

/// The sentences about `ready`, the volumes that would be deleted, and those that are left out. Who loses them is said
/// elsewhere.
pub(super) fn summary_text(ready: &[Volume], outcome: BulkOutcome) -> Vec<String> {
    let mut sentences = Vec::new();
    let destroyed = ready
        .iter()
        .filter(|volume| volume.should_delete_original_volume)
        .count();
    if destroyed > 0 {
        let pvcs = pluralize(destroyed, "origin PVC");
        let verb = if destroyed == 1 { "is" } else { "are" };
        sentences.push(format!("{pvcs} {verb} deleted too, with all data."));
    }
    let kept = ready.len() - destroyed;
    if kept > 0 {
        let which = if destroyed == 0 { "The" } else { "The other" };
        let pvcs = if kept == 1 {
            "origin PVC and its data are kept."
        } else {
            "origin PVCs and their data are kept."
        };
        sentences.push([which, " ", pvcs].concat());
    }
    for (count, singular, plural) in [
        (outcome.gone, "is already deleted.", "are already deleted."),
        (
            outcome.denied,
            "is left out: you don’t have permission to delete it.",
            "are left out: you don’t have permission to delete them.",
        ),
        (
            outcome.unread,
            "could not be loaded and is left out.",
            "could not be loaded and are left out.",
        ),
    ] {
        if count > 0 {
            let predicate = if count == 1 { singular } else { plural };
            sentences.push([&pluralize(count, "data volume"), " ", predicate].concat());
        }
    }
    sentences
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn destroyed_data_comes_first_and_counts_of_zero_are_left_out() {
        let kept = Volume::default();
        let destroyed = Volume {
            should_delete_original_volume: true,
            ..Volume::default()
        };
        let outcome = BulkOutcome {
            denied: 2,
            ..BulkOutcome::default()
        };
        assert_eq!(
            summary_text(&[kept.clone(), destroyed], outcome),
            [
                "1 origin PVC is deleted too, with all data.",
                "The other origin PVC and its data are kept.",
                "2 data volumes are left out: you don’t have permission to delete them.",
            ]
        );
        assert_eq!(
            summary_text(&[kept.clone(), kept.clone()], BulkOutcome::default()),
            ["The origin PVCs and their data are kept."]
        );
        assert_eq!(
            summary_text(&[kept], BulkOutcome::default()),
            ["The origin PVC and its data are kept."]
        );
    }
}
