use datavolumes_sharing::{Organisation, Plan, SharingMap, Tallies};
use datavolumes_ui::{Button, Choice, Icon, RadioGroup};
use leptos::{ev, html, prelude::*};

use super::cell_style::{CellStyle, Snapshot};
use super::map_container::Expansion;
use super::map_table::MapTable;
use super::map_view::MapView;
use super::model::MapModel;
use crate::sharing::org_loader::OrgLoader;
use crate::sharing::ptr_eq::PtrEq;
use crate::sharing::text::capitalize;

/// The width of the map in pixels until the page is measured.
const INITIAL_WIDTH: usize = 640;

/// The sharing map of a plan as a picture with a legend, or as a table.
#[component]
pub(in crate::sharing) fn SharingMapFigure(
    /// The known scopes.
    #[prop(into)]
    organisation: Signal<PtrEq<Organisation>>,
    /// The plan to show.
    #[prop(into)]
    plan: Signal<PtrEq<Plan>>,
    /// The directory that the scopes are loaded from.
    loader: OrgLoader,
    /// Whether to show the access before and after the change.
    #[prop(optional, into)]
    is_change: Signal<bool>,
) -> impl IntoView {
    let frame = NodeRef::<html::Div>::new();
    let width = use_width(frame);
    let expansion = Expansion::new();
    let snapshot = RwSignal::new(Snapshot::After);
    let is_table = RwSignal::new(false);
    let model = Memo::new(move |_| {
        let (organisation, plan) = (organisation.get(), plan.get());
        let (before, after) = (plan.before(), plan.after());
        let tallies = Tallies::new(&organisation, before, after);
        let map = expansion
            .expanded
            .with(|expanded| SharingMap::new(&organisation, before, after, expanded, width.get()));
        MapModel {
            organisation,
            plan,
            tallies: PtrEq::new(tallies),
            map: PtrEq::new(map),
        }
    });
    let caption = move || {
        if is_change.get() {
            capitalize(&model.with(MapModel::change_text))
        } else {
            let total = model.with(|model| model.total_text(Snapshot::After));
            capitalize(&[&total, " can use this data volume."].concat())
        }
    };
    let missing = move || {
        let missing = loader
            .snapshot()
            .with(|known| known.projects().missing_projects())?;
        Some([" ", missing].concat())
    };
    let content = move || {
        if is_table.get() {
            view! { <MapTable model is_change /> }.into_any()
        } else {
            view! { <MapView model snapshot expansion /> }.into_any()
        }
    };
    view! {
        <figure class="picture" aria-label="Who has access">
            <div class="picture__head">
                <figcaption class="picture__caption">{caption} {missing}</figcaption>
                <Show when=move || is_change.get()>
                    <SnapshotSwitch snapshot />
                </Show>
                <Button
                    small=true
                    on_press=move |()| is_table.update(|is_table| *is_table = !*is_table)
                >
                    {move || if is_table.get() { "Show as picture" } else { "Show as table" }}
                </Button>
            </div>
            <div class="picture__frame" node_ref=frame>
                {content}
            </div>
            <Show when=move || !is_table.get()>
                <Legend is_change />
            </Show>
        </figure>
    }
}

/// The width of `element` in pixels, measured when it is mounted and when the window is resized.
fn use_width(element: NodeRef<html::Div>) -> RwSignal<usize> {
    let width = RwSignal::new(INITIAL_WIDTH);
    let measure = move |element: &web_sys::HtmlDivElement| {
        let pixels = usize::try_from(element.client_width()).unwrap_or_default();
        if pixels > 0 {
            width.set(pixels);
        }
    };
    Effect::new(move |_| {
        if let Some(element) = element.get() {
            measure(&element);
        }
    });
    let listener = window_event_listener(ev::resize, move |_| {
        if let Some(element) = element.try_get_untracked().flatten() {
            measure(&element);
        }
    });
    on_cleanup(move || listener.remove());
    width
}

/// Switches between the access before and after the change.
#[component]
fn SnapshotSwitch(snapshot: RwSignal<Snapshot>) -> impl IntoView {
    let choices = vec![
        Choice::new("before", "Before"),
        Choice::new("after", "After"),
    ];
    let value = Signal::derive(move || match snapshot.get() {
        Snapshot::Before => "before".to_owned(),
        Snapshot::After => "after".to_owned(),
    });
    let change = move |id: String| {
        snapshot.set(if id == "before" {
            Snapshot::Before
        } else {
            Snapshot::After
        });
    };
    view! { <RadioGroup label="Picture" choices value on_change=change /> }
}

#[component]
fn Legend(is_change: Signal<bool>) -> impl IntoView {
    let is_used = move |style: &CellStyle| {
        is_change.get() || !matches!(style, CellStyle::Gained | CellStyle::Lost)
    };
    let entry = |style: CellStyle| {
        view! {
            <li class="legend__entry">
                <span class="legend__sign" data-shade=style.name()>
                    {style.icon().map(|name| view! { <Icon name /> })}
                </span>
                {style.label()}
            </li>
        }
    };
    let entries = move || {
        CellStyle::ALL
            .into_iter()
            .filter(is_used)
            .map(entry)
            .collect_view()
    };
    view! {
        <ul class="legend" aria-label="Legend">
            {entries}
        </ul>
    }
}
