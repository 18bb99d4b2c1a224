//! The sharing map, drawn.

use datavolumes_contract::Scope;
use datavolumes_sharing::map::HEADING_HEIGHT;
use datavolumes_sharing::{GroupDetail, NodeId, Rect, ScopeSet, Shape, ShapeKind};
use leptos::{ev::KeyboardEvent, prelude::*};
use wasm_bindgen::JsCast;

use super::map_scene::Scene;
use super::map_shade::{Moment, Shade};
use super::map_shapes::{LETTER, cells, fitted, outline, rect, sign};
use super::words;
use datavolumes_ui::{IconName, part};

/// The picture of where a volume can be used.
#[component]
pub(super) fn MapView(
    /// What it is drawn from.
    scene: Memo<Scene>,
    /// Which of the two pictures.
    #[prop(into)]
    moment: Signal<Moment>,
    /// What is shown in more detail.
    expanded: RwSignal<ScopeSet>,
) -> impl IntoView {
    let drawn = part(move || {
        let scene = scene.get();
        let moment = moment.get();
        let pieces = scene.map.shapes.iter();
        let cells = cells(&scene, moment);
        let pieces = pieces.map(|piece| draw(&scene, piece, moment, expanded));
        (pieces.collect_view(), cells)
    });
    let size = move || scene.with(|scene| (scene.map.width, scene.map.height));
    view! {
        <svg
            class="map"
            role="group"
            aria-label="Sharing map"
            width=move || size().0.to_string()
            height=move || size().1.to_string()
        >
            {drawn}
        </svg>
    }
}

fn draw(scene: &Scene, piece: &Shape, moment: Moment, expanded: RwSignal<ScopeSet>) -> AnyView {
    match piece.kind {
        ShapeKind::Panel { .. } => container(scene, piece, moment, expanded, "panel"),
        ShapeKind::Group { .. } => container(scene, piece, moment, expanded, "group"),
        ShapeKind::Summary { .. } => container(scene, piece, moment, expanded, "rest"),
        ShapeKind::Chip => chip(scene, piece, moment),
        ShapeKind::Segment { outcome, .. } => {
            let shade = Shade::of_outcome(outcome, moment);
            view! {
                <g class="map__segment" data-shade=shade.name() data-tooltip=scene.state(piece, moment)>
                    {rect(piece.rect, 0)}
                    {sign(shade, piece.rect.x + 4, piece.rect.y + 2).filter(|_| piece.rect.width > 20)}
                </g>
            }
            .into_any()
        }
        // Drawn together, as there may be thousands.
        ShapeKind::Cell => ().into_any(),
    }
}

/// A cluster, a department or the sum of departments, with a heading that opens it where there is
/// more to see.
fn container(
    scene: &Scene,
    piece: &Shape,
    moment: Moment,
    expanded: RwSignal<ScopeSet>,
    kind: &'static str,
) -> AnyView {
    let Rect { x, y, width, .. } = piece.rect;
    let node = scene.node(piece);
    let name = node
        .filter(|_| kind != "rest")
        .map_or_else(|| scene.name(piece), |node| node.label().to_owned());
    let state = scene.state(piece, moment);
    let shade = node
        .filter(|_| kind != "rest")
        .map_or(Shade::Without, |node| scene.shade(node.id(), moment));
    let icon = match (kind, node) {
        ("rest", _) | (_, None) => IconName::MORE,
        (_, Some(node)) => words::level_icon(&node.scope().scope_type),
    };
    let room = width.saturating_sub(40 + (state.chars().count() + 2) * LETTER);
    let texts = view! {
        {outline(icon, x + 8, y + 7)}
        <text class="map__name" x=(x + 28).to_string() y=(y + 18).to_string()>{fitted(&name, room)}</text>
        <text class="map__state" x=(x + width - 10).to_string() y=(y + 18).to_string()>{state.clone()}</text>
    };
    let label = [&scene.name(piece), ": ", &state].concat();
    let scope = node.map(|node| node.scope().clone());
    let is_open = scope
        .as_ref()
        .is_some_and(|scope| expanded.with_untracked(|expanded| expanded.contains(scope)));
    let heading = match scope.filter(|_| is_open || has_more(piece)) {
        Some(scope) => {
            let place = piece.node.map_or(0, NodeId::index);
            let texts = texts.into_any();
            opener(scope, place, label, is_open, expanded, texts, piece.rect)
        }
        None => view! { <g role="img" aria-label=label>{texts}</g> }.into_any(),
    };
    view! {
        <g class="map__container" data-kind=kind data-shade=shade.name()>
            {rect(piece.rect, 6)}
            {heading}
        </g>
    }
    .into_any()
}

/// Whether opening it shows more.
const fn has_more(piece: &Shape) -> bool {
    matches!(
        piece.kind,
        ShapeKind::Panel { is_open: false }
            | ShapeKind::Summary { .. }
            | ShapeKind::Group {
                detail: GroupDetail::Closed | GroupDetail::Cells | GroupDetail::Bar
            }
    )
}

fn opener(
    scope: Scope,
    place: usize,
    label: String,
    is_open: bool,
    expanded: RwSignal<ScopeSet>,
    texts: AnyView,
    rect: Rect,
) -> AnyView {
    let toggle = move || {
        expanded.update(|expanded| {
            if !expanded.remove(&scope) {
                expanded.insert(scope.clone());
            }
        });
        // What was pressed is drawn anew, perhaps elsewhere.
        request_animation_frame(move || focus(place));
    };
    let press = toggle.clone();
    let keydown = move |event: KeyboardEvent| {
        if matches!(event.key().as_str(), "Enter" | " ") {
            event.prevent_default();
            press();
        }
    };
    view! {
        <g
            class="map__opener"
            data-place=place.to_string()
            role="button"
            tabindex="0"
            aria-label=label
            aria-expanded=if is_open { "true" } else { "false" }
            on:click=move |_| toggle()
            on:keydown=keydown
        >
            {self::rect(Rect { height: HEADING_HEIGHT, ..rect }, 6)}
            {texts}
        </g>
    }
    .into_any()
}

fn focus(place: usize) {
    let opener = format!(".map__opener[data-place='{place}']");
    let found = document().query_selector(&opener).ok().flatten();
    if let Some(opener) = found.and_then(|found| found.dyn_into::<web_sys::SvgElement>().ok()) {
        let _ = opener.focus();
    }
}

/// A scope with its name.
fn chip(scene: &Scene, piece: &Shape, moment: Moment) -> AnyView {
    let Some(node) = scene.node(piece) else {
        return ().into_any();
    };
    let shade = scene.shade(node.id(), moment);
    let Rect { x, y, width, .. } = piece.rect;
    let (start, room) = match shade.icon() {
        Some(_) => (24, width.saturating_sub(30)),
        None => (8, width.saturating_sub(14)),
    };
    let tooltip = [node.label(), ": ", &scene.state(piece, moment)].concat();
    view! {
        <g class="map__chip" data-shade=shade.name() data-tooltip=tooltip>
            {rect(piece.rect, 4)}
            {sign(shade, x + 6, y + 6)}
            <text x=(x + start).to_string() y=(y + 16).to_string()>{fitted(node.label(), room)}</text>
        </g>
    }
    .into_any()
}
