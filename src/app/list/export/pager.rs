//! Reads a list page by page, whose rows may move while they are read.

use std::collections::HashSet;

use datavolumes_contract::{Limit, ListQuery, Offset, Volume, VolumeId, VolumePage};

/// By how many rows a page overlaps what is read already. Each page overlaps by the first number; if rows have moved
/// further, it is read again with the next one.
const OVERLAPS: [usize; 4] = [1, 100, 1_000, 10_000];

/// Reads a list, and returns each volume once.
///
/// A volume that is deleted moves those behind it one place forward: one of them moves from the next page to one that is
/// read already. So every page begins with a row that is known. If it does not, it is read again from further ahead.
#[derive(Debug, Default)]
pub(super) struct Pager {
    ids: HashSet<VolumeId>,
    /// The number of rows from the beginning of the list that are read.
    rows: usize,
    /// The index in [`OVERLAPS`].
    overlap: usize,
    /// How often rows may have been missed.
    gaps: usize,
    /// The number of rows that were found again behind others, and left out.
    duplicates: usize,
    /// The number of rows that could not be read.
    unreadable: usize,
}

impl Pager {
    /// How often rows may have been missed, because too many have moved.
    pub(super) fn gaps(&self) -> usize {
        self.gaps
    }

    /// The number of rows that had moved behind others, and were left out the second time.
    pub(super) fn duplicates(&self) -> usize {
        self.duplicates
    }

    /// The number of rows that could not be read.
    pub(super) fn unreadable(&self) -> usize {
        self.unreadable
    }

    /// The query for the next page of `all`.
    pub(super) fn query(&self, all: &ListQuery) -> ListQuery {
        ListQuery {
            limit: Limit::MAX,
            offset: Offset::new(u64::try_from(self.offset()).unwrap_or_default()),
            ..all.clone()
        }
    }

    fn offset(&self) -> usize {
        let overlap = OVERLAPS.get(self.overlap).copied().unwrap_or_default();
        self.rows.saturating_sub(overlap)
    }

    /// Adds the page that was read. Returns its volumes that are new, and whether it is the last page.
    pub(super) fn add(&mut self, page: VolumePage) -> (Vec<Volume>, bool) {
        let offset = self.offset();
        let sent = page.datavolumes.sent();
        let unreadable = page.datavolumes.unreadable.len();
        let first = page.datavolumes.iter().next().map(|volume| volume.id);
        let is_first_known = first.is_some_and(|id| self.ids.contains(&id));
        // In a page with unreadable rows, the position of the others is not known.
        if offset > 0 && !is_first_known && unreadable == 0 {
            if self.overlap + 1 < OVERLAPS.len() {
                self.overlap += 1;
                return (Vec::new(), false);
            }
            self.gaps += 1;
        }
        let overlapping = self.rows - offset;
        self.overlap = 0;
        self.rows = offset + sent;
        self.unreadable += unreadable;
        let is_last = page.next.is_none() || sent == 0;
        let readable = page.datavolumes.readable.len();
        let mut volumes = page.datavolumes.readable;
        volumes.retain(|volume| self.ids.insert(volume.id));
        self.duplicates += (readable - volumes.len()).saturating_sub(overlapping);
        (volumes, is_last)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::testing::volume;

    /// Reads a list of `count` volumes, which `change` changes before each request. Returns the names of the volumes,
    /// the number of requests, and the pager.
    fn read(
        count: usize,
        mut change: impl FnMut(usize, &mut Vec<Volume>),
    ) -> (Vec<String>, usize, Pager) {
        let mut server: Vec<Volume> = (0..count).map(volume).collect();
        let mut pager = Pager::default();
        let mut names = Vec::new();
        for request in 1..1_000 {
            change(request, &mut server);
            let query = pager.query(&ListQuery::default());
            let offset = query.offset.get() as usize;
            let end = server.len().min(offset + usize::from(query.limit.get()));
            let page = VolumePage {
                datavolumes: server.get(offset..end).unwrap_or_default().to_vec().into(),
                next: (end < server.len()).then_some(1),
            };
            let (volumes, is_last) = pager.add(page);
            names.extend(volumes.into_iter().map(|volume| volume.name));
            if is_last {
                return (names, request, pager);
            }
        }
        panic!("it does not end");
    }

    fn names(numbers: impl Iterator<Item = usize>) -> Vec<String> {
        numbers.map(|number| format!("v{number}")).collect()
    }

    #[test]
    fn every_volume_is_read_once() {
        for (count, requests) in [(0, 1), (1, 1), (500, 1), (501, 2), (1_200, 3)] {
            let (read, sent, pager) = read(count, |_, _| {});
            assert_eq!(read, names(0..count), "{count}");
            assert_eq!(sent, requests, "{count}");
            assert_eq!((pager.gaps(), pager.duplicates()), (0, 0));
        }
    }

    #[test]
    fn a_volume_that_is_deleted_meanwhile_hides_no_other_one() {
        let (read, sent, pager) = read(1_200, |request, server| {
            if request == 2 {
                server.remove(7);
            }
        });
        // It was read before it was deleted.
        assert_eq!(read, names(0..1_200));
        assert_eq!((sent, pager.gaps(), pager.duplicates()), (4, 0, 0));
    }

    #[test]
    fn a_list_that_shrinks_to_its_known_part_ends() {
        let (read, _, pager) = read(1_000, |request, server| {
            if request == 2 {
                server.truncate(300);
            }
        });
        assert_eq!(read, names(0..500));
        assert_eq!(pager.gaps(), 0);
    }

    #[test]
    fn a_volume_that_is_created_meanwhile_makes_no_other_one_appear_twice() {
        let (read, _, pager) = read(1_200, |request, server| {
            if request == 2 {
                (0..5).for_each(|number| server.insert(0, volume(9_000 + number)));
            }
        });
        assert_eq!(read, names(0..1_200));
        assert_eq!((pager.duplicates(), pager.gaps()), (5, 0));
    }

    #[test]
    fn a_list_whose_rows_are_all_others_has_a_gap() {
        let (_, _, pager) = read(30_000, |request, server| {
            if request == 40 {
                server.drain(..19_000);
            }
        });
        assert_eq!(pager.gaps(), 1);
    }

    proptest! {
        #[test]
        fn what_is_there_all_the_time_is_read_exactly_once(
            count in 0_usize..3_000,
            changes in prop::collection::vec((any::<bool>(), any::<prop::sample::Index>()), 0..20),
        ) {
            let mut changes = changes.into_iter();
            let mut deleted = HashSet::new();
            let mut next = 100_000;
            let (read, _, pager) = read(count, |_, server| {
                let Some((is_deletion, at)) = changes.next() else { return };
                if is_deletion && !server.is_empty() {
                    deleted.insert(server.remove(at.index(server.len())).name);
                } else {
                    server.insert(at.index(server.len() + 1), volume(next));
                    next += 1;
                }
            });
            prop_assert_eq!(pager.gaps(), 0);
            let unique: HashSet<&String> = read.iter().collect();
            prop_assert_eq!(unique.len(), read.len(), "a row appears twice");
            for name in names(0..count) {
                prop_assert!(deleted.contains(&name) || unique.contains(&name), "{} is missing", name);
            }
        }
    }
}
