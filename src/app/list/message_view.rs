use datavolumes_contract::ListQuery;
use datavolumes_ui::{Alert, Button, EmptyState, IconName, Tone};
use leptos::prelude::*;

use super::message::ListMessage;
use super::new_volume_button::NewVolumeButton;
use super::state::ListState;
use super::url::ListUrl;
use crate::remote::{FailureAlert, Notice, Task};
use crate::router::History;

/// A message of the list.
#[component]
pub(super) fn ListMessageView(
    /// The list on screen.
    list: ListState,
    message: ListMessage,
) -> impl IntoView {
    match message {
        ListMessage::Denied | ListMessage::Failed | ListMessage::Outdated => {
            view! { <Failure list message /> }.into_any()
        }
        ListMessage::Unreadable => view! { <UnreadableVolumes list /> }.into_any(),
        _ => view! { <EmptyList url=list.url message /> }.into_any(),
    }
}

/// Why the list is empty, and what to do.
#[component]
fn EmptyList(url: ListUrl, message: ListMessage) -> impl IntoView {
    let (icon, title, text) = empty_text(message);
    let step_button = move |label: &'static str, step: fn(ListQuery) -> ListQuery| {
        let go = move |()| url.step(History::Push, step);
        view! { <Button on_press=go>{label}</Button> }.into_any()
    };
    let actions = move || match message {
        ListMessage::NoVolumes => {
            view! { <NewVolumeButton label="Create a data volume" /> }.into_any()
        }
        ListMessage::NoMatch => step_button("Clear all filters", ListQuery::without_filters),
        ListMessage::PastTheEnd => step_button("Go to the first page", ListQuery::at_first_page),
        _ => ().into_any(),
    };
    view! {
        <EmptyState icon title actions>
            {text}
        </EmptyState>
    }
}

/// Icon, title and text of an empty list.
const fn empty_text(message: ListMessage) -> (IconName, &'static str, &'static str) {
    match message {
        ListMessage::ChooseProject => (
            IconName::PROJECT,
            "Choose a project",
            "Choose a project to see the data volumes it can mount: its own, and those shared with it.",
        ),
        ListMessage::NoMatch => (
            IconName::SEARCH,
            "No matches",
            "No data volume matches all filters.",
        ),
        ListMessage::PastTheEnd => (
            IconName::VOLUME,
            "No rows here",
            "This link points past the last page.",
        ),
        _ => (
            IconName::VOLUME,
            "No data volumes yet",
            "Share the data on one PVC, read-only, with other projects.",
        ),
    }
}

/// How many volumes of the page cannot be read, and why.
#[component]
fn UnreadableVolumes(list: ListState) -> impl IntoView {
    let unreadable = Memo::new(move |_| {
        list.page.state.with(|page| {
            let page = page.latest();
            page.map_or_else(Vec::new, |page| page.datavolumes.unreadable.clone())
        })
    });
    let title = move || match unreadable.with(Vec::len) {
        1 => "1 data volume on this page can’t be read".to_owned(),
        many => format!("{many} data volumes on this page can’t be read"),
    };
    let reason = |reason: String| view! { <li dir="auto">{reason}</li> };
    view! {
        <Alert tone=Tone::Warning title=Signal::derive(title)>
            <ul class="notes">{move || unreadable.get().into_iter().map(reason).collect_view()}</ul>
        </Alert>
    }
}

/// Why the request failed, and a button to retry.
#[component]
fn Failure(list: ListState, message: ListMessage) -> impl IntoView {
    let notice = list
        .page
        .state
        .with_untracked(|page| page.error().map(|error| Notice::of(error, Task::List)))?;
    let tone = if message == ListMessage::Denied {
        Tone::Warning
    } else {
        Tone::Danger
    };
    let more =
        (message == ListMessage::Outdated).then(|| " Showing the rows loaded earlier.".to_owned());
    Some(view! { <FailureAlert notice tone on_retry=move |()| list.refresh() more /> })
}
