use datavolumes_contract::ListQuery;
use datavolumes_ui::{ToastAction, Toasts, Tone, isolated};
use leptos::prelude::*;

use super::saved_views::{MAX_VIEWS, SavedView, SavedViews, ViewState, ViewsError};
use super::stored::{decode, encode};
use super::view_name::ViewName;
use crate::list::url::ListUrl;
use crate::router::History;
use crate::session::storage;
use crate::table::Columns;

/// The key in the local storage with the views as JSON.
const VIEWS_KEY: &str = "datavolumes.views";
/// The key with a text of [`VIEWS_KEY`] that could not be read, so that it is not lost.
const UNREADABLE_KEY: &str = "datavolumes.views-unreadable";
/// The key with the query string of the default view. `public/boot.js` opens it.
const HOME_KEY: &str = "datavolumes.home";
/// What the tab keeps: the name of the view that was opened last.
const OPENED_KEY: &str = "datavolumes.view";

/// The saved views of this browser, and the one on screen.
#[derive(Clone, Copy)]
pub(super) struct Views {
    pub(super) saved: RwSignal<SavedViews>,
    /// The view that was opened or saved last in this tab.
    opened: RwSignal<Option<ViewName>>,
    url: ListUrl,
    columns: Columns,
    toasts: Toasts,
}

/// The view on screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct CurrentView {
    pub(super) name: ViewName,
    /// Whether the list shows something else by now.
    pub(super) is_changed: bool,
}

impl Views {
    /// Reads the views that the browser keeps.
    pub(super) fn load(url: ListUrl, columns: Columns) -> Self {
        let opened = storage::read(OPENED_KEY).and_then(|name| ViewName::new(&name).ok());
        Self {
            saved: RwSignal::new(read().unwrap_or_default()),
            opened: RwSignal::new(opened),
            url,
            columns,
            toasts: Toasts::of_context(),
        }
    }

    /// What the list shows now.
    pub(super) fn state(self) -> ViewState {
        ViewState::new(self.url.query.get(), self.columns.text())
    }

    /// The view that shows what the list shows, or the one that was opened last, unless the list shows everything as usual.
    pub(super) fn current(self) -> Option<CurrentView> {
        let state = self.state();
        self.saved.with(|views| {
            let opened = self
                .opened
                .get()
                .and_then(|name| views.find(&name).cloned());
            let is_shown = |view: &&SavedView| view.state == state;
            let shown = (opened.as_ref().filter(is_shown)).or_else(|| views.matching(&state));
            let is_changed = shown.is_none();
            let is_usual = state == ViewState::default();
            let view = shown.or(opened.as_ref().filter(|_| !is_usual))?;
            Some(CurrentView {
                name: view.name.clone(),
                is_changed,
            })
        })
    }

    /// Whether there are views that could not be read. They are kept, but not shown.
    pub(super) fn has_unreadable() -> bool {
        storage::read_lasting(UNREADABLE_KEY).is_some()
    }

    /// Whether the browser keeps the views. It may forbid storage.
    pub(super) fn are_kept() -> bool {
        storage::write_lasting(HOME_KEY, storage::read_lasting(HOME_KEY).as_deref())
    }

    /// Remembers that the view `name` was opened.
    pub(super) fn set_opened(self, name: ViewName) {
        storage::write(OPENED_KEY, Some(name.as_str()));
        self.opened.set(Some(name));
    }

    /// Shows the view `name`.
    pub(super) fn open(self, name: ViewName) {
        if let Some(query) = self.show_columns(name) {
            self.url.step(History::Push, |_| query);
        }
    }

    /// Shows the columns of the view `name`, which is opened by its address. Returns its query; `None` if there is no such
    /// view.
    pub(super) fn show_columns(self, name: ViewName) -> Option<ListQuery> {
        let state = self
            .saved
            .with_untracked(|views| views.find(&name).map(|view| view.state.clone()));
        let ViewState { query, columns } = state?;
        self.set_opened(name);
        self.columns.set_text(&columns);
        Some(query)
    }

