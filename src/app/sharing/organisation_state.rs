//! The organisation as the directory of the API tells it, page by page.
//!
//! An optional capability: what it does not tell is known from the volume, from its shares and from
//! what people type.

use std::cell::RefCell;

use datavolumes_contract::{DirectoryQuery, Limit, ScopeType};
use datavolumes_sharing::OrgIndex;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{ApiError, ErrorKind, Notice, Task};
use crate::remote::Health;
use crate::services::Services;
use datavolumes_ui::effect;

/// The most scopes of a level that are asked for. Others are found by their id.
const MOST: usize = 20_000;

/// How long what was told is believed without asking again, in milliseconds.
const FRESH: f64 = 120_000.0;

/// How far the directory has told one level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Telling {
    /// It is being asked.
    Loading,
    /// It has told everything.
    Whole,
    /// It could tell more than [`MOST`].
    TooMany,
    /// The person may not see it.
    Refused,
    /// This server has no directory.
    Unsupported,
    /// It could not be asked.
    Failed {
        /// What went wrong.
        title: String,
        /// Whether it is asked again by itself.
        is_passing: bool,
    },
}

impl Telling {
    fn failed(error: &ApiError) -> Self {
        match error.kind() {
            ErrorKind::Forbidden => Self::Refused,
            ErrorKind::NotFound | ErrorKind::Unsupported => Self::Unsupported,
            _ => Self::Failed {
                title: Notice::of(error, Task::Directory).title,
                is_passing: Health::is_passing(error),
            },
        }
    }
}

/// One level of the directory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Level {
    /// Which one.
    pub(super) kind: ScopeType,
    /// How far it has been told.
    pub(super) telling: Telling,
    /// How many scopes have been told.
    pub(super) count: usize,
}

/// What the directory has told so far.
#[derive(Clone, Debug)]
pub(super) struct Told {
    pub(super) directory: OrgIndex,
    pub(super) levels: [Level; 3],
}

impl Default for Told {
    fn default() -> Self {
        Self {
            directory: OrgIndex::default(),
            levels: ScopeType::DOCUMENTED.map(|kind| Level {
                kind,
                telling: Telling::Loading,
                count: 0,
            }),
        }
    }
}

impl Told {
    fn is_over(&self) -> bool {
        let is_over = |level: &Level| matches!(level.telling, Telling::Whole | Telling::TooMany);
        self.levels.iter().all(is_over)
    }

    fn waits(&self) -> bool {
        let waits = |telling: &Telling| {
            matches!(
                telling,
                Telling::Failed {
                    is_passing: true,
                    ..
                }
            )
        };
        self.levels.iter().any(|level| waits(&level.telling))
    }
}

thread_local! {
    /// What was told last: to whom (a token) and when (milliseconds since 1970). Several pages in
    /// a row need it, and it is large.
    static LAST: RefCell<Option<(String, f64, Told)>> = const { RefCell::new(None) };
}

/// The directory as a value that grows.
#[derive(Clone, Copy)]
pub(super) struct OrganisationState {
    services: Services,
    told: RwSignal<Told>,
    /// Counts the times that it was asked from the start.
    turn: StoredValue<u32>,
}

/// Asks the directory for everything that it tells.
pub(super) fn use_organisation(services: Services) -> OrganisationState {
    let state = OrganisationState {
        services,
        told: RwSignal::new(Told::default()),
        turn: StoredValue::new(0),
    };
    match remembered(services) {
        Some(told) => state.told.set(told),
        None => state.load(),
    }
    let retries = services.health.retries();
    let seen = StoredValue::new(retries.get_untracked());
    effect(move || {
        let now = retries.get();
        if now != seen.get_value() && state.told.with_untracked(Told::waits) {
            state.load();
        }
        seen.set_value(now);
    });
    state
}

fn remembered(services: Services) -> Option<Told> {
    let token = services.session.token()?;
    LAST.with_borrow(|last| {
        let (whose, at, told) = last.as_ref()?;
        (*whose == token && js_sys::Date::now() - at < FRESH).then(|| told.clone())
    })
}

impl OrganisationState {
    /// What has been told so far.
    pub(super) fn told(self) -> ReadSignal<Told> {
        self.told.read_only()
    }

    /// Asks from the start.
    pub(super) fn load(self) {
        self.turn.update_value(|turn| *turn = turn.wrapping_add(1));
        let turn = self.turn.get_value();
        self.told.set(Told::default());
        let api = self.services.api;
        spawn_local(async move {
            let answer = api.clusters().answer.await;
            let all = answer.map(|all| (all, false));
            self.take(turn, 0, OrgIndex::add_cluster, all);
        });
        spawn_local(async move {
            let mut query = first_page();
            loop {
                let answer = api.departments(query.clone()).answer.await;
                let page = answer.map(|page| (page.departments, page.next.is_some()));
                if !self.take(turn, 1, OrgIndex::add_department, page) {
                    return;
                }
                query.offset = query.offset.next(query.limit);
            }
        });
        spawn_local(async move {
            let mut query = first_page();
            loop {
                let answer = api.projects(query.clone()).answer.await;
                let page = answer.map(|page| (page.projects, page.next.is_some()));
                if !self.take(turn, 2, OrgIndex::add_project, page) {
                    return;
                }
                query.offset = query.offset.next(query.limit);
            }
        });
    }

    /// Takes a page of the level at `index` in; says whether to ask for the next.
    fn take<T>(
        self,
        turn: u32,
        index: usize,
        add: fn(&mut OrgIndex, &T),
        answer: Result<(Vec<T>, bool), ApiError>,
    ) -> bool {
        // Gone with its page, or asked from the start meanwhile.
        if self.turn.try_get_value() != Some(turn) {
            return false;
        }
        self.services.health.report(&answer);
        let goes_on = self.told.try_update(|told| {
            let Told { directory, levels } = told;
            let Some(level) = levels.get_mut(index) else {
                return false;
            };
            level.telling = match answer {
                Ok((entries, has_more)) => {
                    for entry in &entries {
                        add(directory, entry);
                    }
                    level.count += entries.len();
                    match (has_more && !entries.is_empty(), level.count < MOST) {
                        (false, _) => Telling::Whole,
                        (true, false) => Telling::TooMany,
                        (true, true) => Telling::Loading,
                    }
                }
                Err(error) => Telling::failed(&error),
            };
            level.telling == Telling::Loading
        });
        self.remember();
        goes_on.unwrap_or_default()
    }

    /// Keeps what was told for the next page that needs it, once all of it was.
    fn remember(self) {
        if let Some(token) = self.services.session.token()
            && self.told.with_untracked(Told::is_over)
        {
            LAST.set(Some((
                token,
                js_sys::Date::now(),
                self.told.get_untracked(),
            )));
        }
    }
}

fn first_page() -> DirectoryQuery {
    DirectoryQuery {
        limit: Limit::MAX,
        ..DirectoryQuery::default()
    }
}
