//! What stands in the cells of a row.

use datavolumes_contract::Volume;
use leptos::prelude::*;

use super::column::Column;
use super::directory::Directory;
use super::overdue::overdue;
use super::phase_badge::PhaseBadge;
use crate::route::Route;
use crate::services::Services;
use crate::ui::{Clock, Timestamp, part};

/// A line of text; the whole of it is shown on hover where it is cut off.
fn text(
    column: Column,
    volume: ArcRwSignal<Volume>,
    read: impl Fn(&Volume) -> String + Copy + Send + Sync + 'static,
) -> AnyView {
    let line = part(move || volume.with(|volume| read(volume)));
    view! { <td class="table__cell" data-column=column.key()>{line}</td> }.into_any()
}

/// The cell of `volume` in `column`.
pub(super) fn cell(column: Column, volume: ArcRwSignal<Volume>, directory: Directory) -> AnyView {
    match column {
        Column::Name => name(volume),
        Column::Status => status(volume),
        Column::Project => text(column, volume, |volume| volume.project_name.clone()),
        Column::ProjectId => text(column, volume, |volume| volume.project_id.to_string()),
        Column::Department => text(column, volume, move |volume| {
            directory.department(&volume.department_id)
        }),
        Column::Cluster => text(column, volume, move |volume| {
            directory.cluster(&volume.cluster_id)
        }),
        Column::Description => text(column, volume, |volume| {
            volume.description.clone().unwrap_or_default()
        }),
        Column::OriginPvc => text(column, volume, |volume| volume.origin_pvc_name.to_string()),
        Column::CreatedBy => text(column, volume, |volume| {
            volume.created_by.clone().unwrap_or_default()
        }),
        Column::Created => time(column, volume, |volume| volume.created_at),
        Column::Updated => time(column, volume, |volume| volume.updated_at),
    }
}

fn name(volume: ArcRwSignal<Volume>) -> AnyView {
    let router = Services::of_context().router;
    let id = volume.clone();
    let href = move || id.with(|volume| router.href(&Route::Volume(volume.id)));
    view! {
        <th class="table__cell" scope="row" data-column="name">
            <a class="table__link" href=href>{part(move || volume.with(|volume| volume.name.clone()))}</a>
        </th>
    }
    .into_any()
}

fn status(volume: ArcRwSignal<Volume>) -> AnyView {
    let clock = Clock::of_context();
    let whole = volume.clone();
    let status = Signal::derive(move || volume.with(|volume| volume.status.clone()));
    // The clock makes only those rows anew that are on their way.
    let overdue = Signal::derive(move || {
        whole.with(|volume| {
            let is_moving = volume.status.phase.is_transitional();
            is_moving.then(|| overdue(volume, clock.now())).flatten()
        })
    });
    view! { <td class="table__cell" data-column="status"><PhaseBadge status overdue /></td> }
        .into_any()
}

fn time(
    column: Column,
    volume: ArcRwSignal<Volume>,
    read: fn(&Volume) -> Option<chrono::DateTime<chrono::Utc>>,
) -> AnyView {
    let at = Signal::derive(move || volume.with(read));
    view! {
        <td class="table__cell" data-column=column.key()>
            <Timestamp at unfocusable=true />
        </td>
    }
    .into_any()
}
