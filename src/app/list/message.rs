use datavolumes_client::ErrorKind;
use datavolumes_contract::{ListQuery, Offset, VolumePage};

use super::url::is_complete;
use crate::remote::Remote;

/// A message in place of the rows, or above rows that are out of date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ListMessage {
    /// The view needs a project, and none is chosen.
    ChooseProject,
    /// There are no volumes at all.
    NoVolumes,
    /// There are volumes, but none matches.
    NoMatch,
    /// There are volumes, but fewer than the offset of this page.
    PastTheEnd,
    /// The request was denied, and there are no rows.
    Denied,
    /// The request failed, and there are no rows.
    Failed,
    /// The request failed; the rows are those of an older response.
    Outdated,
    /// Some volumes of the response cannot be read, so they have no rows.
    Unreadable,
}

impl ListMessage {
    /// The message for the page that `query` asks for, if any.
    pub(crate) fn of(query: &ListQuery, page: &Remote<VolumePage>) -> Option<Self> {
        if !is_complete(query) {
            return Some(Self::ChooseProject);
        }
        match page {
            Remote::Loading { .. } => None,
            Remote::Ready(page) if !page.datavolumes.unreadable.is_empty() => {
                Some(Self::Unreadable)
            }
            Remote::Ready(page) if !page.datavolumes.is_empty() => None,
            Remote::Ready(_) if query.offset > Offset::ZERO => Some(Self::PastTheEnd),
            Remote::Ready(_) if query.is_filtered() => Some(Self::NoMatch),
            Remote::Ready(_) => Some(Self::NoVolumes),
            Remote::Failed { error, last } => match (error.kind(), last) {
                // The sign-in dialog and the outage banner show these.
                (ErrorKind::Unauthenticated, _) | (ErrorKind::Unavailable, Some(_)) => None,
                (ErrorKind::Forbidden, _) => Some(Self::Denied),
                (_, None) => Some(Self::Failed),
                (_, Some(_)) => Some(Self::Outdated),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use datavolumes_contract::{Filter, FilterOperator, View, Volume, VolumeField};

    use super::*;
    use crate::testing::rejected;

    fn page(volumes: usize) -> VolumePage {
        VolumePage {
            next: None,
            datavolumes: vec![Volume::default(); volumes].into(),
        }
    }

    fn filtered() -> ListQuery {
        let filter = Filter::new(VolumeField::Name, FilterOperator::Contains, "x").unwrap();
        ListQuery::default().with_filter(filter)
    }

    fn failed(status: u16, last: Option<VolumePage>) -> Remote<VolumePage> {
        Remote::Failed {
            error: rejected(status),
            last,
        }
    }

    #[test]
    fn each_reason_for_an_empty_list_has_its_own_message() {
        let empty = Remote::Ready(page(0));
        let all = ListQuery::default();
        assert_eq!(ListMessage::of(&all, &empty), Some(ListMessage::NoVolumes));
        assert_eq!(
            ListMessage::of(&filtered(), &empty),
            Some(ListMessage::NoMatch)
        );
        let beyond = all.clone().at_next_page();
        assert_eq!(
            ListMessage::of(&beyond, &empty),
            Some(ListMessage::PastTheEnd)
        );
        let unchosen = all.clone().with_view(View::UsableInProject(None));
        assert_eq!(
            ListMessage::of(&unchosen, &Remote::default()),
            Some(ListMessage::ChooseProject)
        );
        assert_eq!(ListMessage::of(&all, &Remote::Ready(page(1))), None);
    }

    #[test]
    fn a_list_with_volumes_that_cannot_be_read_is_not_complete_and_not_empty() {
        for volumes in [0, 2] {
            let mut odd = page(volumes);
            odd.datavolumes.unreadable.push("Entry 1: no".to_owned());
            for query in [ListQuery::default(), filtered()] {
                let message = ListMessage::of(&query, &Remote::Ready(odd.clone()));
                assert_eq!(message, Some(ListMessage::Unreadable));
            }
        }
    }

    #[test]
    fn a_failure_keeps_the_rows_and_is_shown_in_one_place() {
        let query = ListQuery::default();
        for (status, last, message) in [
            (500, None, Some(ListMessage::Failed)),
            (500, Some(page(1)), Some(ListMessage::Outdated)),
            (403, None, Some(ListMessage::Denied)),
            (401, None, None),
            (503, Some(page(1)), None),
            (503, None, Some(ListMessage::Failed)),
        ] {
            assert_eq!(
                ListMessage::of(&query, &failed(status, last)),
                message,
                "{status}"
            );
        }
    }
}
