use datavolumes_client::ErrorKind;
use datavolumes_contract::{ListQuery, Offset, VolumePage};
use leptos::prelude::*;

use super::new_volume_button::NewVolumeButton;
use super::state::{ListState, is_question};
use crate::notice::{Notice, Task};
use crate::remote::Remote;
use crate::router::History;
use datavolumes_ui::{Alert, Button, EmptyState, IconName, Tone, lazy, part};

/// What stands in the place of rows, or above rows that are out of date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ListMessage {
    /// A view of a project, and no project chosen.
    ChooseProject,
    /// There are no volumes at all.
    NoVolumes,
    /// There are volumes, but none matches.
    NoMatch,
    /// There are volumes, but not so many that this page has any.
    PastTheEnd,
    /// The list was refused, and there is nothing to show.
    Refused,
    /// The list could not be loaded, and there is nothing to show.
    Failed,
    /// The list could not be loaded; the rows are those of before.
    Outdated,
}

impl ListMessage {
    pub(crate) fn of(query: &ListQuery, page: &Remote<VolumePage>) -> Option<Self> {
        if !is_question(query) {
            return Some(Self::ChooseProject);
        }
        match page {
            Remote::Loading { .. } => None,
            Remote::Ready(page) if !page.datavolumes.is_empty() => None,
            Remote::Ready(_) if query.offset > Offset::ZERO => Some(Self::PastTheEnd),
            Remote::Ready(_) if query.is_filtered() => Some(Self::NoMatch),
            Remote::Ready(_) => Some(Self::NoVolumes),
            Remote::Failed { error, last } => match (error.kind(), last) {
                // Both have a place of their own: the dialog to sign in, and the banner.
                (ErrorKind::Unauthenticated, _) | (ErrorKind::Unavailable, Some(_)) => None,
                (ErrorKind::Forbidden, _) => Some(Self::Refused),
                (_, None) => Some(Self::Failed),
                (_, Some(_)) => Some(Self::Outdated),
            },
        }
    }
}

/// What is said in the place of rows, or above rows that are out of date.
#[component]
pub(crate) fn ListMessageView(
    /// The list on screen.
    list: ListState,
) -> impl IntoView {
    let message = Memo::new(move |_| list.message());
    part(move || {
        let message = message.get()?;
        Some(match message {
            // Told without asking anything of a server that may be away.
            ListMessage::Refused | ListMessage::Failed | ListMessage::Outdated => {
                failure(list, message)
            }
            _ => EMPTINESS.show(move || (list, message)).into_any(),
        })
    })
}

lazy!(static EMPTINESS, in list: (list: ListState, message: ListMessage) => view! {
    <Emptiness list message />
});

/// Why there is no row, and what can be done about it.
#[component]
fn Emptiness(list: ListState, message: ListMessage) -> impl IntoView {
    let step = move |label: &'static str, step: fn(ListQuery) -> ListQuery| {
        let take = move |()| list.url.step(History::Push, step);
        view! { <Button on_press=take>{label}</Button> }.into_any()
    };
    let (icon, title, text) = match message {
        ListMessage::ChooseProject => (
            IconName::PROJECT,
            "Choose a project",
            "Then the volumes that it can mount are listed: those that originate in it, and those shared with it, its department or its cluster.",
        ),
        ListMessage::NoMatch => (
            IconName::SEARCH,
            "No data volume matches",
            "There are data volumes, but none with all of these properties.",
        ),
        ListMessage::PastTheEnd => (
            IconName::VOLUME,
            "This page is past the end of the list",
            "There are fewer data volumes than this address expects.",
        ),
        _ => (
            IconName::VOLUME,
            "No data volumes yet",
            "A data volume makes an existing PVC shareable, read-only, with projects, departments or clusters.",
        ),
    };
    let way = move || match message {
        ListMessage::NoVolumes => {
            view! { <NewVolumeButton label="Create the first one" /> }.into_any()
        }
        ListMessage::NoMatch => step("Clear all filters", ListQuery::without_filters),
        ListMessage::PastTheEnd => step("Go to the first page", ListQuery::at_first_page),
        _ => ().into_any(),
    };
    view! { <EmptyState icon title actions=way>{text}</EmptyState> }
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

#[cfg(test)]
mod tests {
    use datavolumes_contract::{Filter, FilterOperator, Problem, View, Volume, VolumeField};

    use super::*;
    use datavolumes_client::ApiError;

    fn page(volumes: usize) -> VolumePage {
        VolumePage {
            next: None,
            datavolumes: vec![Volume::default(); volumes],
        }
    }

    fn filtered() -> ListQuery {
        let filter = Filter::new(VolumeField::Name, FilterOperator::Contains, "x").unwrap();
        ListQuery::default().with_filter(filter)
    }

    fn failed(status: u16, last: Option<VolumePage>) -> Remote<VolumePage> {
        let problem = Problem::new(status, "no");
        Remote::Failed {
            error: ApiError::Rejected {
                status,
                problem,
                retry_after: None,
            },
            last,
        }
    }

    #[test]
    fn each_kind_of_emptiness_has_its_own_message() {
        let empty = Remote::Ready(page(0));
        let all = ListQuery::default();
        assert_eq!(ListMessage::of(&all, &empty), Some(ListMessage::NoVolumes));
        assert_eq!(
            ListMessage::of(&filtered(), &empty),
            Some(ListMessage::NoMatch)
        );
        let beyond = all.clone().at_next_page();
        assert_eq!(
            ListMessage::of(&beyond, &empty),
            Some(ListMessage::PastTheEnd)
        );
        let unchosen = all.clone().with_view(View::UsableInProject(None));
        assert_eq!(
            ListMessage::of(&unchosen, &Remote::default()),
            Some(ListMessage::ChooseProject)
        );
        assert_eq!(ListMessage::of(&all, &Remote::Ready(page(1))), None);
    }

    #[test]
    fn a_failure_keeps_the_rows_and_is_told_in_one_place() {
        let query = ListQuery::default();
        for (status, last, message) in [
            (500, None, Some(ListMessage::Failed)),
            (500, Some(page(1)), Some(ListMessage::Outdated)),
            (403, None, Some(ListMessage::Refused)),
            (401, None, None),
            (503, Some(page(1)), None),
            (503, None, Some(ListMessage::Failed)),
        ] {
            assert_eq!(
                ListMessage::of(&query, &failed(status, last)),
                message,
                "{status}"
            );
        }
    }
}
