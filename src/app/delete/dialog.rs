use datavolumes_client::DeleteOutcome;
use datavolumes_contract::Volume;
use leptos::prelude::*;

use super::impact::DeleteImpact;
use super::state::{DeleteState, use_delete};
use crate::remote::MutationFailure;
use datavolumes_ui::{Button, ButtonVariant, Dialog, DialogKind};

/// The dialog "Delete data volume": shows the impact and asks for confirmation.
#[component]
pub(crate) fn DeleteDialog(
    /// The volume as it was read last.
    volume: Volume,
    /// Called after the volume was deleted, or its deletion started.
    #[prop(into)]
    on_deleted: Callback<DeleteOutcome>,
    /// Called to close the dialog.
    #[prop(into)]
    on_close: Callback<()>,
) -> impl IntoView {
    let delete = use_delete(&volume, on_deleted);
    view! {
        <Dialog
            title="Delete data volume"
            kind=DialogKind::AlertDialog
            on_cancel=on_close
            on_submit=move |()| delete.submit()
            busy=delete.mutation.is_pending()
            actions=move || view! { <Actions delete on_close /> }
        >
            <p class="dialog__subject">{volume.name}</p>
            <MutationFailure notice=delete.notice() mutation=delete.mutation />
            <DeleteImpact volume=delete.volume typed=delete.typed />
        </Dialog>
    }
}

#[component]
fn Actions(delete: DeleteState, on_close: Callback<()>) -> impl IntoView {
    view! {
        <Button autofocus=true on_press=on_close>
            "Cancel"
        </Button>
        <Button
            variant=ButtonVariant::Danger
            submit=true
            busy=delete.mutation.is_pending()
            disabled_reason=delete.disabled_reason()
        >
            "Delete"
        </Button>
    }
}
