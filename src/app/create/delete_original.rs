use datavolumes_contract::input;
use leptos::prelude::*;

use super::state::CreateState;
use datavolumes_ui::{Alert, Checkbox, Tone, isolated};

/// Whether the PVC is deleted with the volume: off unless the user chooses it.
#[component]
pub(super) fn DeleteOriginal(create: CreateState) -> impl IntoView {
    let is_checked = create.read(|draft| draft.delete_original);
    let set = move |is_checked| {
        create
            .draft
            .value
            .update(|draft| draft.delete_original = is_checked);
    };
    let pvc = create.read(|draft| match input::trim(&draft.pvc) {
        "" => "the origin PVC".to_owned(),
        pvc => ["PVC “", &isolated(pvc), "”"].concat(),
    });
    view! {
        <div class="create__field">
            <Checkbox
                label="Delete the original volume"
                checked=is_checked
                on_change=set
                hint=Some(
                    "Deleting the data volume will also delete the origin PVC and its data."
                        .to_owned(),
                )
            />
            <Show when=move || is_checked.get()>
                <Alert tone=Tone::Danger title="The data will be deleted too">
                    "Deleting this data volume will permanently delete "
                    {pvc}
                    " and its data for every project."
                </Alert>
            </Show>
        </div>
    }
}
