use datavolumes_contract::Volume;
use datavolumes_sharing::{Plan, ScopeDiff};
use leptos::prelude::*;

use super::organisation_notes::OrganisationNotes;
use super::organisation_state::use_organisation;
use super::picture::Picture;
use super::share_list::ShareList;
use super::shared::Shared;
use super::shares_state::Shares;
use super::who_can_use::WhoCanUse;
use crate::api::Notice;
use crate::remote::use_remote;
use crate::services::Services;
use datavolumes_ui::{Alert, Button, Skeleton, Tone, part, shown};

/// Whom a volume is shared with, where it can be used, and the answer for any project: on the page of
/// the volume.
#[component]
pub fn SharingGroup(
    /// The volume.
    volume: Signal<Volume>,
) -> impl IntoView {
    let services = Services::of_context();
    // The volume itself does not say why it does not tell.
    let asked = move || volume.with(|volume| volume.shared_scopes.is_none().then_some(volume.id));
    let answer = use_remote(asked, services.health, move |id| {
        services.api.shared_scopes(id)
    });
    let shares = Memo::new(move |_| {
        volume.with(|volume| answer.state.with(|answer| Shares::told_by(volume, answer)))
    });
    let directory = use_organisation(services);
    let told = directory.told();
    let organisation = Memo::new(move |_| {
        let mut known = told.with(|told| told.directory.clone());
        volume.with(|volume| known.add_volume(volume));
        if let Shares::Known(shares) = shares.get() {
            for share in &shares {
                known.add_share(share);
            }
        }
        Shared::new(known.organisation())
    });
    let origin = Memo::new(move |_| volume.with(|volume| volume.project_id.clone()));
    let plan = Memo::new(move |_| {
        let scopes = shares.with(|shares| shares.known().unwrap_or_default());
        let organisation = organisation.get();
        Shared::new(Plan::new(
            &organisation,
            &origin.get(),
            scopes,
            &ScopeDiff::default(),
        ))
    });
    let list = part(move || {
        match shares.get() {
        Shares::Loading => view! { <p aria-busy="true"><Skeleton /></p> }.into_any(),
        Shares::NotPermitted(Notice { title, detail, .. }) => {
            view! { <Alert quiet=true tone=Tone::Warning title=["Not permitted: ", &title].concat()>{detail}</Alert> }
                .into_any()
        }
        Shares::NotLoaded(Notice { title, detail, .. }) => {
            let retry = move || view! { <Button small=true on_press=move |()| answer.reload()>"Retry"</Button> };
            view! { <Alert tone=Tone::Danger title actions=retry>{detail}</Alert> }.into_any()
        }
        Shares::Known(known) if known.is_empty() => {
            view! { <p>"Shared with nobody. Only its origin project can mount it."</p> }.into_any()
        }
        Shares::Known(known) => view! { <ShareList shares=Signal::stored(known) /> }.into_any(),
    }
    });
    let is_known = move || shares.with(|shares| matches!(shares, Shares::Known(_)));
    view! {
        <section class="details__group" aria-label="Shared with">
            <h2 class="details__heading">"Shared with"</h2>
            {list}
        </section>
        {shown(is_known, move || view! {
            <section class="details__group" data-width="full" aria-label="Sharing map">
                <h2 class="details__heading">"Sharing map"</h2>
                <OrganisationNotes directory />
                <Picture organisation plan />
            </section>
        })}
        <WhoCanUse organisation shares origin />
    }
}
