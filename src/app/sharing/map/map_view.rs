//! The sharing map as a picture.

use datavolumes_sharing::{Outcome, Rect, Shape, ShapeKind};
use leptos::prelude::*;

use super::cell_style::{CellStyle, Snapshot};
use super::map_container::{Expansion, MapContainer, MapOthers};
use super::model::MapModel;
use super::svg::{Cells, SvgIcon, SvgRect, truncate};
use crate::sharing::text::node_label;

/// The picture of which scopes can use a volume.
#[component]
pub(super) fn MapView(
    /// The data of the map.
    model: Memo<MapModel>,
    /// The point in time to show.
    #[prop(into)]
    snapshot: Signal<Snapshot>,
    /// The expanded scopes.
    expansion: Expansion,
) -> impl IntoView {
    let content = move || {
        let (model, snapshot) = (model.get(), snapshot.get());
        let shapes = model.map.shapes.iter();
        let shapes = shapes
            .map(|shape| {
                let model = model.clone();
                view! { <MapShape model shape=*shape snapshot expansion /> }
            })
            .collect_view();
        view! {
            {shapes}
            <Cells model snapshot />
        }
    };
    view! {
        <svg
            class="map"
            role="group"
            aria-label="Sharing map"
            width=move || model.with(|model| model.map.width.to_string())
            height=move || model.with(|model| model.map.height.to_string())
        >
            {content}
        </svg>
    }
}

/// One shape of the map. [`Cells`] draws the cells.
#[component]
fn MapShape(
    model: MapModel,
    shape: Shape,
    snapshot: Snapshot,
    expansion: Expansion,
) -> impl IntoView {
    match shape.kind {
        ShapeKind::Panel { .. } | ShapeKind::Group { .. } | ShapeKind::Summary { .. } => {
            view! { <MapContainer model shape snapshot expansion /> }.into_any()
        }
        ShapeKind::Others { .. } => {
            view! { <MapOthers model shape snapshot expansion /> }.into_any()
        }
        ShapeKind::Chip => view! { <Chip model shape snapshot /> }.into_any(),
        ShapeKind::Segment { outcome, .. } => {
            let tooltip = model.access_text(&shape, snapshot);
            view! { <Segment outcome rect=shape.rect snapshot tooltip /> }.into_any()
        }
        ShapeKind::Cell => ().into_any(),
    }
}

/// A segment of the bar of a group.
#[component]
fn Segment(outcome: Outcome, rect: Rect, snapshot: Snapshot, tooltip: String) -> impl IntoView {
    let style = CellStyle::of_outcome(outcome, snapshot);
    let icon = style.icon().filter(|_| rect.width > 20);
    view! {
        <g class="map__segment" data-shade=style.name() data-tooltip=tooltip>
            <SvgRect rect />
            {icon.map(|name| view! { <SvgIcon name x=rect.x + 4 y=rect.y + 2 /> })}
        </g>
    }
}

/// A scope with its name.
#[component]
fn Chip(model: MapModel, shape: Shape, snapshot: Snapshot) -> impl IntoView {
    let node = model.node(&shape)?;
    let style = model.style(node.id(), snapshot);
    let Rect { x, y, width, .. } = shape.rect;
    let (indent, padding) = match style.icon() {
        Some(_) => (24, 30),
        None => (8, 14),
    };
    let tooltip = [
        &*node_label(node),
        ": ",
        &model.access_text(&shape, snapshot),
    ]
    .concat();
    let name = truncate(node.label(), width.saturating_sub(padding));
    Some(view! {
        <g class="map__chip" data-shade=style.name() data-tooltip=tooltip>
            <SvgRect rect=shape.rect radius=4 />
            {style.icon().map(|name| view! { <SvgIcon name x=x + 6 y=y + 6 /> })}
            <text x=(x + indent).to_string() y=(y + 16).to_string()>
                {name}
            </text>
        </g>
    })
}
