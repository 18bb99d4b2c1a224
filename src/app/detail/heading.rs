use leptos::prelude::*;

use super::status_group::use_overdue;
use crate::table::PhaseBadge;
use crate::volume::VolumeState;

/// The name of the volume with its phase beside it and its description below.
#[component]
pub(crate) fn VolumeHeading(
    /// The volume.
    volume: VolumeState,
    /// The name, or what the page is called until the volume is loaded.
    title: Memo<String>,
) -> impl IntoView {
    view! {
        <div class="details__title">
            <h1 class="page__title" translate="no">
                {title}
            </h1>
            <Show when=move || volume.is_loaded()>
                <StatusBadge volume />
                <Description volume />
            </Show>
        </div>
    }
}

#[component]
fn Description(volume: VolumeState) -> impl IntoView {
    let value = volume.value();
    let description = Memo::new(move |_| value.with(|volume| volume.description.clone()));
    let has_text = move || description.with(|text| text.as_ref().is_some_and(|it| !it.is_empty()));
    view! {
        <p class="details__description" data-empty=move || (!has_text()).then_some("true")>
            {move || {
                description
                    .get()
                    .filter(|_| has_text())
                    .unwrap_or_else(|| "No description".to_owned())
            }}
        </p>
    }
}

#[component]
fn StatusBadge(volume: VolumeState) -> impl IntoView {
    let value = volume.value();
    let status = Signal::derive(move || value.with(|volume| volume.status.clone()));
    view! { <PhaseBadge status overdue=use_overdue(value) /> }
}
