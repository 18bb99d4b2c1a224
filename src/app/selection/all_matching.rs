//! Collects all volumes that match a query, whose rows may move while they are read.

use std::collections::HashSet;

use datavolumes_contract::{Limit, ListQuery, Offset, Volume, VolumeId, VolumePage};

/// How often reading starts over because rows have moved.
const MAX_RESTARTS: u32 = 5;

/// The volumes that match a query, as far as they are read.
///
/// A volume that is deleted moves those behind it one place forward: one of them moves from the next page, which is
/// not read yet, to one that is read already. So every page begins with the last row of the page before. If that row is
/// another volume, rows have moved, and reading starts over.
pub(super) struct AllMatching {
    max: usize,
    volumes: Vec<Volume>,
    /// The number of rows that are read, those that could not be read included.
    rows: usize,
    /// The number of rows that could not be read.
    unreadable: usize,
    /// The last row. `None` if there is none, or if it may be one that could not be read.
    last: Option<VolumeId>,
    restarts: u32,
}

/// What follows a page.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// Read the page of [`AllMatching::query`].
    Page,
    /// Everything is read. `true` if there are more volumes than `max`.
    Done(bool),
    /// The rows have moved too often.
    Restless,
}

impl AllMatching {
    /// Nothing is read yet. At most `max` volumes are collected.
    pub(super) fn new(max: usize) -> Self {
        Self {
            max,
            volumes: Vec::new(),
            rows: 0,
            unreadable: 0,
            last: None,
            restarts: 0,
        }
    }

    /// The number of volumes that are read.
    pub(super) fn len(&self) -> usize {
        self.volumes.len()
    }

    /// The number of rows that could not be read.
    pub(super) fn unreadable(&self) -> usize {
        self.unreadable
    }

    /// The volumes, each once.
    pub(super) fn into_volumes(self) -> Vec<Volume> {
        let mut ids = HashSet::new();
        let mut volumes = self.volumes;
        volumes.retain(|volume| ids.insert(volume.id));
        volumes.truncate(self.max);
        volumes
    }

    /// The query for the next page of `all`.
    pub(super) fn query(&self, all: &ListQuery) -> ListQuery {
        let offset = self.rows - usize::from(self.last.is_some());
        ListQuery {
            limit: Limit::MAX,
            offset: Offset::new(u64::try_from(offset).unwrap_or_default()),
            ..all.clone()
        }
    }

    /// Adds the page that was read.
    pub(super) fn add(&mut self, page: VolumePage) -> Next {
        let sent = page.datavolumes.sent();
        let unreadable = page.datavolumes.unreadable.len();
        let has_more = page.next.is_some() && sent > 0;
        let mut volumes = page.datavolumes.into_iter();
        let overlap = usize::from(self.last.is_some());
        // In a page with unreadable rows, the position of the others is not known.
        if let Some(last) = self.last.filter(|_| unreadable == 0)
            && volumes.next().map(|row| row.id) != Some(last)
        {
            return self.restart();
        }
        self.rows += sent.saturating_sub(overlap);
        self.unreadable += unreadable;
        self.volumes.extend(volumes);
        self.last = self.volumes.last().map(|volume| volume.id);
        self.last = self.last.filter(|_| unreadable == 0);
        if self.rows >= self.max || !has_more {
            return Next::Done(has_more || self.rows > self.max);
        }
        Next::Page
    }

    /// Reads from the first page again.
    fn restart(&mut self) -> Next {
        let restarts = self.restarts + 1;
        *self = Self {
            restarts,
            ..Self::new(self.max)
        };
        if restarts > MAX_RESTARTS {
            Next::Restless
        } else {
            Next::Page
        }
    }
}

#[cfg(test)]
mod tests {
    use datavolumes_contract::Entries;

    use super::*;
    use crate::testing::volume;

