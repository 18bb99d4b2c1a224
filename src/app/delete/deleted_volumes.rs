//! Volumes that were deleted in this tab, kept in its session storage so that they can be recreated.
//!
//! Their key has the prefix that [`crate::session`] clears on sign-out.

use std::collections::HashSet;

use datavolumes_contract::{Volume, VolumeId, VolumeStatus};
use serde::{Deserialize, Serialize};

use crate::session::storage;

const KEY: &str = "datavolumes.deleted";

/// The maximum number of volumes kept. The oldest is dropped first.
const MAX_DELETED_VOLUMES: usize = 5_000;

/// A deleted volume as it was read last, with its shares if they were known. Its id and dates cannot be
/// restored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct DeletedVolume {
    pub(crate) volume: Volume,
}

/// Keeps `volumes`, which are about to be deleted.
pub(super) fn remember_deleted(volumes: &[Volume]) {
    let mut deleted = stored();
    add(&mut deleted, volumes);
    store(&deleted);
}

/// The deleted volume that had the id `id`.
#[must_use]
pub(crate) fn find_deleted(id: VolumeId) -> Option<DeletedVolume> {
    stored().into_iter().find(|deleted| deleted.volume.id == id)
}

/// The ids of the deleted volumes that are kept.
pub(super) fn deleted_ids() -> HashSet<VolumeId> {
    stored().iter().map(|deleted| deleted.volume.id).collect()
}

/// Forgets the volume `id`, because it was not deleted, or was recreated.
pub(crate) fn forget_deleted(id: VolumeId) {
    forget_all_deleted(&HashSet::from([id]));
}

/// Forgets the volumes `ids`.
pub(super) fn forget_all_deleted(ids: &HashSet<VolumeId>) {
    let mut deleted = stored();
    deleted.retain(|deleted| !ids.contains(&deleted.volume.id));
    store(&deleted);
}

/// Appends volumes, and removes older copies of them.
fn add(deleted: &mut Vec<DeletedVolume>, volumes: &[Volume]) {
    let ids: HashSet<VolumeId> = volumes.iter().map(|volume| volume.id).collect();
    deleted.retain(|deleted| !ids.contains(&deleted.volume.id));
    deleted.extend(volumes.iter().map(|volume| DeletedVolume {
        volume: Volume {
            // Recreating needs no status.
            status: VolumeStatus::default(),
            ..volume.clone()
        },
    }));
    let excess = deleted.len().saturating_sub(MAX_DELETED_VOLUMES);
    deleted.drain(..excess);
}

fn stored() -> Vec<DeletedVolume> {
    storage::read(KEY)
        .and_then(|text| serde_json::from_str(&text).ok())
        .unwrap_or_default()
}

/// Session storage holds some megabytes. If it is full, older volumes make room.
fn store(deleted: &[DeletedVolume]) {
    let texts = deleted.iter().map(serde_json::to_string);
    let mut texts: Vec<String> = texts.filter_map(Result::ok).collect();
    let write = |texts: &[String]| {
        let list = ["[", &texts.join(","), "]"].concat();
        storage::write(KEY, Some(&list))
    };
    while !write(&texts) && !texts.is_empty() {
        texts.drain(..texts.len().div_ceil(4));
    }
}

#[cfg(test)]
mod tests {
    use datavolumes_contract::{Phase, ScopeType, SharedScope};

    use super::*;

    fn volume(name: &str, id: usize) -> Volume {
        Volume {
            id: format!("71f69d83-ba66-4822-adf5-{id:012}").parse().unwrap(),
            name: name.to_owned(),
            ..Volume::default()
        }
    }

    #[test]
    fn every_field_but_the_status_is_kept() {
        let mut original = volume("a", 1);
        original.description = Some("What for".to_owned());
        original.should_delete_original_volume = true;
        original.shared_scopes = Some(vec![SharedScope {
            scope_type: ScopeType::Department,
            scope_id: "7".to_owned(),
            scope_name: "vision".to_owned(),
            created_at: None,
            created_by: None,
        }]);
        original.status.phase = Phase::Ready;
        let mut deleted = Vec::new();
        add(&mut deleted, std::slice::from_ref(&original));
        let text = serde_json::to_string(&deleted).unwrap();
        let read: Vec<DeletedVolume> = serde_json::from_str(&text).unwrap();
        original.status = VolumeStatus::default();
        assert_eq!(read[0].volume, original);
    }

    #[test]
    fn only_the_latest_are_kept_and_each_volume_once() {
        let mut deleted = Vec::new();
        let volumes: Vec<Volume> = (0..MAX_DELETED_VOLUMES).map(|id| volume("v", id)).collect();
        add(&mut deleted, &volumes);
        add(
            &mut deleted,
            &[
                volume("v", MAX_DELETED_VOLUMES),
                volume("v", MAX_DELETED_VOLUMES + 1),
            ],
        );
        add(&mut deleted, &[volume("again", MAX_DELETED_VOLUMES)]);
        assert_eq!(deleted.len(), MAX_DELETED_VOLUMES);
        let names: Vec<&str> = deleted
            .iter()
            .map(|deleted| deleted.volume.name.as_str())
            .collect();
        assert_eq!(names.iter().filter(|name| **name == "again").count(), 1);
        assert_eq!(names.last(), Some(&"again"));
    }
}
