use datavolumes_client::{ApiError, ErrorKind};
use datavolumes_ui::{Alert, Button, Tone};
use leptos::prelude::*;

use crate::remote::{Notice, Task};

/// The button that stops a job after the pending requests.
#[component]
pub(crate) fn StopButton(is_stopping: RwSignal<bool>) -> impl IntoView {
    view! {
        <Button busy=is_stopping on_press=move |()| is_stopping.set(true)>
            "Stop"
        </Button>
    }
}

/// Why a job was stopped: by the user, or by an error that would affect the rest too.
#[component]
pub(crate) fn StoppedAlert(
    error: Option<ApiError>,
    /// What the job does.
    task: Task,
    /// What was done so far.
    outcome: String,
) -> impl IntoView {
    let tone = match &error {
        Some(error) if error.kind() != ErrorKind::Unauthenticated => Tone::Danger,
        _ => Tone::Warning,
    };
    let (title, detail) = match error {
        Some(error) => {
            let notice = Notice::of(&error, task);
            (notice.title, notice.detail)
        }
        None => (
            "Stopped".to_owned(),
            "No more requests are sent.".to_owned(),
        ),
    };
    view! {
        <Alert tone title>
            {detail}
            " "
            {outcome}
        </Alert>
    }
}
