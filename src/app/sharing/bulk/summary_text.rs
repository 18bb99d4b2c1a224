//! The plans of all volumes in a few sentences.

use datavolumes_sharing::BulkSummary;

use crate::sharing::text::pluralize;

/// The sentences that summarise the plans. `unread` and `gone` are the numbers of volumes without a plan.
pub(super) fn summary_text(summary: &BulkSummary, unread: usize, gone: usize) -> Vec<String> {
    let mut sentences = vec![changes_text(summary)];
    for (count, singular, plural) in [
        (
            summary.gaining,
            "can be used by more projects.",
            "can be used by more projects.",
        ),
        (
            summary.losing,
            "can be used by fewer projects.",
            "can be used by fewer projects.",
        ),
        (
            summary.unchanged,
            "has nothing to be done.",
            "have nothing to be done.",
        ),
        (
            summary.in_other_cluster,
            "cannot be shared with all of it, being in another cluster: that is left out.",
            "cannot be shared with all of it, being in another cluster: that is left out.",
        ),
        (
            unread,
            "could not be read, and is left out.",
            "could not be read, and are left out.",
        ),
        (
            gone,
            "was deleted meanwhile, and is left out.",
            "were deleted meanwhile, and are left out.",
        ),
    ] {
        if count > 0 {
            let predicate = if count == 1 { singular } else { plural };
            sentences.push([&pluralize(count, "data volume"), " ", predicate].concat());
        }
    }
    sentences
}

/// Says that `gone` volumes do not exist any more. `None` if there are none.
pub(super) fn gone_text(gone: usize) -> Option<String> {
    let predicate = match gone {
        0 => return None,
        1 => " was deleted meanwhile, and is not selected any more.",
        _ => " were deleted meanwhile, and are not selected any more.",
    };
    Some([&pluralize(gone, "data volume"), predicate].concat())
}

/// The number of volumes, shares and requests.
fn changes_text(summary: &BulkSummary) -> String {
    if summary.changed == 0 {
        return "Nothing is changed.".to_owned();
    }
    let shares = match (summary.added, summary.removed) {
        (added, 0) => [&pluralize(added, "share"), " added"].concat(),
        (0, removed) => [&pluralize(removed, "share"), " removed"].concat(),
        (added, removed) => {
            let (added, removed) = (pluralize(added, "share"), removed.to_string());
            [&added, " added, ", &removed, " removed"].concat()
        }
    };
    let volumes = pluralize(summary.changed, "data volume");
    let requests = pluralize(summary.requests, "request");
    [&volumes, ": ", &shares, ". It takes ", &requests, "."].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn volumes_that_are_gone_are_no_longer_selected() {
        assert_eq!(gone_text(0), None);
        let text = "2 data volumes were deleted meanwhile, and are not selected any more.";
        assert_eq!(gone_text(2).as_deref(), Some(text));
    }

    #[test]
    fn counts_of_zero_are_left_out() {
        let none = summary_text(&BulkSummary::default(), 0, 0);
        assert_eq!(none, ["Nothing is changed."]);
        let summary = BulkSummary {
            changed: 2,
            unchanged: 1,
            added: 3,
            removed: 1,
            requests: 2,
            losing: 1,
            ..BulkSummary::default()
        };
        assert_eq!(
            summary_text(&summary, 2, 1),
            [
                "2 data volumes: 3 shares added, 1 removed. It takes 2 requests.",
                "1 data volume can be used by fewer projects.",
                "1 data volume has nothing to be done.",
                "2 data volumes could not be read, and are left out.",
                "1 data volume was deleted meanwhile, and is left out."
            ]
        );
    }
}
