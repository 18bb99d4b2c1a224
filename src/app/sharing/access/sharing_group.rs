use datavolumes_contract::{SharedScope, Volume};
use datavolumes_sharing::{Organisation, Plan, ScopeDiff};
use datavolumes_ui::{Alert, Skeleton, Tone};
use leptos::prelude::*;

use super::who_can_use::WhoCanUse;
use crate::remote::{FailureAlert, Notice, UseRemote, use_remote};
use crate::services::Services;
use crate::sharing::map::SharingMapFigure;
use crate::sharing::org_loader::use_org_loader;
use crate::sharing::org_notice::OrgNotice;
use crate::sharing::ptr_eq::PtrEq;
use crate::sharing::share_list::ShareList;
use crate::sharing::shares_state::SharesState;

/// The lookup of the access of a project, the shares of the volume and its sharing map. The map is last: it grows while
/// the directory is loaded.
#[component]
pub fn SharingGroup(
    /// The volume.
    #[prop(into)]
    volume: Signal<Volume>,
) -> impl IntoView {
    let services = Services::of_context();
    // A volume does not say why its shares are missing; the request for them does.
    let missing = move || volume.with(|volume| volume.shared_scopes.is_none().then_some(volume.id));
    let remote = use_remote(missing, services.connectivity, move |id| {
        services.client().shared_scopes(id)
    });
    let shares = Memo::new(move |_| {
        let remote = remote.state;
        volume.with(|volume| remote.with(|remote| SharesState::of_volume(volume, remote)))
    });
    let loader = use_org_loader(services);
    let organisation = Memo::new(move |_| {
        let mut index = loader.snapshot().with(|snapshot| snapshot.index.clone());
        volume.with(|volume| index.add_volume(volume));
        shares.with(|shares| {
            if let SharesState::Loaded(shares) = shares {
                for share in shares {
                    index.add_share(share);
                }
            }
        });
        PtrEq::new(index.organisation())
    });
    let origin = Memo::new(move |_| volume.with(|volume| volume.project_id.clone()));
    let plan = Memo::new(move |_| {
        let scopes = shares.with(SharesState::loaded).unwrap_or_default();
        let no_edits = ScopeDiff::default();
        let plan = Plan::new(&organisation.get(), &origin.get(), scopes, &no_edits);
        PtrEq::new(plan)
    });
    let projects = Memo::new(move |_| {
        loader
            .snapshot()
            .with(|snapshot| snapshot.projects().clone())
    });
    let is_loaded = move || shares.with(|shares| matches!(shares, SharesState::Loaded(_)));
    let id = volume.with_untracked(|volume| volume.id);
    view! {
        <WhoCanUse id organisation shares origin directory=projects />
        <section class="details__group" aria-label="Shared with">
            <h2 class="details__heading">"Shared with"</h2>
            <SharesOrFailure shares organisation remote />
        </section>
        <Show when=is_loaded>
            <section class="details__group" aria-label="Sharing map">
                <h2 class="details__heading">"Sharing map"</h2>
                <OrgNotice loader />
                <SharingMapFigure organisation plan loader />
            </section>
        </Show>
    }
}

/// The list of shares, or why it is not loaded.
#[component]
fn SharesOrFailure(
    shares: Memo<SharesState>,
    organisation: Memo<PtrEq<Organisation>>,
    remote: UseRemote<Vec<SharedScope>>,
) -> impl IntoView {
    let retry = move |()| remote.reload();
    move || match shares.get() {
        SharesState::Loading => view! {
            <p aria-busy="true">
                <Skeleton />
            </p>
        }
        .into_any(),
        SharesState::Forbidden(Notice { title, detail, .. }) => view! {
            <Alert quiet=true tone=Tone::Warning title>
                {detail}
            </Alert>
        }
        .into_any(),
        SharesState::Failed(notice) => view! { <FailureAlert notice on_retry=retry /> }.into_any(),
        SharesState::Loaded(shares) if shares.is_empty() => {
            view! { <p>"Not shared. Only the origin project can mount it."</p> }.into_any()
        }
        SharesState::Loaded(shares) => {
            view! { <ShareList shares=Signal::stored(shares) organisation /> }.into_any()
        }
    }
}
