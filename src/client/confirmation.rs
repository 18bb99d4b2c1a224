//! Whether a successful response says what was asked for.
//!
//! A cache, a sign-in in front of the API or an error in the server can answer with the status of a success.
//! Each function returns what differs from the request.

use datavolumes_contract::{
    CreateVolume, Description, PatchVolume, Scope, SharedScope, SharedScopesPatch, Volume,
    VolumeId, input,
};

const OTHER_VOLUME: &str = "it is about another data volume";

/// The difference between the volume `id` and a response about it.
pub(crate) fn id_mismatch(volume: &Volume, id: VolumeId) -> Option<&'static str> {
    (volume.id != id).then_some(OTHER_VOLUME)
}

/// The difference between the request `new` and a volume, `None` if that may be the created one. Name, project and PVC identify it. A
/// server may change the description, or not support the rest.
pub fn creation_mismatch(volume: &Volume, new: &CreateVolume) -> Option<&'static str> {
    if volume.name != new.name.as_str() {
        Some(OTHER_VOLUME)
    } else if volume.project_id != new.project_id {
        Some("the project is another one")
    } else if volume.origin_pvc_name != new.origin_pvc_name {
        Some("the PVC is another one")
    } else {
        None
    }
}

/// The difference between the request `patch` for the volume `id` and the patched volume.
pub(crate) fn patch_mismatch(
    volume: &Volume,
    id: VolumeId,
    patch: &PatchVolume,
) -> Option<&'static str> {
    let saved = volume.description.as_deref().unwrap_or_default();
    let is_saved = |wanted: &Description| input::trim(saved) == input::trim(wanted.as_str());
    if volume.id != id {
        Some(OTHER_VOLUME)
    } else if patch.description.as_ref().is_none_or(is_saved) {
        None
    } else {
        Some("the description is another one")
    }
}

/// The difference between the request `patch` and the shares after it.
pub(crate) fn shares_mismatch(
    shares: &[SharedScope],
    patch: &SharedScopesPatch,
) -> Option<&'static str> {
    let scopes: Vec<Scope> = shares.iter().map(SharedScope::scope).collect();
    let has = |scope: &Scope| scopes.contains(scope);
    if !patch.add.iter().all(has) {
        Some("it does not list all scopes that were added")
    } else if patch.remove.iter().any(has) {
        Some("it lists scopes that were removed")
    } else {
        None
    }
}
