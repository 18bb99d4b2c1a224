use datavolumes_ui::{Alert, Button, Tone};
use leptos::prelude::*;

use super::notice::Notice;
use super::reload_button::reload_button;

/// An alert about a request that failed: what failed and why, with the buttons "Retry" and "Reload" if they may help.
#[component]
pub(crate) fn FailureAlert(
    /// The failure.
    notice: Notice,
    /// Called by the button "Retry".
    #[prop(into)]
    on_retry: Callback<()>,
    /// The kind of message: danger, unless the failure is expected.
    #[prop(optional)]
    tone: Option<Tone>,
    /// Without a role, where a live region around it announces it.
    #[prop(optional)]
    quiet: bool,
    /// What follows the reason.
    #[prop(optional_no_strip)]
    more: Option<String>,
) -> impl IntoView {
    let reload = reload_button(&notice);
    let Notice {
        title,
        detail,
        can_retry,
        ..
    } = notice;
    let actions = move || {
        let retry = can_retry.then(|| {
            view! {
                <Button small=true on_press=on_retry>
                    "Retry"
                </Button>
            }
        });
        (retry, reload)
    };
    let tone = tone.unwrap_or(Tone::Danger);
    view! {
        <Alert tone quiet title actions>
            <p>{detail} {more}</p>
        </Alert>
    }
}
