//! The way to the next and the previous volume of the list that the user came from.

use std::cell::Cell;

use datavolumes_contract::{ListQuery, Volume, VolumeId, VolumePage};
use datavolumes_ui::{Icon, IconName, isolated};
use leptos::ev::MouseEvent;
use leptos::html;
use leptos::prelude::*;

use crate::list::is_complete;
use crate::remote::{UseRemote, use_remote};
use crate::router::{History, Route};
use crate::services::Services;

/// A direction in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Direction {
    Previous,
    Next,
}

thread_local! {
    /// The direction of the link that led to the page on screen. The same link gets the focus there, so that the list can
    /// be walked by pressing Enter.
    static LAST_STEP: Cell<Option<Direction>> = const { Cell::new(None) };
    /// The ids on the page of the list that the link led to. A volume that was deleted since is not on it any more, and its
    /// neighbours are found by them.
    static TRAIL: Cell<Vec<VolumeId>> = const { Cell::new(Vec::new()) };
}

/// A volume beside another one in the list, and the page of the list that it is on.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Neighbour {
    id: VolumeId,
    name: String,
    page: ListQuery,
}

/// Links to the volumes before and after the volume `id` in the list, across its pages. Nothing if the volume is not on the
/// page of the list that was shown last.
#[component]
pub(crate) fn Neighbours(id: VolumeId) -> impl IntoView {
    let query = StoredValue::new(Services::of_context().router.list_query());
    let here = use_page(move || Some(query.get_value()));
    let trail = StoredValue::new(TRAIL.take());
    let spot = move |rows: &[Volume]| trail.with_value(|trail| Spot::of(rows, id, trail));
    // Beyond the first and the last row of a page is another page.
    let before = use_page(move || {
        with_rows(here, |rows| {
            query.with_value(|query| page_before(query, spot(rows)?))
        })
    });
    let after = use_page(move || {
        with_rows(here, |rows| {
            query.with_value(|query| page_after(query, rows, spot(rows)?))
        })
    });
    let previous = Memo::new(move |_| {
        let page = query.get_value();
        let beyond = page.clone().at_previous_page();
        with_rows(here, |rows| {
            let index = spot(rows)?.before.checked_sub(1)?;
            Some(neighbour(rows.get(index)?, &page))
        })
        .or_else(|| with_rows(before, |rows| Some(neighbour(rows.last()?, &beyond))))
    });
    let next = Memo::new(move |_| {
        let page = query.get_value();
        let beyond = page.clone().at_next_page();
        with_rows(here, |rows| {
            Some(neighbour(rows.get(spot(rows)?.after)?, &page))
        })
        .or_else(|| with_rows(after, |rows| Some(neighbour(rows.first()?, &beyond))))
    });
    let leave = move |to: Neighbour| {
        let pages = [here, before, after].map(ids_of);
        TRAIL.set(
            pages
                .into_iter()
                .find(|ids| ids.contains(&to.id))
                .unwrap_or_default(),
        );
    };
    view! {
        <nav class="neighbours" aria-label="Data volumes in the list">
            {move || {
                Some(view! { <Step direction=Direction::Previous to=previous.get()? leave /> })
            }}
            {move || Some(view! { <Step direction=Direction::Next to=next.get()? leave /> })}
        </nav>
    }
}

/// A link to a neighbour. It replaces the entry of the history, so that Back leads to the list however far the user has
/// gone.
#[component]
fn Step(
    direction: Direction,
    to: Neighbour,
    /// Called when the page is left for the neighbour.
    #[prop(into)]
    leave: Callback<Neighbour>,
) -> impl IntoView {
    let router = Services::of_context().router;
    let Neighbour { id, name, page } = to.clone();
    let is_previous = direction == Direction::Previous;
    let (text, what) = if is_previous {
        ("Previous", "Previous: ")
    } else {
        ("Next", "Next: ")
    };
    let link = NodeRef::<html::A>::new();
    Effect::new(move || {
        if let Some(link) = link.get()
            && LAST_STEP.get() == Some(direction)
        {
            LAST_STEP.set(None);
            let _ = link.focus();
        }
    });
    view! {
        <a
            node_ref=link
            class="button"
            data-variant="quiet"
            data-size="small"
            href=router.href(&Route::Volume(id))
            data-tooltip=isolated(&name).into_owned()
            aria-label=format!("{what}{}", isolated(&name))
            on:click=move |event: MouseEvent| {
                if event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key() {
                    return;
                }
                event.prevent_default();
                LAST_STEP.set(Some(direction));
                leave.run(to.clone());
                router.set_list(&page);
                router.go(&Route::Volume(id), History::Replace);
            }
        >
            {is_previous.then(|| view! { <Icon name=IconName::CHEVRON_LEFT /> })}
            <span>{text}</span>
            {(!is_previous).then(|| view! { <Icon name=IconName::CHEVRON_RIGHT /> })}
        </a>
    }
}

/// The page of the list that `query` asks for. Without it there are no links, so a failure is not shown.
fn use_page(query: impl Fn() -> Option<ListQuery> + 'static) -> UseRemote<VolumePage> {
    let services = Services::of_context();
    use_remote(
        move || query().filter(is_complete),
        services.connectivity.optional(),
        move |query| services.client().list(&query),
    )
}

/// What `read` finds in the rows of `page`, once they are there.
fn with_rows<T>(
    page: UseRemote<VolumePage>,
    read: impl FnOnce(&[Volume]) -> Option<T>,
) -> Option<T> {
    page.state
        .with(|page| read(&page.latest()?.datavolumes.readable))
}

/// The ids on a page.
fn ids_of(page: UseRemote<VolumePage>) -> Vec<VolumeId> {
    let ids = |rows: &[Volume]| Some(rows.iter().map(|volume| volume.id).collect());
    untrack(|| with_rows(page, ids)).unwrap_or_default()
}

/// The place of a volume among the rows of a page, which may not have it any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Spot {
    /// The number of rows before it.
    before: usize,
    /// The index of the first row after it.
    after: usize,
}

impl Spot {
    /// The place of `id` in `rows`. If it is not there, it is behind the rows that were before it in `trail`. `None` if it
    /// is not there either.
    fn of(rows: &[Volume], id: VolumeId, trail: &[VolumeId]) -> Option<Self> {
        let index_of = |id: VolumeId| rows.iter().position(|volume| volume.id == id);
        if let Some(index) = index_of(id) {
            return Some(Self {
                before: index,
                after: index + 1,
            });
        }
        let was_at = trail.iter().position(|known| *known == id)?;
        let last = trail.iter().take(was_at).rev().find_map(|id| index_of(*id));
        let before = last.map_or(0, |index| index + 1);
        Some(Self {
            before,
            after: before,
        })
    }
}

fn neighbour(volume: &Volume, page: &ListQuery) -> Neighbour {
    Neighbour {
        id: volume.id,
        name: volume.name.clone(),
        page: page.clone(),
    }
}

/// The page before that of `query`, if there is one and no row is before `spot`.
fn page_before(query: &ListQuery, spot: Spot) -> Option<ListQuery> {
    let before = query.clone().at_previous_page();
    (spot.before == 0 && before != *query).then_some(before)
}

/// The page after that of `query`, if no row is after `spot` and the page is full.
fn page_after(query: &ListQuery, page: &[Volume], spot: Spot) -> Option<ListQuery> {
    let is_full = page.len() >= usize::from(query.limit.get());
    (spot.after >= page.len() && is_full).then(|| query.clone().at_next_page())
}

#[cfg(test)]
mod tests;
