use datavolumes_ui::{Alert, Button, ButtonVariant, CopyButton, LinkButton, Tone};
use leptos::prelude::*;

use super::change_list::DiffList;
use super::editor_state::{ApplyResult, EditorState};
use super::receipt::Receipt;
use super::use_editor::Editor;
use crate::router::Route;
use crate::sharing::step_heading::StepHeading;
use crate::sharing::text::{diff_text, pluralize};

/// The step after the change is applied and verified.
#[component]
pub(super) fn ResultStep(
    /// The editor.
    editor: Editor,
    /// The result.
    result: ApplyResult,
) -> impl IntoView {
    let organisation = editor.organisation.get_untracked();
    let volume_page = editor.services.router.href(&Route::Volume(editor.id));
    let receipt = editor.saved.with_untracked(|after| {
        let receipt = Receipt {
            organisation: &organisation,
            name: &untrack(|| editor.volume.name()).unwrap_or_default(),
            id: editor.id,
            at: editor.services.client().server_time(),
            result: &result,
            after,
        };
        receipt.to_markdown()
    });
    let ApplyResult {
        done,
        concurrent,
        shares,
    } = result;
    let title = if concurrent.is_empty() {
        "Sharing updated and verified"
    } else {
        "Sharing updated; someone else changed it at the same time"
    };
    let shares = match shares {
        0 => "Not shared now.".to_owned(),
        shares => ["Now shared with ", &pluralize(shares, "scope"), "."].concat(),
    };
    let summary = [&diff_text(&done), ". ", &shares].concat();
    view! {
        <section class="stage" aria-label="Applied">
            <StepHeading title="Applied" />
            <Alert tone=Tone::Success title>
                {summary}
            </Alert>
            <DiffList organisation=organisation.clone() diff=done title="applied" />
            <DiffList organisation diff=concurrent title="changed by someone else" />
            <p class="stage__receipt">
                "Receipt in Markdown: before, after, verified"
                <CopyButton label="Copy receipt" text=Signal::stored(receipt) />
            </p>
            <div class="stage__actions">
                <Button on_press=move |()| {
                    editor.state.set(EditorState::Editing);
                }>"Edit again"</Button>
                <LinkButton variant=ButtonVariant::Primary href=volume_page>
                    "Back to data volume"
                </LinkButton>
            </div>
        </section>
    }
}
