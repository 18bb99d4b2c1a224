use datavolumes_sharing::{Organisation, ScopeDiff, ScopeSet};
use datavolumes_ui::{Button, format_number};
use leptos::prelude::*;

use crate::sharing::ptr_eq::PtrEq;
use crate::sharing::text::{capitalize, pluralize, scope_name};

/// The number of entries shown before "Show all" is pressed.
const INITIAL_ENTRIES: usize = 50;

/// An entry of a [`ChangeList`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ChangeEntry {
    /// The name, such as "project vision-ocr".
    pub(super) name: String,
    /// A note, such as "through department vision".
    pub(super) note: String,
}

/// An entry with `note` for each of `scopes`.
pub(super) fn scope_entries(
    organisation: &Organisation,
    scopes: &ScopeSet,
    note: &str,
) -> Vec<ChangeEntry> {
    let entry = |scope| ChangeEntry {
        name: scope_name(organisation, scope),
        note: note.to_owned(),
    };
    scopes.iter().map(entry).collect()
}

/// A [`ChangeList`], or nothing if there are no entries.
#[component]
pub(super) fn NonEmptyChangeList(
    /// The value of the attribute that the style sheet selects by.
    kind: &'static str,
    /// What happens to the entries.
    title: &'static str,
    /// What one entry is called.
    noun: &'static str,
    /// The entries.
    entries: Vec<ChangeEntry>,
    /// Whether the list is open at first.
    #[prop(optional)]
    is_open: bool,
) -> impl IntoView {
    (!entries.is_empty()).then(|| view! { <ChangeList kind title noun entries is_open /> })
}

/// A list of the additions and removals in a diff, or nothing if it is empty.
#[component]
pub(super) fn DiffList(
    /// The known scopes.
    organisation: PtrEq<Organisation>,
    /// The additions and removals.
    diff: ScopeDiff,
    /// What happens to them.
    title: &'static str,
) -> impl IntoView {
    let mut entries = scope_entries(&organisation, diff.add(), "share");
    entries.extend(scope_entries(&organisation, diff.remove(), "remove"));
    view! { <NonEmptyChangeList kind="drop" title noun="scope" entries /> }
}

/// A collapsible list of scopes or projects, headed by their number. The entries are rendered when it
/// is first opened.
#[component]
fn ChangeList(
    kind: &'static str,
    title: &'static str,
    noun: &'static str,
    entries: Vec<ChangeEntry>,
    is_open: bool,
) -> impl IntoView {
    let total = entries.len();
    let was_opened = RwSignal::new(is_open);
    let shows_all = RwSignal::new(false);
    let visible = move || {
        let limit = match (was_opened.get(), shows_all.get()) {
            (false, _) => 0,
            (true, false) => INITIAL_ENTRIES,
            (true, true) => total,
        };
        let shown = &entries[..limit.min(total)];
        let group = |group: ChangeGroup| view! { <Group group /> };
        grouped(shown).into_iter().map(group).collect_view()
    };
    let is_truncated = move || was_opened.get() && !shows_all.get() && total > INITIAL_ENTRIES;
    view! {
        <details
            class="change-list"
            data-change=kind
            open=is_open
            on:toggle=move |_| was_opened.set(true)
        >
            <summary class="change-list__title">
                <span class="change-list__count">{format_number(total as u64)}</span>
                {title}
            </summary>
            <ul class="change-list__lines">{visible}</ul>
            <Show when=is_truncated>
                <Button small=true on_press=move |()| shows_all.set(true)>
                    {["Show all ", &pluralize(total, noun)].concat()}
                </Button>
            </Show>
        </details>
    }
}

/// Entries with the same note, which is said once.
#[derive(Debug, PartialEq, Eq)]
struct ChangeGroup {
    note: String,
    names: Vec<String>,
}

/// The groups of `entries`, in the order of their first entries.
fn grouped(entries: &[ChangeEntry]) -> Vec<ChangeGroup> {
    let mut groups: Vec<ChangeGroup> = Vec::new();
    for ChangeEntry { name, note } in entries {
        match groups.iter_mut().find(|group| group.note == *note) {
            Some(group) => group.names.push(name.clone()),
            None => groups.push(ChangeGroup {
                note: note.clone(),
                names: vec![name.clone()],
            }),
        }
    }
    groups
}

#[component]
fn Group(group: ChangeGroup) -> impl IntoView {
    let name = |name: String| view! { <li class="change-list__name">{name}</li> };
    view! {
        <li class="change-list__group">
            <p class="change-list__note">{capitalize(&group.note)}</p>
            <ul class="change-list__names">{group.names.into_iter().map(name).collect_view()}</ul>
        </li>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_through_the_same_parent_is_one_group() {
        let entry = |name: &str, note: &str| ChangeEntry {
            name: name.to_owned(),
            note: note.to_owned(),
        };
        let through = "through department vision";
        let entries = [
            entry("ocr", through),
            entry("pose", "shared directly"),
            entry("depth", through),
        ];
        let groups: Vec<(String, Vec<String>)> = grouped(&entries)
            .into_iter()
            .map(|group| (group.note, group.names))
            .collect();
        let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        assert_eq!(
            groups,
            [
                (through.to_owned(), names(&["ocr", "depth"])),
                ("shared directly".to_owned(), names(&["pose"])),
            ]
        );
    }
}