    /// Reads a list of `count` volumes, which `change` changes before each request. Returns the numbers of the
    /// requests and of the volumes.
    fn read(
        count: usize,
        max: usize,
        mut change: impl FnMut(usize, &mut Vec<Volume>),
    ) -> (usize, Option<Vec<String>>) {
        let mut server: Vec<Volume> = (0..count).map(volume).collect();
        let mut all = AllMatching::new(max);
        for request in 1.. {
            change(request, &mut server);
            let query = all.query(&ListQuery::default());
            let offset = query.offset.get() as usize;
            let end = server.len().min(offset + usize::from(query.limit.get()));
            let page = VolumePage {
                datavolumes: server.get(offset..end).unwrap_or_default().to_vec().into(),
                next: (end < server.len()).then_some(1),
            };
            match all.add(page) {
                Next::Page => {}
                Next::Done(_) => {
                    let names = all.into_volumes().into_iter().map(|volume| volume.name);
                    return (request, Some(names.collect()));
                }
                Next::Restless => return (request, None),
            }
        }
        unreachable!()
    }

    fn names(numbers: impl Iterator<Item = usize>) -> Vec<String> {
        numbers.map(|number| format!("v{number}")).collect()
    }

    #[test]
    fn every_volume_is_read_once() {
        for (count, requests) in [(0, 1), (1, 1), (500, 1), (501, 2), (1_200, 3)] {
            let (sent, read) = read(count, 5_000, |_, _| {});
            assert_eq!(read, Some(names(0..count)), "{count}");
            assert_eq!(sent, requests, "{count}");
        }
    }

    #[test]
    fn a_volume_that_is_deleted_meanwhile_is_left_out_and_no_other_one() {
        let (requests, read) = read(1_200, 5_000, |request, server| {
            if request == 2 {
                server.remove(7);
            }
        });
        assert_eq!(read, Some(names((0..1_200).filter(|number| *number != 7))));
        assert_eq!(requests, 5);
    }

    #[test]
    fn a_volume_that_is_created_meanwhile_makes_no_other_one_appear_twice() {
        let (_, read) = read(1_200, 5_000, |request, server| {
            if request == 3 {
                server.insert(0, volume(9_999));
            }
        });
        let all = names([9_999].into_iter().chain(0..1_200));
        assert_eq!(read, Some(all));
    }

    #[test]
    fn a_list_that_never_rests_is_given_up() {
        let (requests, read) = read(1_200, 5_000, |_, server| {
            server.remove(0);
        });
        assert_eq!(read, None);
        assert_eq!(requests, 12);
    }

    #[test]
    fn at_most_the_maximum_is_collected() {
        let (_, read) = read(1_200, 600, |_, _| {});
        assert_eq!(read, Some(names(0..600)));
        let mut all = AllMatching::new(1);
        let page = |count| VolumePage {
            datavolumes: (0..count).map(volume).collect(),
            next: None,
        };
        assert_eq!(all.add(page(2)), Next::Done(true));
        assert_eq!(AllMatching::new(2).add(page(2)), Next::Done(false));
    }

    #[test]
    fn unreadable_rows_are_counted_and_hide_no_other_one() {
        let mut all = AllMatching::new(5_000);
        let page =
            |from: usize, readable: usize, unreadable: usize, next: Option<i64>| VolumePage {
                datavolumes: Entries {
                    readable: (from..from + readable).map(volume).collect(),
                    unreadable: vec![String::new(); unreadable],
                },
                next,
            };
        let offset = |all: &AllMatching| all.query(&ListQuery::default()).offset.get();
        assert_eq!(all.add(page(0, 499, 1, Some(1))), Next::Page);
        // The last row may be the unreadable one, so the next page does not begin with it.
        assert_eq!(offset(&all), 500);
        assert_eq!(all.add(page(499, 500, 0, Some(1))), Next::Page);
        assert_eq!(offset(&all), 999);
        assert_eq!(all.add(page(998, 2, 1, None)), Next::Done(false));
        assert_eq!(all.unreadable(), 2);
        let read = all.into_volumes().into_iter().map(|volume| volume.name);
        assert_eq!(read.collect::<Vec<_>>(), names(0..1_000));
    }
}
