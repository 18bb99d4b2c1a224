//! Which entries are listed, and in which order. Pure.

use std::collections::HashSet;

use super::entry::{Entry, Group};
use super::rank::Rank;
use super::recent::Recent;

/// How many entries a group lists.
const MAX_ENTRIES: usize = 8;

/// The entries of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Section {
    pub(super) group: Group,
    pub(super) entries: Vec<Entry>,
}

/// Arranges the entries that fit `search`: those of a sentence first, then what was chosen before, then the groups with the
/// best entry first. `recents` are the last ones first.
pub(super) fn arrange(search: &str, entries: Vec<Entry>, recents: &[Recent]) -> Vec<Section> {
    let mut listed = HashSet::new();
    // A sentence that is typed again is no other one.
    let others = recents.iter().filter(|recent| !recent.is_sentence(search));
    let recent = others.filter_map(|recent| {
        // What was just loaded knows more.
        let known = entries.iter().find(|entry| entry.key == recent.key());
        let entry = known.cloned().or_else(|| recent.entry())?;
        entry.rank(search)?;
        listed.insert(entry.key.clone());
        let group = Group::Recent;
        Some(Entry { group, ..entry })
    });
    let recent: Vec<_> = recent.take(MAX_ENTRIES).collect();
    let fits = |entry: Entry| Some((entry.rank(search)?, entry));
    let mut ranked: Vec<(Rank, Entry)> = entries.into_iter().filter_map(fits).collect();
    ranked.retain(|(_, entry)| listed.insert(entry.key.clone()));
    ranked.sort_by_key(|(rank, _)| *rank);
    let mut sections: Vec<(Order, Section)> = Vec::new();
    if !recent.is_empty() {
        let section = Section {
            group: Group::Recent,
            entries: recent,
        };
        sections.push((Order::Recent, section));
    }
    for (rank, entry) in ranked {
        let order = Order::of(&entry, rank, search);
        let is_own = |(of, section): &&mut (Order, Section)| {
            section.group == entry.group && (*of == Order::Guess) == entry.is_guess
        };
        match sections.iter_mut().find(is_own) {
            Some((_, section)) if section.entries.len() < MAX_ENTRIES => {
                section.entries.push(entry);
            }
            Some(_) => {}
            None => {
                let group = entry.group;
                let entries = vec![entry];
                sections.push((order, Section { group, entries }));
            }
        }
    }
    sections.sort_by_key(|(order, section)| (*order, section.group));
    sections.into_iter().map(|(_, section)| section).collect()
}

/// Where a group comes, by its best entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Order {
    /// The text says it.
    Said,
    Recent,
    Ranked(Rank),
    /// The text may say it.
    Guess,
}

impl Order {
    fn of(entry: &Entry, rank: Rank, search: &str) -> Self {
        match (entry.group, rank) {
            _ if entry.is_guess => Self::Guess,
            // Everything fits alike.
            _ if search.is_empty() => Self::Ranked(Rank::Start),
            (Group::Sentences, Rank::Exact) => Self::Said,
            _ => Self::Ranked(rank),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::entry::Run;
    use super::super::places::volume_entry;
    use super::super::recent::Recent;
    use super::*;
    use crate::router::Route;
    use crate::testing::volume;

    fn entry(group: Group, title: &str) -> Entry {
        let key = format!("{group:?} {title}");
        Entry::new(
            group,
            key,
            title,
            String::new(),
            Run::Open(Route::home().into()),
        )
    }

    fn titles(section: &Section) -> Vec<&str> {
        section.entries.iter().map(|entry| &*entry.title).collect()
    }

    fn shown(sections: &[Section]) -> Vec<(Group, Vec<&str>)> {
        let sections = sections.iter();
        sections
            .map(|section| (section.group, titles(section)))
            .collect()
    }

    #[test]
    fn a_start_comes_before_a_part_within_a_group_and_between_groups() {
        let entries = vec![
            entry(Group::Volumes, "my-export"),
            entry(Group::Volumes, "reexport"),
            entry(Group::Views, "other"),
            entry(Group::Actions, "Export the list"),
        ];
        let sections = arrange("exp", entries, &[]);
        assert_eq!(
            shown(&sections),
            [
                (Group::Actions, vec!["Export the list"]),
                (Group::Volumes, vec!["my-export", "reexport"]),
            ]
        );
    }

    #[test]
    fn a_sentence_comes_first_and_a_guess_last() {
        let guess = Entry {
            is_guess: true,
            ..entry(Group::Sentences, "Status is Ready")
        };
        let entries = vec![guess, entry(Group::Volumes, "ready-set")];
        let sections = arrange("read", entries.clone(), &[]);
        assert_eq!(sections[0].group, Group::Volumes);
        let sure = entries.into_iter().map(|entry| Entry {
            is_guess: false,
            ..entry
        });
        let sections = arrange("ready", sure.collect(), &[]);
        assert_eq!(sections[0].group, Group::Sentences);
    }

    #[test]
    fn what_was_chosen_before_comes_first_and_is_listed_once() {
        let first = volume_entry(volume(1).id, "v1");
        let second = volume_entry(volume(2).id, "v2");
        let recents: Vec<_> = [&second, &first]
            .map(|entry| Recent::of(entry, "").unwrap())
            .to_vec();
        let fresh = first.clone().with_detail("fresh".to_owned());
        let sections = arrange("v", vec![fresh, volume_entry(volume(3).id, "v3")], &recents);
        assert_eq!(
            shown(&sections),
            [
                (Group::Recent, vec!["v2", "v1"]),
                (Group::Volumes, vec!["v3"]),
            ]
        );
        assert_eq!(sections[0].entries[1].detail, "fresh");
        assert_eq!(shown(&arrange("x", Vec::new(), &recents)), []);
    }

    #[test]
    fn a_sentence_that_was_chosen_before_is_not_listed_beside_itself() {
        let said = entry(Group::Sentences, "Delete v1 …");
        let recents = [Recent::of(&said, "delete v1").unwrap()];
        let sections = arrange("Delete V1", vec![said.clone()], &recents);
        assert_eq!(shown(&sections), [(Group::Sentences, vec!["Delete v1 …"])]);
        let sections = arrange("dele", Vec::new(), &recents);
        assert_eq!(shown(&sections), [(Group::Recent, vec!["Delete v1 …"])]);
    }

    #[test]
    fn without_a_text_the_groups_are_in_their_order() {
        let entries = vec![
            entry(Group::Actions, "a"),
            entry(Group::Views, "b"),
            entry(Group::Sentences, "share"),
        ];
        let groups: Vec<_> = arrange("", entries, &[])
            .iter()
            .map(|it| it.group)
            .collect();
        assert_eq!(groups, [Group::Sentences, Group::Views, Group::Actions]);
    }

    proptest! {
        #[test]
        fn each_entry_is_listed_at_most_once_and_fits(
            titles in prop::collection::vec("[ab]{1,3}", 0..30), search in "[ab]{0,2}"
        ) {
            let groups = [Group::Volumes, Group::Views, Group::Actions];
            let entries = titles.iter().enumerate();
            let entries = entries.map(|(index, title)| entry(groups[index % 3], title));
            let sections = arrange(&search, entries.collect(), &[]);
            let mut keys = HashSet::new();
            for section in &sections {
                prop_assert!(!section.entries.is_empty());
                prop_assert!(section.entries.len() <= MAX_ENTRIES);
                for entry in &section.entries {
                    prop_assert!(keys.insert(&entry.key));
                    prop_assert!(entry.title.contains(&search));
                }
            }
        }
    }
}
