use std::time::Duration;

use datavolumes_client::LoggedRequest;
use datavolumes_ui::{Badge, Button, CopyButton, Dialog, EmptyState, IconName, Timestamp, Tone};
use leptos::prelude::*;

use super::curl::curl;
use super::request_text::{duration_text, end_text};
use crate::services::Services;

/// How often the log is read while it is on screen.
const READ_INTERVAL: Duration = Duration::from_millis(500);

/// The last requests to the API, newest first, each with a button that copies it as a curl command.
#[component]
pub fn RequestLogDialog(#[prop(into)] on_close: Callback<()>) -> impl IntoView {
    let requests = use_requests();
    let numbers = move || {
        requests.with(|requests| {
            requests
                .iter()
                .map(|request| request.number)
                .collect::<Vec<_>>()
        })
    };
    let line = move |number| {
        let request = Memo::new(move |_| {
            requests.with(|requests| requests.iter().find(|it| it.number == number).cloned())
        });
        move || request.get().map(|request| view! { <Line request /> })
    };
    let is_empty = Memo::new(move |_| requests.with(Vec::is_empty));
    let empty = || view! { <EmptyState icon=IconName::CLOCK title="No requests yet" /> };
    view! {
        <Dialog
            title="Requests"
            wide=true
            on_cancel=on_close
            actions=move || view! { <Button on_press=on_close>"Close"</Button> }
        >
            <p>"The latest API requests of this tab. Tokens and credentials are not kept."</p>
            <Show when=move || !is_empty.get() fallback=empty>
                <div class="requests" tabindex="0" role="region" aria-label="List of requests">
                    <table class="requests__table" aria-label="Requests">
                        <thead>
                            <tr>
                                <th scope="col">"Request"</th>
                                <th scope="col">"Result"</th>
                                <th scope="col">"Duration"</th>
                                <th scope="col">"Sent"</th>
                                <th scope="col">
                                    <span class="visually-hidden">"Copy"</span>
                                </th>
                            </tr>
                        </thead>
                        <tbody>
                            <For each=numbers key=|number| *number children=line />
                        </tbody>
                    </table>
                </div>
            </Show>
        </Dialog>
    }
}

#[component]
fn Line(request: LoggedRequest) -> impl IntoView {
    let (text, tone) = end_text(request.end.map(|(end, _)| end));
    let icon = match tone {
        Tone::Success => IconName::CHECK,
        Tone::Danger => IconName::FAILURE,
        Tone::Neutral => IconName::CLOSE,
        Tone::Info | Tone::Warning => IconName::CLOCK,
    };
    let duration = duration_text(&request);
    let method = request.request.method.as_str();
    let path = request.request.path.clone();
    let copy_label = format!("Copy {method} {path} as curl");
    let command = curl(&request.request);
    view! {
        <tr>
            <th class="requests__path" scope="row" translate="no">
                <b>{method}</b>
                " "
                <bdi>{path}</bdi>
            </th>
            <td>
                <Badge tone icon text />
            </td>
            <td>{duration}</td>
            <td>
                <Timestamp at=Signal::stored(Some(Ok(request.sent_at))) />
            </td>
            <td>
                <CopyButton label=copy_label text=Signal::stored(command) />
            </td>
        </tr>
    }
}

/// The requests, read again and again while the current owner lives.
fn use_requests() -> RwSignal<Vec<LoggedRequest>> {
    let services = Services::of_context();
    let requests = RwSignal::new(services.client().requests());
    let read = move || {
        let current = services.client().requests();
        if requests.with_untracked(|shown| *shown != current) {
            requests.set(current);
        }
    };
    if let Ok(interval) = set_interval_with_handle(read, READ_INTERVAL) {
        on_cleanup(move || interval.clear());
    }
    requests
}
