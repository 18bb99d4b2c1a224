//! One change of the shares of many volumes, as a dialog over the table.

mod apply;
mod editing;
mod read;
mod results;
mod standing;
mod state;
mod words;

use datavolumes_contract::Volume;
use leptos::prelude::*;

use super::words::{count, named};
use crate::draft::LeaveGuard;
use datavolumes_ui::{Alert, Button, ButtonVariant, Dialog, Tone, effect, part, shown};
use editing::BulkEditing;
use results::BulkResults;
use standing::{BulkStage, Standing};
use state::{Bulk, use_bulk};

/// The dialog in which one change of shares is put together for many volumes, looked at, and made.
#[component]
pub fn BulkSharing(
    /// The volumes.
    volumes: Vec<Volume>,
    /// Take the dialog out of the page; told whether anything was changed.
    #[prop(into)]
    on_close: Callback<bool>,
) -> impl IntoView {
    let bulk = use_bulk(volumes);
    let is_asking = RwSignal::new(false);
    // What was tried to the end is nothing that could be lost.
    let is_unsaved = Signal::derive(move || {
        let is_over = bulk.stage.with(|stage| *stage == BulkStage::Finished);
        bulk.is_busy() || (bulk.is_asked() && !is_over)
    });
    let cancel = Callback::new(move |()| {
        if is_unsaved.get_untracked() {
            is_asking.set(true);
        } else {
            on_close.run(bulk.has_changed());
        }
    });
    let discard = move |()| {
        bulk.discard();
        on_close.run(bulk.has_changed());
    };
    effect(move || {
        bulk.stage.track();
        is_asking.set(false);
    });
    let body = part(move || {
        if bulk.stage.with(|stage| *stage == BulkStage::Editing) {
            view! { <BulkEditing bulk /> }.into_any()
        } else {
            view! { <BulkResults bulk /> }.into_any()
        }
    });
    view! {
        <Dialog
            title=["Share ", &count(bulk.len(), "data volume")].concat()
            wide=true
            on_cancel=cancel
            busy=Signal::derive(move || bulk.is_busy())
            actions=move || view! { {part(move || actions(bulk, cancel))} }
        >
            {body}
            {shown(move || is_asking.get(), move || view! {
                <Alert
                    tone=Tone::Warning
                    title="Discard what you chose?"
                    actions=move || view! {
                        <Button small=true autofocus=true on_press=move |()| is_asking.set(false)>"Keep it"</Button>
                        <Button small=true variant=ButtonVariant::Danger on_press=discard>"Discard"</Button>
                    }
                />
            })}
        </Dialog>
        <LeaveGuard is_unsaved on_discard=move |()| bulk.discard() />
    }
}

/// What can be done at the stage where the change stands.
fn actions(bulk: Bulk, cancel: Callback<()>) -> AnyView {
    let primary = |label: &'static str, run: fn(Bulk)| {
        view! {
            <Button variant=ButtonVariant::Primary on_press=move |()| run(bulk)>{label}</Button>
        }
    };
    let edit = move |()| bulk.stage.set(BulkStage::Editing);
    match bulk.stage.get() {
        BulkStage::Editing => {
            let reason = Signal::derive(move || {
                (!bulk.is_asked()).then(|| "Nothing has been chosen yet.".to_owned())
            });
            view! {
                <Button on_press=cancel>"Cancel"</Button>
                <Button
                    variant=ButtonVariant::Primary
                    disabled_reason=reason
                    on_press=move |()| bulk.review()
                >
                    "Review changes"
                </Button>
            }
            .into_any()
        }
        BulkStage::Reading => {
            view! { <Button on_press=move |()| bulk.stop_reading()>"Stop"</Button> }.into_any()
        }
        BulkStage::Review => {
            let is_nothing = bulk.number(Standing::is_open) == 0;
            let reason = is_nothing.then(|| "There is nothing to be done.".to_owned());
            let unread = bulk.number(Standing::is_unread);
            let read = move |()| bulk.read(bulk.places(Standing::is_unread));
            view! {
                <Button on_press=cancel>"Cancel"</Button>
                <Button on_press=edit>"Back to editing"</Button>
                {(unread > 0).then(|| view! { <Button on_press=read>"Read again"</Button> })}
                <Button
                    variant=ButtonVariant::Primary
                    disabled_reason=reason
                    on_press=move |()| bulk.apply()
                >
                    "Apply changes"
                </Button>
            }
            .into_any()
        }
        BulkStage::Applying => view! {
            <Button
                busy=bulk.is_stopping
                on_press=move |()| bulk.is_stopping.set(true)
            >
                "Stop"
            </Button>
        }
        .into_any(),
        BulkStage::Stopped(_) => view! {
            <Button on_press=cancel>"Close"</Button>
            <Button on_press=edit>"Back to editing"</Button>
            {primary("Resume", Bulk::apply)}
        }
        .into_any(),
        BulkStage::Finished => {
            let has_failed = bulk.number(Standing::is_failed) > 0;
            let (back, retry) = (
                has_failed.then(|| view! { <Button on_press=edit>"Back to editing"</Button> }),
                has_failed.then(|| primary("Retry failed", Bulk::retry)),
            );
            view! {
                <Button on_press=cancel>"Close"</Button>
                {back}
                {leave_out(bulk)}
                {retry}
            }
            .into_any()
        }
    }
}

/// A way on without what the server refused by name.
fn leave_out(bulk: Bulk) -> Option<AnyView> {
    let organisation = bulk.organisation.get_untracked();
    let refused = bulk.refused();
    let names: Vec<String> = refused
        .iter()
        .map(|scope| named(&organisation, scope))
        .collect();
    let label = ["Leave out ", &names.join(", "), " and retry"].concat();
    (!names.is_empty())
        .then(|| view! { <Button on_press=move |()| bulk.leave_out()>{label}</Button> }.into_any())
}
