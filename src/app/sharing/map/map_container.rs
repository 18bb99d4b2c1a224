use datavolumes_contract::Scope;
use datavolumes_sharing::map::HEADING_HEIGHT;
use datavolumes_sharing::{GroupDetail, Rect, ScopeSet, Shape, ShapeKind};
use datavolumes_ui::IconName;
use leptos::{ev::KeyboardEvent, prelude::*, svg};

use super::cell_style::{CellStyle, Snapshot};
use super::model::MapModel;
use super::svg::{SvgIcon, SvgRect, text_width, truncate};
use crate::sharing::text::level_icon;

/// The scopes that are shown in more detail.
#[derive(Clone, Copy)]
pub(super) struct Expansion {
    pub(super) expanded: RwSignal<ScopeSet>,
    /// The scope that was toggled last. Toggling redraws the map, so the heading of this scope takes
    /// the focus when it is mounted.
    toggled: StoredValue<Option<Scope>>,
}

impl Expansion {
    /// Nothing is expanded.
    pub(super) fn new() -> Self {
        Self {
            expanded: RwSignal::new(ScopeSet::new()),
            toggled: StoredValue::new(None),
        }
    }

    fn toggle(self, scope: &Scope) {
        self.toggled.set_value(Some(scope.clone()));
        self.expanded.update(|expanded| {
            if !expanded.remove(scope) {
                expanded.insert(scope.clone());
            }
        });
    }

    /// Whether `scope` was toggled last. Answers so once.
    fn take_toggled(self, scope: &Scope) -> bool {
        self.toggled
            .try_update_value(|toggled| toggled.take_if(|toggled| toggled == scope).is_some())
            .unwrap_or_default()
    }
}

/// A cluster, a department or a summary of departments. Its heading is a button if it can be expanded
/// or collapsed.
#[component]
pub(super) fn MapContainer(
    /// The data of the map.
    model: MapModel,
    /// The shape to draw.
    shape: Shape,
    /// The point in time to show.
    snapshot: Snapshot,
    /// The expanded scopes.
    expansion: Expansion,
) -> impl IntoView {
    let kind = match shape.kind {
        ShapeKind::Panel { .. } => "panel",
        ShapeKind::Group { .. } => "group",
        _ => "rest",
    };
    let is_summary = kind == "rest";
    let style = match shape.node {
        Some(node) if !is_summary => model.style(node, snapshot),
        _ => CellStyle::NoAccess,
    };
    let has_access = shape
        .node
        .is_none_or(|node| model.tallies.get(node).has_access());
    let access = model.access_text(&shape, snapshot);
    let label = [&model.name(&shape), ": ", &access].concat();
    let node = model.node(&shape);
    let (name, icon) = match node {
        Some(node) if !is_summary => (
            node.label().to_owned(),
            level_icon(&node.scope().scope_type),
        ),
        _ => (model.name(&shape), IconName::MORE),
    };
    let content = view! { <HeadingContent rect=shape.rect icon name access /> };
    let scope = node.map(|node| node.scope().clone());
    let is_expanded = |scope: &Scope| {
        let expanded = expansion.expanded;
        expanded.with_untracked(|expanded| expanded.contains(scope))
    };
    let heading = match scope.map(|scope| (is_expanded(&scope), scope)) {
        Some((is_expanded, scope)) if is_expanded || can_expand(&shape) => view! {
            <ExpandButton scope label is_expanded expansion rect=shape.rect>
                {content}
            </ExpandButton>
        }
        .into_any(),
        _ => view! {
            <g role="img" aria-label=label>
                {content}
            </g>
        }
        .into_any(),
    };
    view! {
        <g
            class="map__container"
            data-kind=kind
            data-shade=style.name()
            data-unreached=(is_summary || !has_access).then_some("true")
        >
            <SvgRect rect=shape.rect radius=6 />
            {heading}
        </g>
    }
}

/// Whether expanding the scope shows more.
const fn can_expand(shape: &Shape) -> bool {
    matches!(
        shape.kind,
        ShapeKind::Panel { is_open: false }
            | ShapeKind::Summary { .. }
            | ShapeKind::Group {
                detail: GroupDetail::Closed
                    | GroupDetail::Reached
                    | GroupDetail::Cells
                    | GroupDetail::Bar
            }
    )
}

/// How many projects of a department have no access. Pressing it expands the department.
#[component]
pub(super) fn MapOthers(
    /// The data of the map.
    model: MapModel,
    /// The shape to draw.
    shape: Shape,
    /// The point in time to show.
    snapshot: Snapshot,
    /// The expanded scopes.
    expansion: Expansion,
) -> impl IntoView {
    let scope = model.node(&shape)?.scope().clone();
    let access = model.access_text(&shape, snapshot);
    let label = [&model.name(&shape), ": ", &access].concat();
    let Rect { x, y, .. } = shape.rect;
    Some(view! {
        <ExpandButton scope label=label.clone() is_expanded=false expansion rect=shape.rect>
            <text class="map__others" x=(x + 8).to_string() y=(y + 16).to_string()>
                {label}
            </text>
        </ExpandButton>
    })
}

/// The icon, the name and the access in the heading of a container.
#[component]
fn HeadingContent(rect: Rect, icon: IconName, name: String, access: String) -> impl IntoView {
    let Rect { x, y, width, .. } = rect;
    let access_width = text_width(access.chars().count() + 2);
    let name = truncate(&name, width.saturating_sub(40 + access_width));
    let baseline = (y + 18).to_string();
    view! {
        <SvgIcon name=icon x=x + 8 y=y + 7 />
        <text class="map__name" x=(x + 28).to_string() y=baseline.clone()>
            {name}
        </text>
        <text class="map__state" x=(x + width - 10).to_string() y=baseline>
            {access}
        </text>
    }
}

/// A heading that expands or collapses its scope when pressed.
#[component]
fn ExpandButton(
    scope: Scope,
    label: String,
    is_expanded: bool,
    expansion: Expansion,
    rect: Rect,
    children: Children,
) -> impl IntoView {
    let node_ref = NodeRef::<svg::G>::new();
    let scope = StoredValue::new(scope);
    Effect::new(move |_| {
        if let Some(element) = node_ref.get()
            && scope.with_value(|scope| expansion.take_toggled(scope))
        {
            let _ = element.focus();
        }
    });
    let toggle = move || scope.with_value(|scope| expansion.toggle(scope));
    let keydown = move |event: KeyboardEvent| {
        if matches!(event.key().as_str(), "Enter" | " ") {
            event.prevent_default();
            toggle();
        }
    };
    let rect = Rect {
        height: rect.height.min(HEADING_HEIGHT),
        ..rect
    };
    view! {
        <g
            node_ref=node_ref
            class="map__opener"
            role="button"
            tabindex="0"
            aria-label=label
            aria-expanded=if is_expanded { "true" } else { "false" }
            on:click=move |_| toggle()
            on:keydown=keydown
        >
            <SvgRect rect radius=6 />
            {children()}
        </g>
    }
}
