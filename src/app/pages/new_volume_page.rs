use datavolumes_contract::VolumeId;
use leptos::prelude::*;

use crate::create::CreateForm;
use crate::services::Services;
use crate::shell::{BackLink, use_page_title};

/// The form for a new data volume.
#[component]
pub fn NewVolumePage(
    /// The volume to copy.
    from: Option<VolumeId>,
) -> impl IntoView {
    let home = Services::of_context().router.list_href();
    use_page_title(|| Some("New data volume".to_owned()));
    view! {
        <div class="page">
            <BackLink href=home label="Data volumes" />
            <h1 class="page__title">"New data volume"</h1>
            <CreateForm from />
        </div>
    }
}
