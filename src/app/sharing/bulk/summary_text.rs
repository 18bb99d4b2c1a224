//! The plans of all volumes in a few sentences.

use datavolumes_sharing::BulkSummary;

use crate::sharing::text::pluralize;

/// The sentences that summarise the plans. `unread` and `gone` are the numbers of volumes without a plan.
pub(super) fn summary_text(summary: &BulkSummary, unread: usize, gone: usize) -> Vec<String> {
    let is_all_elsewhere = summary.changed == 0
        && summary.in_other_cluster > 0
        && summary.unchanged == summary.in_other_cluster
        && unread + gone == 0;
    if is_all_elsewhere {
        let volumes = match summary.in_other_cluster {
            1 => "this data volume is".to_owned(),
            count => ["these ", &pluralize(count, "data volume"), " are"].concat(),
        };
        return vec![["No changes: ", &volumes, " in another cluster."].concat()];
    }
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
        (summary.unchanged, "needs no change.", "need no change."),
        (
            summary.in_other_cluster,
            "is in a different cluster from some of these scopes, which are left out.",
            "are in a different cluster from some of these scopes, which are left out.",
        ),
        (
            unread,
            "could not be loaded and is left out.",
            "could not be loaded and are left out.",
        ),
        (
            gone,
            "was deleted by someone else and is left out.",
            "were deleted by someone else and are left out.",
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
        1 => " was deleted by someone else and is no longer selected.",
        _ => " were deleted by someone else and are no longer selected.",
    };
    Some([&pluralize(gone, "data volume"), predicate].concat())
}

/// The number of volumes, shares and requests.
fn changes_text(summary: &BulkSummary) -> String {
    if summary.changed == 0 {
        return "No changes.".to_owned();
    }
    let shares = match (summary.added, summary.removed) {
        (added, 0) => [&pluralize(added, "scope"), " added"].concat(),
        (0, removed) => [&pluralize(removed, "scope"), " removed"].concat(),
        (added, removed) => {
            let (added, removed) = (pluralize(added, "scope"), removed.to_string());
            [&added, " added, ", &removed, " removed"].concat()
        }
    };
    let volumes = pluralize(summary.changed, "data volume");
    let requests = pluralize(summary.requests, "request");
    [&volumes, ": ", &shares, ". Sent as ", &requests, "."].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn volumes_that_are_gone_are_no_longer_selected() {
        assert_eq!(gone_text(0), None);
        let text = "2 data volumes were deleted by someone else and are no longer selected.";
        assert_eq!(gone_text(2).as_deref(), Some(text));
    }

    #[test]
    fn volumes_that_are_all_in_another_cluster_are_one_sentence() {
        let summary = BulkSummary {
            unchanged: 3,
            in_other_cluster: 3,
            ..BulkSummary::default()
        };
        assert_eq!(
            summary_text(&summary, 0, 0),
            ["No changes: these 3 data volumes are in another cluster."]
        );
    }

    #[test]
    fn counts_of_zero_are_left_out() {
        let none = summary_text(&BulkSummary::default(), 0, 0);
        assert_eq!(none, ["No changes."]);
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
                "2 data volumes: 3 scopes added, 1 removed. Sent as 2 requests.",
                "1 data volume can be used by fewer projects.",
                "1 data volume needs no change.",
                "2 data volumes could not be loaded and are left out.",
                "1 data volume was deleted by someone else and is left out."
            ]
        );
    }
}
