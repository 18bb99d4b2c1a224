use datavolumes_sharing::{Organisation, Plan, ScopeSet, SharingMap, Tallies};
use leptos::ev;
use leptos::{html, prelude::*};

use super::map_scene::Scene;
use super::map_shade::{Moment, Shade};
use super::map_table::MapTable;
use super::map_view::MapView;
use super::shared::Shared;
use datavolumes_ui::{Button, Choice, Icon, RadioGroup, effect, part, shown};

/// How wide the map is drawn before the page is measured, in pixels.
const FIRST_WIDTH: usize = 640;

/// The sharing map with its legend and its text twin.
#[component]
pub(super) fn Picture(
    /// Everything that is known of the organisation.
    #[prop(into)]
    organisation: Signal<Shared<Organisation>>,
    /// What is pictured.
    #[prop(into)]
    plan: Signal<Shared<Plan>>,
    /// Whether there is a before and an after.
    #[prop(optional)]
    is_change: bool,
) -> impl IntoView {
    let frame = NodeRef::<html::Div>::new();
    let width = RwSignal::new(FIRST_WIDTH);
    let measure = move || {
        let pixels = frame
            .try_get_untracked()
            .flatten()
            .map(|frame| frame.client_width());
        if let Some(pixels) = pixels.and_then(|pixels| usize::try_from(pixels).ok())
            && pixels > 0
        {
            width.set(pixels);
        }
    };
    effect(move || {
        frame.track();
        measure();
    });
    let resized = window_event_listener(ev::resize, move |_| measure());
    on_cleanup(move || resized.remove());
    let expanded = RwSignal::new(ScopeSet::new());
    let moment = RwSignal::new(Moment::After);
    let is_table = RwSignal::new(false);
    let scene = Memo::new(move |_| {
        let (organisation, plan) = (organisation.get(), plan.get());
        let (before, after) = (plan.before(), plan.after());
        let tallies = Shared::new(Tallies::new(&organisation, before, after));
        let map = expanded
            .with(|expanded| SharingMap::new(&organisation, before, after, expanded, width.get()));
        Scene {
            organisation,
            plan,
            tallies,
            map: Shared::new(map),
        }
    });
    let caption = part(move || {
        let after = scene.with(|scene| scene.all(Moment::After));
        if is_change {
            let before = scene.with(|scene| scene.all(Moment::Before));
            [&before, " can use it now, ", &after, " then."].concat()
        } else {
            [&after, " can use it."].concat()
        }
    });
    let moments = vec![
        Choice::new("before", "Before"),
        Choice::new("after", "After"),
    ];
    let chosen = Signal::derive(move || match moment.get() {
        Moment::Before => "before".to_owned(),
        Moment::After => "after".to_owned(),
    });
    let choose = move |id: String| {
        moment.set(if id == "before" {
            Moment::Before
        } else {
            Moment::After
        });
    };
    let choice = is_change.then(|| {
        view! { <RadioGroup label="Picture" choices=moments value=chosen on_change=choose /> }
    });
    view! {
        <figure class="picture" aria-label="Where it can be used">
            <div class="picture__head">
                <figcaption class="picture__caption">{caption}</figcaption>
                {choice}
                <Button small=true on_press=move |()| is_table.update(|is| *is = !*is)>
                    {part(move || if is_table.get() { "Show as picture" } else { "Show as table" })}
                </Button>
            </div>
            <div class="picture__frame" node_ref=frame>
                {part(move || if is_table.get() {
                    view! { <MapTable scene is_change /> }.into_any()
                } else {
                    view! { <MapView scene moment expanded /> }.into_any()
                })}
            </div>
            {shown(move || !is_table.get(), move || legend(is_change))}
        </figure>
    }
}

fn legend(is_change: bool) -> AnyView {
    let shades = Shade::ALL.into_iter();
    let shades = shades.filter(|shade| is_change || !matches!(shade, Shade::Gained | Shade::Lost));
    let entries: Vec<AnyView> = shades
        .map(|shade| {
            view! {
                <li class="legend__entry">
                    <span class="legend__sign" data-shade=shade.name()>
                        {shade.icon().map(|name| view! { <Icon name /> })}
                    </span>
                    {shade.words()}
                </li>
            }
            .into_any()
        })
        .collect();
    view! { <ul class="legend" aria-label="Legend">{entries}</ul> }.into_any()
}
