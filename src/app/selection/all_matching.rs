//! Collects all volumes that match a query, whose rows may move while they are read.

use std::collections::HashSet;

use datavolumes_contract::{Limit, ListQuery, Offset, Volume, VolumePage};

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
            restarts: 0,
        }
    }

    /// The number of volumes that are read.
    pub(super) fn len(&self) -> usize {
        self.volumes.len()
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
        let offset = u64::try_from(self.volumes.len()).unwrap_or_default();
        ListQuery {
            limit: Limit::MAX,
            offset: Offset::new(offset.saturating_sub(1)),
            ..all.clone()
        }
    }

    /// Adds the page that was read.
    pub(super) fn add(&mut self, page: VolumePage) -> Next {
        let has_more = page.next.is_some() && !page.datavolumes.is_empty();
        let mut rows = page.datavolumes.into_iter();
        if let Some(last) = self.volumes.last()
            && rows.next().map(|row| row.id) != Some(last.id)
        {
            self.restarts += 1;
            self.volumes.clear();
            return if self.restarts > MAX_RESTARTS {
                Next::Restless
            } else {
                Next::Page
            };
        }
        self.volumes.extend(rows);
        if self.volumes.len() >= self.max || !has_more {
            return Next::Done(has_more || self.volumes.len() > self.max);
        }
        Next::Page
    }
}

#[cfg(test)]
mod tests {
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
                datavolumes: server.get(offset..end).unwrap_or_default().to_vec(),
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
}
