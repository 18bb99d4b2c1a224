use datavolumes_sharing::ShapeKind;
use leptos::prelude::*;

use super::map_scene::Scene;
use super::map_shade::Moment;

/// The text twin of the map: a line for each part of the picture, in its order.
#[component]
pub(super) fn MapTable(
    /// What the picture is drawn from.
    scene: Memo<Scene>,
    /// Whether there is a before and an after.
    is_change: bool,
) -> impl IntoView {
    let rows = move || {
        let scene = scene.get();
        let pieces = scene.map.shapes.iter();
        let depth = |part| match part {
            ShapeKind::Panel { .. } => "1",
            ShapeKind::Group { .. } | ShapeKind::Summary { .. } => "2",
            ShapeKind::Chip | ShapeKind::Cell | ShapeKind::Segment { .. } => "3",
        };
        pieces
            .map(|piece| {
                let before = is_change.then(|| view! { <td>{scene.state(piece, Moment::Before)}</td> });
                view! {
                    <tr class="scopes__row" data-depth=depth(piece.kind)>
                        <th scope="row" class="scopes__name map-table__scope">{scene.name(piece)}</th>
                        {before}
                        <td>{scene.state(piece, Moment::After)}</td>
                    </tr>
                }
                .into_any()
            })
            .collect_view()
    };
    let heads = if is_change {
        vec!["Scope", "Before", "After"]
    } else {
        vec!["Scope", "Access"]
    };
    view! {
        <div class="map-table">
            <table class="scopes" aria-label="Sharing map as a table">
                <thead>
                    <tr>{heads.into_iter().map(|head| view! { <th scope="col">{head}</th> }).collect_view()}</tr>
                </thead>
                <tbody>{datavolumes_ui::part(rows)}</tbody>
            </table>
        </div>
    }
}
