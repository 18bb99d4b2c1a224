//! The contents of the cells.
//!
//! A cell follows the volume of its row by itself, so a new volume writes only the texts and attributes that differ.

use datavolumes_contract::{ClusterId, DepartmentId, Timestamp, Volume};
use datavolumes_ui::{Clock, LeanTrigger, effect, epoch_milliseconds, format_iso, format_relative};
use leptos::prelude::*;

use super::overdue::overdue;
use super::phase_badge::{PhaseLabel, phase_badge};
use crate::directory::OrgNames;
use crate::router::Route;
use crate::services::Services;

/// What cells show besides the volume.
#[derive(Clone, Copy)]
pub(crate) struct CellContext {
    pub(crate) services: Services,
    pub(crate) clock: Clock,
    names: OrgNames,
    name_changes: LeanTrigger,
}

impl CellContext {
    /// Takes the parts from the context of the calling component.
    pub(crate) fn of_context() -> Self {
        Self {
            services: Services::of_context(),
            clock: Clock::of_context(),
            names: OrgNames::of_context(),
            name_changes: LeanTrigger::new(),
        }
    }

    /// Lets the cells follow the names.
    pub(super) fn follow_names(self) {
        effect(move || {
            self.names.track();
            self.name_changes.notify();
        });
    }

    /// Forgets the cells of rows that are gone.
    pub(super) fn forget_rows(self) {
        self.name_changes.notify();
    }

    /// The name of a department, as [`OrgNames::department`].
    pub(super) fn department(self, id: &DepartmentId) -> String {
        self.name_changes.track();
        untrack(|| self.names.department(id))
    }

    /// The name of a cluster, as [`OrgNames::cluster`].
    pub(super) fn cluster(self, id: &ClusterId) -> String {
        self.name_changes.track();
        untrack(|| self.names.cluster(id))
    }
}

/// What the cells of a column contain.
#[derive(Clone, Copy)]
pub(crate) enum Cell {
    /// A text. The tooltip of the cell shows all of it where it is cut off.
    Text(fn(&Volume, CellContext) -> String),
    /// A text of which the last characters tell the most, such as those that a cluster has generated. Where it is cut
    /// off, it is cut before them.
    TextWithEnd(fn(&Volume) -> &str),
    /// A time relative to now. The tooltip shows date, time and time zone.
    Time(fn(&Volume) -> Option<&Timestamp>),
    /// The name, as a link to the volume.
    Name,
    /// The phase.
    Status,
}

impl Cell {
    /// The content for the volume of a row.
    pub(super) fn view(self, volume: RwSignal<Volume>, context: CellContext) -> AnyView {
        match self {
            Self::Text(text) => {
                view! { {move || volume.with(|volume| text(volume, context))} }.into_any()
            }
            Self::Name => name(volume, context),
            // One type of closure for all of them: each is 1 KB of the first load.
            Self::TextWithEnd(_) | Self::Time(_) | Self::Status => {
                view! { {move || volume.with(|volume| self.content(volume, context))} }.into_any()
            }
        }
    }

    /// The content for a volume.
    fn content(self, volume: &Volume, context: CellContext) -> AnyView {
        match self {
            Self::Text(text) => text(volume, context).into_any(),
            Self::TextWithEnd(text) => text_with_end(text(volume)),
            Self::Time(time) => relative_time(time(volume), context),
            Self::Name | Self::Status => status(volume, context),
        }
    }
}

/// The number of characters at the end of a text that are not cut off.
const END_CHARS: usize = 10;

fn text_with_end(text: &str) -> AnyView {
    let (start, end) = split_end(text);
    view! {
        <span>{start.to_owned()}</span>
        {end.to_owned()}
    }
    .into_any()
}

/// Splits `text` before its last [`END_CHARS`] characters.
fn split_end(text: &str) -> (&str, &str) {
    let last = text.char_indices().nth_back(END_CHARS - 1);
    text.split_at(last.map_or(0, |(at, _)| at))
}

fn name(volume: RwSignal<Volume>, context: CellContext) -> AnyView {
    let href = move || {
        let id = volume.with(|volume| volume.id);
        context.services.router.href(&Route::Volume(id))
    };
    view! {
        <a class="table__link" href=href>
            {move || volume.with(|volume| volume.name.clone())}
        </a>
    }
    .into_any()
}

fn status(volume: &Volume, context: CellContext) -> AnyView {
    // Only rows in a transitional phase follow the clock.
    let is_transitional = volume.status.phase.is_transitional();
    let overdue = is_transitional
        .then(|| {
            overdue(
                volume,
                context.clock.now(),
                context.services.client().server_time(),
            )
        })
        .flatten();
    phase_badge(PhaseLabel::new(&volume.status, overdue)).into_any()
}

fn relative_time(at: Option<&Timestamp>, context: CellContext) -> AnyView {
    let at = match at {
        Some(Timestamp::Known(at)) => *at,
        Some(Timestamp::Other(text)) => return text.clone().into_any(),
        None => {
            return view! {
                <span aria-hidden="true">"—"</span>
                <span class="visually-hidden">"not set"</span>
            }
            .into_any();
        }
    };
    let text = format_relative(epoch_milliseconds(at), context.clock.now());
    view! {
        <time class="timestamp" datetime=format_iso(at)>
            {text}
        </time>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_split_before_its_last_ten_characters() {
        for (text, parts) in [
            (
                "nfs-imagenet-21k-9f3ab27c01",
                ("nfs-imagenet-21k-", "9f3ab27c01"),
            ),
            ("9f3ab27c01", ("", "9f3ab27c01")),
            ("short", ("", "short")),
            ("", ("", "")),
            ("aéééééééééé", ("a", "éééééééééé")),
        ] {
            assert_eq!(split_end(text), parts);
        }
    }
}
