use datavolumes_contract::{ClusterId, VolumeName};
use leptos::prelude::*;

use crate::create::field_errors::CreateField;
use crate::create::state::CreateState;
use crate::remote::{Remote, use_remote};
use datavolumes_ui::Debounce;

/// How long typing must pause before the server is asked, in milliseconds.
const DEBOUNCE_DELAY: u64 = 400;

/// Whether the name is free in the cluster of the project; `None` while that is not known. The server
/// decides only when the volume is created.
pub(super) fn use_name_availability(create: CreateState) -> Signal<Option<bool>> {
    let services = create.services;
    let connectivity = services.connectivity.optional();
    let name = create.read(|draft| draft.trimmed_name().to_owned());
    let cluster = create.read(|draft| draft.project.cluster_id.clone());
    let wanted = Memo::new(move |_| {
        let name: VolumeName = name.with(|name| name.parse().ok())?;
        let cluster = cluster.get();
        (!cluster.is_empty()).then(|| (String::from(name), cluster))
    });
    let query = use_debounced(wanted);
    let availability = use_remote(
        move || query.get(),
        connectivity,
        move |(name, cluster)| services.client().is_name_free(&name, &cluster),
    );
    let is_free = Memo::new(move |_| {
        availability.state.with(|state| match state {
            Remote::Ready(is_free) => Some(*is_free),
            _ => None,
        })
    });
    // A name becomes free when the volume that has it is gone.
    create.recheck(
        CreateField::Name,
        Memo::new(move |_| is_free.get() == Some(false)),
        Memo::new(move |_| is_free.get() == Some(true)),
        move || availability.refresh_silently(),
    );
    is_free.into()
}

/// `wanted` after it has not changed for a while; `None` until then.
fn use_debounced(
    wanted: Memo<Option<(String, ClusterId)>>,
) -> ReadSignal<Option<(String, ClusterId)>> {
    let debounced = RwSignal::new(None);
    let debounce = Debounce::new(DEBOUNCE_DELAY);
    Effect::new(move || {
        let wanted = wanted.get();
        debounced.set(None);
        if wanted.is_some() {
            debounce.schedule(move || {
                debounced.try_set(wanted);
            });
        } else {
            debounce.cancel();
        }
    });
    debounced.read_only()
}
