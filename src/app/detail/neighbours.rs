//! The way to the next and the previous volume of the list that the user came from.

use std::cell::Cell;

use datavolumes_contract::{ListQuery, Volume, VolumeId, VolumePage};
use datavolumes_ui::{Icon, IconName, isolated};
use leptos::html;
use leptos::prelude::*;

use crate::list::is_complete;
use crate::remote::{UseRemote, use_remote};
use crate::router::Route;
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
    // Beyond the first and the last row of a page is another page.
    let before = use_page(move || {
        with_rows(here, |rows| {
            query.with_value(|query| page_before(query, rows, id))
        })
    });
    let after = use_page(move || {
        with_rows(here, |rows| {
            query.with_value(|query| page_after(query, rows, id))
        })
    });
    let previous = Memo::new(move |_| {
        let page = query.get_value();
        let beyond = page.clone().at_previous_page();
        with_rows(here, |rows| {
            beside(rows, id, |index| index.checked_sub(1), &page)
        })
        .or_else(|| with_rows(before, |rows| Some(neighbour(rows.last()?, &beyond))))
    });
    let next = Memo::new(move |_| {
        let page = query.get_value();
        let beyond = page.clone().at_next_page();
        with_rows(here, |rows| {
            beside(rows, id, |index| index.checked_add(1), &page)
        })
        .or_else(|| with_rows(after, |rows| Some(neighbour(rows.first()?, &beyond))))
    });
    view! {
        <nav class="neighbours" aria-label="Data volumes in the list">
            {move || Some(view! { <Step direction=Direction::Previous to=previous.get()? /> })}
            {move || Some(view! { <Step direction=Direction::Next to=next.get()? /> })}
        </nav>
    }
}

#[component]
fn Step(direction: Direction, to: Neighbour) -> impl IntoView {
    let router = Services::of_context().router;
    let Neighbour { id, name, page } = to;
    let (text, what) = match direction {
        Direction::Previous => (
            view! {
                <Icon name=IconName::CHEVRON_LEFT />
                "Previous"
            }
            .into_any(),
            "Previous: ",
        ),
        Direction::Next => (
            view! {
                "Next"
                <Icon name=IconName::CHEVRON_RIGHT />
            }
            .into_any(),
            "Next: ",
        ),
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
            class="link"
            href=router.href(&Route::Volume(id))
            data-tooltip=isolated(&name).into_owned()
            aria-label=format!("{what}{}", isolated(&name))
            on:click=move |_| {
                LAST_STEP.set(Some(direction));
                router.set_list(&page);
            }
        >
            {text}
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

fn position(page: &[Volume], id: VolumeId) -> Option<usize> {
    page.iter().position(|volume| volume.id == id)
}

/// The volume of `page` at the index that `step` makes of that of `id`.
fn beside(
    page: &[Volume],
    id: VolumeId,
    step: impl Fn(usize) -> Option<usize>,
    query: &ListQuery,
) -> Option<Neighbour> {
    let index = step(position(page, id)?)?;
    Some(neighbour(page.get(index)?, query))
}

fn neighbour(volume: &Volume, page: &ListQuery) -> Neighbour {
    Neighbour {
        id: volume.id,
        name: volume.name.clone(),
        page: page.clone(),
    }
}

/// The page before that of `query`, if `id` is the first volume of `page` and there is one.
fn page_before(query: &ListQuery, page: &[Volume], id: VolumeId) -> Option<ListQuery> {
    let before = query.clone().at_previous_page();
    (position(page, id)? == 0 && before != *query).then_some(before)
}

/// The page after that of `query`, if `id` is the last volume of `page` and the page is full.
fn page_after(query: &ListQuery, page: &[Volume], id: VolumeId) -> Option<ListQuery> {
    let is_last = position(page, id)? + 1 == page.len();
    let is_full = page.len() >= usize::from(query.limit.get());
    (is_last && is_full).then(|| query.clone().at_next_page())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(number: u32) -> VolumeId {
        format!("00000000-0000-0000-0000-{number:012}")
            .parse()
            .unwrap()
    }

    fn page(numbers: std::ops::Range<u32>) -> Vec<Volume> {
        let volume = |number| Volume {
            id: id(number),
            name: format!("v{number}"),
            ..Volume::default()
        };
        numbers.map(volume).collect()
    }

    fn query(address: &str) -> ListQuery {
        ListQuery::from_address(address).0
    }

    #[test]
    fn neighbours_are_on_the_same_page() {
        let (page, query) = (page(0..10), query("limit=10"));
        let name = |step: fn(usize) -> Option<usize>, of: u32| {
            beside(&page, id(of), step, &query).map(|neighbour| neighbour.name)
        };
        assert_eq!(name(|index| index.checked_add(1), 4).as_deref(), Some("v5"));
        assert_eq!(name(|index| index.checked_sub(1), 4).as_deref(), Some("v3"));
        assert_eq!(name(|index| index.checked_sub(1), 0), None);
        assert_eq!(name(|index| index.checked_add(1), 9), None);
        assert_eq!(name(|index| index.checked_add(1), 99), None);
    }

    #[test]
    fn another_page_is_needed_at_the_edges_only() {
        let second = query("limit=10&offset=10");
        let rows = page(10..20);
        assert_eq!(page_before(&second, &rows, id(10)), Some(query("limit=10")));
        assert_eq!(
            page_after(&second, &rows, id(19)),
            Some(query("limit=10&offset=20"))
        );
        for number in [11, 18, 99] {
            assert_eq!(page_before(&second, &rows, id(number)), None, "{number}");
            assert_eq!(page_after(&second, &rows, id(number)), None, "{number}");
        }
        assert_eq!(page_before(&query("limit=10"), &page(0..10), id(0)), None);
        // A page that is not full is the last one.
        assert_eq!(page_after(&second, &page(10..15), id(14)), None);
    }
}
