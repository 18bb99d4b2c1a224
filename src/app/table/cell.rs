//! What stands in the cells of a row, and how a volume is written into them.

use chrono::{DateTime, Utc};
use datavolumes_contract::Volume;

use super::column::Column;
use super::overdue::overdue;
use super::phase_badge::phase_badge;
use crate::directory::Directory;
use crate::route::Route;
use crate::router::Router;
use datavolumes_ui::{Clock, El, el, timestamp};

/// What the cells of all rows need to know besides the volume.
#[derive(Clone, Copy)]
pub(crate) struct Surroundings {
    pub(crate) router: Router,
    pub(crate) directory: Directory,
    pub(crate) clock: Clock,
}

/// Writes a volume into the cell that it belongs to. What it reads of signals, it is called again for.
pub(crate) type Write = Box<dyn Fn(&Volume)>;

/// A cell of `column`, and what writes a volume into it.
pub(crate) fn cell(column: Column, around: Surroundings) -> (El, Write) {
    let directory = around.directory;
    match column {
        Column::Name => name(around.router),
        Column::Status => status(around.clock),
        Column::Project => text(column, |volume| volume.project_name.clone()),
        Column::ProjectId => text(column, |volume| volume.project_id.to_string()),
        Column::Department => text(column, move |volume| {
            directory.department(&volume.department_id)
        }),
        Column::Cluster => text(column, move |volume| directory.cluster(&volume.cluster_id)),
        Column::Description => text(column, |volume| {
            volume.description.clone().unwrap_or_default()
        }),
        Column::OriginPvc => text(column, |volume| volume.origin_pvc_name.to_string()),
        Column::CreatedBy => text(column, |volume| {
            volume.created_by.clone().unwrap_or_default()
        }),
        Column::Created => time(column, around.clock, |volume| volume.created_at),
        Column::Updated => time(column, around.clock, |volume| volume.updated_at),
    }
}

fn data_cell(column: Column) -> El {
    el("td")
        .class("table__cell")
        .attr("data-column", column.key())
}

/// A line of text; the whole of it is shown on hover where it is cut off.
fn text(column: Column, read: impl Fn(&Volume) -> String + 'static) -> (El, Write) {
    let cell = data_cell(column);
    let text = cell.text_slot();
    (cell, Box::new(move |volume| text.write(read(volume))))
}

fn name(router: Router) -> (El, Write) {
    let link = el("a").class("table__link");
    let (href, text) = (link.attr_slot("href"), link.text_slot());
    let cell = el("th")
        .class("table__cell")
        .attr("scope", "row")
        .attr("data-column", Column::Name.key())
        .child(link);
    let write = move |volume: &Volume| {
        href.write(router.href(&Route::Volume(volume.id)));
        text.write(volume.name.clone());
    };
    (cell, Box::new(write))
}

fn status(clock: Clock) -> (El, Write) {
    let (badge, write) = phase_badge();
    let write = move |volume: &Volume| {
        // The clock makes only those rows anew that are on their way.
        let is_moving = volume.status.phase.is_transitional();
        let overdue = is_moving.then(|| overdue(volume, clock.now())).flatten();
        write(&volume.status, overdue);
    };
    (data_cell(Column::Status).child(badge), Box::new(write))
}

fn time(column: Column, clock: Clock, read: fn(&Volume) -> Option<DateTime<Utc>>) -> (El, Write) {
    let (time, write) = timestamp();
    let write = move |volume: &Volume| write(read(volume), clock.now());
    (data_cell(column).child(time), Box::new(write))
}
