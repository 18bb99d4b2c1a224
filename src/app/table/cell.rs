//! What the cells of the columns show.

use datavolumes_contract::{ClusterId, DepartmentId, Timestamp, Volume};
use datavolumes_ui::{Clock, epoch_milliseconds, format_relative};

use super::cell_content::CellContent;
use super::overdue::overdue;
use super::phase_badge::PhaseLabel;
use crate::directory::OrgNames;
use crate::router::Route;
use crate::services::Services;

/// What cells show besides the volume.
#[derive(Clone, Copy)]
pub(crate) struct CellContext {
    services: Services,
    clock: Clock,
    names: OrgNames,
}

impl CellContext {
    /// Takes the parts from the context of the calling component.
    pub(crate) fn of_context() -> Self {
        Self {
            services: Services::of_context(),
            clock: Clock::of_context(),
            names: OrgNames::of_context(),
        }
    }

    /// The name of a department, as [`OrgNames::department`].
    pub(super) fn department(self, id: &DepartmentId) -> String {
        self.names.department(id)
    }

    /// The name of a cluster, as [`OrgNames::cluster`].
    pub(super) fn cluster(self, id: &ClusterId) -> String {
        self.names.cluster(id)
    }
}

/// What the cells of a column show.
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
    /// What the cell shows for a volume.
    pub(super) fn content(self, volume: &Volume, context: CellContext) -> CellContent {
        match self {
            Self::Text(text) => CellContent::Text(text(volume, context)),
            Self::TextWithEnd(text) => CellContent::TextWithEnd(text(volume).to_owned()),
            Self::Time(time) => relative_time(time(volume), context),
            Self::Name => CellContent::Link {
                href: context.services.router.href(&Route::Volume(volume.id)),
                text: volume.name.clone(),
            },
            Self::Status => CellContent::Phase(phase(volume, context)),
        }
    }
}

fn phase(volume: &Volume, context: CellContext) -> PhaseLabel {
    let is_transitional = volume.status.phase.is_transitional();
    let overdue = is_transitional
        .then(|| {
            let server_time = context.services.client().server_time();
            overdue(volume, context.clock.now(), server_time)
        })
        .flatten();
    PhaseLabel::new(&volume.status, overdue)
}

fn relative_time(at: Option<&Timestamp>, context: CellContext) -> CellContent {
    match at {
        Some(Timestamp::Known(at)) => CellContent::Time {
            at: *at,
            text: format_relative(epoch_milliseconds(*at), context.clock.now()),
        },
        Some(Timestamp::Other(text)) => CellContent::Text(text.clone()),
        None => CellContent::NotSet,
    }
}
