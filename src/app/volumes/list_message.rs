use leptos::prelude::*;

use super::list_state::{ListMessage, ListState};
use crate::api::{Notice, Task};
use crate::router::History;
use crate::ui::{Alert, Button, EmptyState, IconName, Tone};

/// What is said in the place of rows, or above rows that are out of date.
#[component]
pub(super) fn ListMessageView(
    /// The list on screen.
    list: ListState,
) -> impl IntoView {
    let message = Memo::new(move |_| list.message());
    move || {
        message.get().map(|message| match message {
            ListMessage::ChooseProject => empty(
                IconName::Project,
                "Choose a project",
                "Then the volumes that it can mount are listed: those that originate in it, and those shared with it, its department or its cluster.",
                None,
            ),
            ListMessage::NoVolumes => empty(
                IconName::Volume,
                "No data volumes yet",
                "A data volume makes an existing PVC shareable, read-only, with projects, departments or clusters.",
                None,
            ),
            ListMessage::NoMatch => empty(
                IconName::Search,
                "No data volume matches",
                "There are data volumes, but none with all of these properties.",
                Some(("Clear all filters", Callback::new(move |()| {
                    list.url.step(History::Push, datavolumes_contract::ListQuery::without_conditions);
                }))),
            ),
            ListMessage::PastTheEnd => empty(
                IconName::Volume,
                "This page is past the end of the list",
                "There are fewer data volumes than this address expects.",
                Some(("Go to the first page", Callback::new(move |()| {
                    list.url.step(History::Push, datavolumes_contract::ListQuery::at_first_page);
                }))),
            ),
            ListMessage::Refused | ListMessage::Failed | ListMessage::Outdated => failure(list, message),
        })
    }
}

fn empty(
    icon: IconName,
    title: &'static str,
    text: &'static str,
    action: Option<(&'static str, Callback<()>)>,
) -> AnyView {
    let button = move || action.map(|(label, run)| view! { <Button on_press=run>{label}</Button> });
    view! { <EmptyState icon title actions=button>{text}</EmptyState> }.into_any()
}

/// Why the list did not come, in the server's words.
fn failure(list: ListState, message: ListMessage) -> AnyView {
    let notice = list
        .page
        .state
        .with_untracked(|page| page.error().map(|error| Notice::of(error, Task::List)));
    let Some(Notice {
        title,
        detail,
        can_retry,
    }) = notice
    else {
        return ().into_any();
    };
    let stale =
        (message == ListMessage::Outdated).then_some(" The rows below are those of before.");
    let retry = move || {
        can_retry.then(
            || view! { <Button small=true on_press=move |()| list.refresh()>"Retry"</Button> },
        )
    };
    let tone = if message == ListMessage::Refused {
        Tone::Warning
    } else {
        Tone::Danger
    };
    view! {
        <Alert tone title actions=retry>
            {detail}
            {stale}
        </Alert>
    }
    .into_any()
}
