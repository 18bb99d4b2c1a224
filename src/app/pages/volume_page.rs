use datavolumes_contract::VolumeId;
use leptos::prelude::*;

use crate::detail::{VolumeActionBar, VolumeDetails, VolumeFailure, use_volume};
use crate::page_title::use_page_title;
use crate::route::Route;
use crate::services::Services;
use datavolumes_ui::{part, shown};

/// One volume.
#[component]
pub fn VolumePage(
    /// Which one.
    id: VolumeId,
) -> impl IntoView {
    let home = StoredValue::new(Services::of_context().router.href(&Route::home()));
    let volume = use_volume(id);
    use_page_title(move || volume.name().unwrap_or_else(|| "Data volume".to_owned()));
    view! {
        <div class="page" aria-busy=move || volume.is_loading().then_some("true")>
            // A volume that is gone has its own way back.
            {shown(move || !volume.is_gone(), move || view! {
                <a class="page__up" href=home.get_value()>"‹ Data volumes"</a>
            })}
            <div class="page__head">
                <h1 class="page__title">{part(move || volume.name().unwrap_or_else(|| "Data volume".to_owned()))}</h1>
                {shown(move || volume.is_known(), move || view! { <VolumeActionBar volume /> })}
            </div>
            <VolumeFailure volume />
            {shown(move || volume.is_known(), move || view! {
                <VolumeDetails volume=volume.value() answer=volume.answer() />
            })}
        </div>
    }
}
