use datavolumes_sharing::{Shape, ShapeKind};
use leptos::prelude::*;

use super::cell_style::Snapshot;
use super::model::MapModel;

/// The sharing map as a table: the text alternative of the picture. It has a row per shape, in the
/// same order.
#[component]
pub(super) fn MapTable(
    /// The data of the map.
    model: Memo<MapModel>,
    /// Whether to show the access before and after a change.
    is_change: Signal<bool>,
) -> impl IntoView {
    let header = |title: &&'static str| view! { <th scope="col">{*title}</th> };
    let headers = move || {
        let titles: &[&'static str] = if is_change.get() {
            &["Scope", "Before", "After"]
        } else {
            &["Scope", "Access"]
        };
        titles.iter().map(header).collect_view()
    };
    let rows = move || {
        let model = model.get();
        let shapes = model.map.shapes.iter();
        shapes
            .map(|shape| {
                let before = is_change
                    .get()
                    .then(|| model.access_text(shape, Snapshot::Before));
                view! {
                    <tr class="scopes__row" data-depth=depth(shape)>
                        <th scope="row" class="scopes__name map-table__scope">
                            {model.name(shape)}
                        </th>
                        {before.map(|access| view! { <td>{access}</td> })}
                        <td>{model.access_text(shape, Snapshot::After)}</td>
                    </tr>
                }
            })
            .collect_view()
    };
    view! {
        <div class="map-table">
            <table class="scopes" aria-label="Sharing map as a table">
                <thead>
                    <tr>{headers}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

const fn depth(shape: &Shape) -> &'static str {
    match shape.kind {
        ShapeKind::Panel { .. } => "1",
        ShapeKind::Group { .. } | ShapeKind::Summary { .. } => "2",
        ShapeKind::Others { .. }
        | ShapeKind::Chip
        | ShapeKind::Cell
        | ShapeKind::Segment { .. } => "3",
    }
}
