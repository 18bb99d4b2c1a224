//! The state of the palette: what is typed, what was found for it, and which entry is active.

use datavolumes_contract::{ListQuery, Volume};
use datavolumes_ui::{Debounce, SEARCH_DELAY, Toasts};
use leptos::prelude::*;

use super::actions::{ActionContext, action_entries, sentence_entries};
use super::browser_context::{BrowserCalendar, ServerContext};
use super::entry::{Entry, Run};
use super::filter_entries::filter_entries;
use super::lookup::{FoundUnits, Lookup, find_units, find_volumes};
use super::places::{project_choice_entry, search_entry, view_entry, volume_detail, volume_entry};
use super::recent::{Recent, recents};
use super::sections::{Section, arrange};
use super::sentence::Sentence;
use super::share_entries::share_entries;
use super::unit_choice::Meaning;
use super::unit_choices::unit_choices_of;
use super::unit_text::UnitText;
use super::volume_entries::{copy_entries, delete_entries};
use crate::directory::{OrgNames, is_refused};
use crate::list::{SavedViewLink, saved_view_links};
use crate::remote::{Notice, Remote, Task, UseRemote, use_remote};
use crate::router::Route;
use crate::services::Services;

/// The state of the palette.
#[derive(Clone, Copy)]
pub(super) struct Palette {
    pub(super) services: Services,
    pub(super) toasts: Toasts,
    /// What is typed.
    pub(super) text: RwSignal<String>,
    /// The key of the entry that the user has moved to.
    moved_to: RwSignal<Option<String>>,
    /// What the text needs from the server.
    lookup: Memo<Lookup>,
    /// What was asked for last.
    requested: RwSignal<Lookup>,
    volumes: UseRemote<Vec<Volume>>,
    units: UseRemote<FoundUnits>,
    /// The entries on screen.
    pub(super) sections: Memo<Vec<Section>>,
    /// The index of the active entry.
    pub(super) active: Memo<Option<usize>>,
}

/// Opens the palette: reads what this browser keeps, and searches for what is typed.
pub(super) fn use_palette() -> Palette {
    let services = Services::of_context();
    let names = OrgNames::of_context();
    names.load_when(services, || true);
    let text = RwSignal::new(String::new());
    let sentence = Memo::new(move |_| text.with(|text| Sentence::read(text)));
    let lookup = Memo::new(move |_| {
        text.with(|text| sentence.with(|sentence| Lookup::of(text, sentence.as_ref())))
    });
    let requested = RwSignal::new(Lookup::default());
    let volumes = use_remote(
        move || requested.with(|lookup| lookup.volume.clone()),
        services.connectivity,
        move |text| find_volumes(services.client(), text),
    );
    let units = use_remote(
        move || requested.with(|lookup| (!lookup.units.is_empty()).then(|| lookup.units.clone())),
        services.connectivity.optional(),
        move |texts| find_units(services.client(), texts),
    );
    let debounce = Debounce::new(SEARCH_DELAY);
    Effect::new(move || {
        let lookup = lookup.get();
        debounce.schedule(move || requested.set(lookup));
    });
    let views = saved_view_links();
    let recents = recents();
    let sections = Memo::new(move |_| {
        let found = Found {
            services,
            names,
            volumes,
            units,
        };
        let sentence = sentence.get();
        text.with(|text| found.sections(text, sentence.as_ref(), &views, &recents))
    });
    let moved_to = RwSignal::new(None::<String>);
    let active = Memo::new(move |_| {
        sections.with(|sections| moved_to.with(|key| active_index(sections, key.as_deref())))
    });
    Palette {
        services,
        toasts: Toasts::of_context(),
        text,
        moved_to,
        lookup,
        requested,
        volumes,
        units,
        sections,
        active,
    }
}

/// The index of the entry that the user has moved to, or of the first one. If that cannot be chosen, its reason is said.
fn active_index(sections: &[Section], moved_to: Option<&str>) -> Option<usize> {
    let entries = || sections.iter().flat_map(|section| &section.entries);
    let moved = entries().position(|entry| Some(&*entry.key) == moved_to);
    moved.or_else(|| entries().next().map(|_| 0))
}

impl Palette {
    /// The user has changed the text.
    pub(super) fn type_text(self, text: String) {
        self.moved_to.set(None);
        self.text.set(text);
    }

    /// The number of entries on screen.
    pub(super) fn count(self) -> usize {
        self.sections
            .with(|sections| sections.iter().map(|section| section.entries.len()).sum())
    }

    /// The entry at `index`.
    pub(super) fn entry(self, index: usize) -> Option<Entry> {
        self.sections.with(|sections| {
            let mut entries = sections.iter().flat_map(|section| &section.entries);
            entries.nth(index).cloned()
        })
    }

    /// The active entry.
    pub(super) fn active_entry(self) -> Option<Entry> {
        self.entry(self.active.get()?)
    }

    /// Makes the entry at `index` the active one.
    pub(super) fn move_to(self, index: usize) {
        if self.active.get_untracked() != Some(index) {
            let entry = untrack(|| self.entry(index));
            self.moved_to.set(entry.map(|entry| entry.key));
        }
    }

