use datavolumes_contract::Volume;
use datavolumes_contract::description::MAX_CHARS;
use leptos::prelude::*;

use super::conflict::DescriptionConflict;
use super::draft::DescriptionDraft;
use super::state::{DescribeState, use_describe};
use crate::remote::MutationFailure;
use crate::router::LeaveGuard;
use datavolumes_ui::{Alert, Button, ButtonVariant, Dialog, FormField, TextArea, Tone};

/// The dialog "Edit description". The text is kept in this tab until it is saved or discarded.
#[component]
pub(crate) fn DescriptionDialog(
    /// The volume as it was read last.
    volume: Volume,
    /// Called with the response after the description was saved.
    #[prop(into)]
    on_saved: Callback<Volume>,
    /// Called to close the dialog.
    #[prop(into)]
    on_close: Callback<()>,
) -> impl IntoView {
    let describe = use_describe(volume, on_saved);
    let draft = describe.draft;
    let is_changed = draft.is_changed();
    let asks_to_discard = RwSignal::new(false);
    let cancel = Callback::new(move |()| {
        if is_changed.get_untracked() {
            asks_to_discard.set(true);
        } else {
            on_close.run(());
        }
    });
    let discard = move |()| {
        draft.discard();
        on_close.run(());
    };
    view! {
        <Dialog
            title="Edit description"
            on_cancel=cancel
            // The text is kept.
            on_leave=on_close
            on_submit=move |()| describe.save()
            busy=describe.is_pending()
            actions=move || view! { <Actions describe on_cancel=cancel /> }
        >
            <p class="dialog__subject" translate="no">
                {describe.name()}
            </p>
            <RestoredNote describe />
            <MutationFailure notice=describe.notice() mutation=describe.mutation />
            <Editor describe />
            <Show when=move || asks_to_discard.get() && is_changed.get()>
                <DiscardQuestion on_keep=move |()| asks_to_discard.set(false) on_discard=discard />
            </Show>
        </Dialog>
        <LeaveGuard is_unsaved=is_changed on_discard=move |()| draft.discard() />
    }
}

/// Says that the text is a draft from before, which can be dropped.
#[component]
fn RestoredNote(describe: DescribeState) -> impl IntoView {
    let is_restored = RwSignal::new(describe.draft.was_restored());
    let start_over = move |()| {
        describe.draft.discard();
        is_restored.set(false);
    };
    let button = move || {
        view! {
            <Button small=true on_press=start_over>
                "Start over"
            </Button>
        }
    };
    view! {
        <Show when=move || is_restored.get()>
            <Alert tone=Tone::Info title="Draft restored" actions=button />
        </Show>
    }
}

#[component]
fn Editor(describe: DescribeState) -> impl IntoView {
    let draft = describe.draft.value;
    let text = Signal::derive(move || draft.with(|draft| draft.text.clone()));
    let set_text = move |text| draft.update(|draft| draft.text = text);
    view! {
        <DescriptionConflict
            mine=text
            theirs=describe.theirs
            on_keep_mine=move |theirs| describe.keep_mine(&theirs)
            on_take_theirs=move |theirs| describe.take_theirs(&theirs)
            on_restore=set_text
        />
        <FormField
            label="Description"
            hint=format!("What the data is for. At most {MAX_CHARS} characters.")
            error=Signal::derive(move || draft.with(DescriptionDraft::error))
        >
            <TextArea value=text on_input=set_text limit=MAX_CHARS autofocus=true />
        </FormField>
    }
}

#[component]
fn DiscardQuestion(
    #[prop(into)] on_keep: Callback<()>,
    #[prop(into)] on_discard: Callback<()>,
) -> impl IntoView {
    let actions = move || {
        view! {
            <Button small=true on_press=on_keep>
                "Keep editing"
            </Button>
            <Button small=true variant=ButtonVariant::Danger on_press=on_discard>
                "Discard"
            </Button>
        }
    };
    view! { <Alert tone=Tone::Warning title="Discard your changes?" actions /> }
}

#[component]
fn Actions(describe: DescribeState, on_cancel: Callback<()>) -> impl IntoView {
    view! {
        <Button on_press=on_cancel>"Cancel"</Button>
        <Button
            variant=ButtonVariant::Primary
            submit=true
            busy=describe.is_pending()
            disabled_reason=describe.disabled_reason()
        >
            "Save"
        </Button>
    }
}
