use leptos::prelude::*;

use super::state::CreateState;
use datavolumes_ui::{Alert, Checkbox, Tone, part, shown};

/// Whether deleting the volume destroys the data as well: off, unless somebody wants it.
#[component]
pub(crate) fn DeleteOriginal(create: CreateState) -> impl IntoView {
    let is_chosen = create.read(|draft| draft.delete_original);
    let pvc = create.read(|draft| match draft.pvc.trim() {
        "" => "the PVC".to_owned(),
        pvc => ["the PVC “", pvc, "”"].concat(),
    });
    view! {
        <div class="create__field">
            <Checkbox
                label="Delete the original volume"
                checked=is_chosen
                on_change=move |now| create.draft().value.update(|draft| draft.delete_original = now)
                hint=Some("When the data volume is deleted one day, its PVC is deleted too. Leave it off to keep the PVC.".to_owned())
            />
            {shown(move || is_chosen.get(), move || view! {
                <Alert tone=Tone::Danger title="The data will be destroyed with the volume">
                    "Whoever deletes this data volume also deletes "
                    {part(move || pvc.get())}
                    " and everything in it, for every project. Nothing brings it back."
                </Alert>
            })}
        </div>
    }
}
