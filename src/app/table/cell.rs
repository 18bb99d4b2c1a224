//! The contents of the cells.

use chrono::{DateTime, Utc};
use datavolumes_contract::Volume;
use datavolumes_ui::{Clock, epoch_milliseconds, format_iso, format_relative};
use leptos::prelude::*;

use super::overdue::overdue;
use super::phase_badge::{PhaseLabel, phase_badge};
use crate::directory::OrgNames;
use crate::router::{Route, Router};
use crate::services::Services;

/// What cells show besides the volume.
#[derive(Clone, Copy)]
pub(crate) struct CellContext {
    pub(crate) router: Router,
    pub(crate) names: OrgNames,
    pub(crate) clock: Clock,
}

impl CellContext {
    /// Takes the parts from the context of the calling component.
    pub(crate) fn of_context() -> Self {
        Self {
            router: Services::of_context().router,
            names: OrgNames::of_context(),
            clock: Clock::of_context(),
        }
    }
}

/// A text. The tooltip of the cell shows all of it where it is cut off.
pub(super) fn text(text: &str) -> AnyView {
    text.to_owned().into_any()
}

/// The name, as a link to the volume.
pub(super) fn name(volume: &Volume, context: CellContext) -> AnyView {
    let href = context.router.href(&Route::Volume(volume.id));
    view! {
        <a class="table__link" href=href>
            {volume.name.clone()}
        </a>
    }
    .into_any()
}

/// The phase.
pub(super) fn status(volume: &Volume, context: CellContext) -> AnyView {
    // Only rows in a transitional phase follow the clock.
    let is_transitional = volume.status.phase.is_transitional();
    let overdue = is_transitional
        .then(|| overdue(volume, context.clock.now()))
        .flatten();
    phase_badge(PhaseLabel::new(&volume.status, overdue)).into_any()
}

/// A time relative to now. The tooltip shows date, time and time zone.
pub(super) fn time(at: Option<DateTime<Utc>>, context: CellContext) -> AnyView {
    let Some(at) = at else {
        return view! {
            <span aria-hidden="true">"—"</span>
            <span class="visually-hidden">"not set"</span>
        }
        .into_any();
    };
    let text = format_relative(epoch_milliseconds(at), context.clock.now());
    view! {
        <time class="timestamp" datetime=format_iso(at)>
            {text}
        </time>
    }
    .into_any()
}