    /// Whether something is being searched for.
    pub(super) fn is_searching(self) -> bool {
        let requested = self.requested.get();
        self.lookup.with(|lookup| requested != *lookup)
            || requested.volume.is_some() && self.volumes.state.with(Remote::is_loading)
            || !requested.units.is_empty() && self.units.state.with(Remote::is_loading)
    }

    /// Why a search failed. A directory that this user may not see is done without.
    pub(super) fn failure(self) -> Option<Notice> {
        let volumes = self.volumes.state.with(|found| {
            let error = found.error()?;
            Some(Notice::of(error, Task::List))
        });
        volumes.or_else(|| {
            self.units.state.with(|found| {
                let error = found.error().filter(|error| !is_refused(error))?;
                Some(Notice::of(error, Task::Directory))
            })
        })
    }

    /// Searches again.
    pub(super) fn retry(self) {
        if self.volumes.state.with_untracked(|it| it.error().is_some()) {
            self.volumes.reload();
        }
        if self.units.state.with_untracked(|it| it.error().is_some()) {
            self.units.reload();
        }
    }

    /// The address of the page that the entry opens.
    pub(super) fn href(self, entry: &Entry) -> Option<String> {
        match &entry.run {
            Run::Open(place) if entry.disabled_reason.is_none() => {
                let page = self.services.router.href(&place.route);
                Some([page, place.fragment.clone()].concat())
            }
            _ => None,
        }
    }
}

/// What the entries are made of.
#[derive(Clone, Copy)]
struct Found {
    services: Services,
    names: OrgNames,
    volumes: UseRemote<Vec<Volume>>,
    units: UseRemote<FoundUnits>,
}

impl Found {
    fn sections(
        self,
        text: &str,
        sentence: Option<&Sentence>,
        views: &[SavedViewLink],
        recents: &[Recent],
    ) -> Vec<Section> {
        let route = untrack(|| self.services.router.route().get());
        let query = match &route {
            Route::Volumes(query) => query.clone(),
            // As it was shown last.
            _ => self.services.router.list_query(),
        };
        let search = match sentence {
            Some(Sentence::Go { place }) => place,
            _ => text.trim(),
        };
        let mut entries = sentence
            .map(|sentence| self.said(sentence, &query))
            .unwrap_or_default();
        entries.extend(self.volume_entries());
        entries.extend(views.iter().map(view_entry));
        entries.extend(self.project_entries(search));
        if !matches!(sentence, Some(Sentence::Go { .. })) {
            let context = ServerContext(self.services, self.names);
            entries.extend(action_entries(&ActionContext {
                route,
                query: query.clone(),
                create_refusal: context.create_refusal_text(),
            }));
            entries.extend(sentence_entries());
        }
        if sentence.is_none() && !search.contains(char::is_whitespace) {
            entries.extend(search_entry(search, &query));
        }
        arrange(search, entries, recents)
    }

    /// What a sentence says.
    fn said(self, sentence: &Sentence, query: &ListQuery) -> Vec<Entry> {
        let context = ServerContext(self.services, self.names);
        let meaning = |text: &UnitText| self.meaning(text);
        self.volumes.state.with(|volumes| {
            let volumes = volumes.latest().map_or(&[][..], Vec::as_slice);
            match sentence {
                Sentence::Share(share) => share_entries(share, volumes, &context, &meaning),
                Sentence::Delete { volume } => delete_entries(volumes, volume, &context),
                Sentence::Copy { volume } => copy_entries(volumes, volume, &context),
                Sentence::Filter(filter) => {
                    filter_entries(filter, query, &BrowserCalendar, &meaning)
                }
                Sentence::Go { .. } => Vec::new(),
            }
        })
    }

    fn volume_entries(self) -> Vec<Entry> {
        self.volumes.state.with(|volumes| {
            let volumes = volumes.latest().into_iter().flatten();
            let entry = |volume: &Volume| {
                let cluster = self.names.cluster(&volume.cluster_id);
                volume_entry(volume.id, &volume.name).with_detail(volume_detail(volume, &cluster))
            };
            volumes.map(entry).collect()
        })
    }

    fn project_entries(self, search: &str) -> Vec<Entry> {
        self.units.state.with(|found| {
            let found = found.latest().into_iter().flatten();
            // The last search may still be for a shorter text.
            let units = found.flat_map(|(_, units)| unit_choices_of(units, self.names));
            let projects = units.filter(|unit| unit.is_project() && !search.is_empty());
            projects
                .filter_map(|unit| project_choice_entry(&unit))
                .collect()
        })
    }

    /// What `text` means, as far as that is known.
    fn meaning(self, text: &UnitText) -> Meaning {
        self.units.state.with(|found| {
            let known = found.latest().into_iter().flatten();
            let known = known.clone().find(|(wanted, _)| wanted == text);
            match (known, found.error()) {
                (Some((text, units)), _) => Meaning::of(text, unit_choices_of(units, self.names)),
                (None, Some(error)) if is_refused(error) => Meaning::Unlisted,
                (None, _) => Meaning::Loading,
            }
        })
    }
}