    /// Saves what the list shows as the view `name`.
    pub(super) fn save(self, name: ViewName) -> Result<(), ViewsError> {
        let state = untrack(|| self.state());
        self.change(|views| views.add(name.clone(), state))?;
        self.toasts
            .announce(&format!("Saved as {}", isolated(name.as_str())));
        self.set_opened(name);
        Ok(())
    }

    /// Gives the view `name` what the list shows.
    pub(super) fn update(self, name: &ViewName) {
        let state = untrack(|| self.state());
        self.change(|views| views.update(name, state));
        self.toasts
            .announce(&format!("{} updated", isolated(name.as_str())));
    }

    /// Renames a view.
    pub(super) fn rename(self, name: &ViewName, to: ViewName) -> Result<(), ViewsError> {
        self.change(|views| views.rename(name, to.clone()))?;
        if self
            .opened
            .with_untracked(|opened| opened.as_ref() == Some(name))
        {
            self.set_opened(to);
        }
        Ok(())
    }

    /// Makes `name` the view with which the app opens, or none.
    pub(super) fn set_default(self, name: Option<ViewName>) {
        self.change(|views| views.set_default(name));
    }

    /// Removes a view, which a toast can bring back.
    pub(super) fn remove(self, name: &ViewName) {
        let was_default = (self.saved)
            .with_untracked(|views| views.default_view().is_some_and(|it| it.name == *name));
        let Some(removed) = self.change(|views| views.remove(name)) else {
            return;
        };
        let text = format!("The view {} was removed.", isolated(name.as_str()));
        let bring_back = move |()| {
            let SavedView { name, state } = removed.clone();
            // Another view may have the name by now. Then that one stays.
            let is_back = self.change(|views| views.add(name.clone(), state)).is_ok();
            if is_back && was_default {
                self.set_default(Some(name));
            }
        };
        // The toast outlives the panel, and so must its callback.
        queue_microtask(move || {
            let undo = ToastAction {
                label: "Undo".to_owned(),
                run: Callback::new(bring_back),
            };
            self.toasts.push(Tone::Neutral, text, Some(undo));
        });
    }

    /// Adds the views in a file. Returns what happened, for the user.
    pub(super) fn import(self, text: &str) -> Result<String, String> {
        let read = decode(text).map_err(|error| error.to_string())?;
        let (added, left_out) = self.change(|views| views.merge(&read.views));
        let skipped = match read.skipped {
            0 => String::new(),
            1 => " 1 entry in the file is not a view.".to_owned(),
            count => format!(" {count} entries in the file are not views."),
        };
        let left_out = match left_out {
            0 => String::new(),
            count => format!(" {count} were left out: at most {MAX_VIEWS} views can be saved."),
        };
        let skipped = skipped + &left_out;
        Ok(match added {
            0 if left_out.is_empty() => format!("The file contains no new view.{skipped}"),
            0 => format!("No view was added.{skipped}"),
            1 => format!("1 view was added.{skipped}"),
            count => format!("{count} views were added.{skipped}"),
        })
    }

    /// Changes the views that the browser keeps, which another tab may have changed, and keeps the result.
    fn change<T>(self, change: impl FnOnce(&mut SavedViews) -> T) -> T {
        // Where the browser keeps nothing, there is no text.
        let mut views = read().unwrap_or_else(|| self.saved.get_untracked());
        let result = change(&mut views);
        storage::write_lasting(VIEWS_KEY, Some(&encode(&views)));
        let home = views.default_view().map(SavedView::search);
        storage::write_lasting(HOME_KEY, home.filter(|home| !home.is_empty()).as_deref());
        self.saved.try_set(views);
        result
    }
}

/// The views that the browser keeps. A text that cannot be read is kept under another key.
pub(super) fn read() -> Option<SavedViews> {
    let text = storage::read_lasting(VIEWS_KEY)?;
    let views = decode(&text).map_or_else(
        |_| {
            storage::write_lasting(UNREADABLE_KEY, Some(&text));
            SavedViews::default()
        },
        |read| read.views,
    );
    Some(views)
}
