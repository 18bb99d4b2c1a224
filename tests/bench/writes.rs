//! The measured writes.

use chrono::Utc;
use datavolumes_contract::{
    CreateVolume, PatchVolume, ProjectId, PvcName, Scope, ScopeType, SharedScopesPatch, VolumeId,
};
use datavolumes_server::seed::{DEPARTMENT_OF_ADMIN, PROJECT_OF_RESEARCHER};
use datavolumes_server::store::{AccessScope, Store};

use crate::{ROUNDS, Result, Times, time};

const USER: &str = "bench@example.com";

/// The times of creating, changing, sharing and deleting one volume. Each is a transaction that is on
/// disk at the end.
pub(crate) fn measure(store: &Store) -> Result<Vec<(&'static str, Times)>> {
    let everything = AccessScope::Everything;
    let new_volumes = (0..ROUNDS).map(new_volume).collect::<Result<Vec<_>>>()?;
    let mut ids: Vec<VolumeId> = Vec::new();
    let create = time(|round| {
        let volume = store.create(&everything, &new_volumes[round], USER, Utc::now())?;
        ids.push(volume.id);
        Ok(())
    })?;
    let description = PatchVolume {
        description: Some("Measured".parse()?),
    };
    let update = time(|round| {
        store.update(&everything, ids[round], &description, USER, Utc::now())?;
        Ok(())
    })?;
    let share_with_department = SharedScopesPatch {
        add: vec![Scope::new(ScopeType::Department, DEPARTMENT_OF_ADMIN)],
        remove: Vec::new(),
    };
    let share = time(|round| {
        let (id, now) = (ids[round], Utc::now());
        store.patch_shared_scopes(&everything, id, &share_with_department, USER, now)?;
        Ok(())
    })?;
    let delete = time(|round| {
        store.delete(&everything, ids[round], Utc::now())?;
        Ok(())
    })?;
    Ok(vec![
        ("create a volume", create),
        ("change its description", update),
        ("share it with a department", share),
        ("delete it", delete),
    ])
}

fn new_volume(round: usize) -> Result<CreateVolume> {
    Ok(CreateVolume {
        name: format!("bench-{round}").parse()?,
        description: None,
        origin_pvc_name: PvcName::new(format!("bench-pvc-{round}")),
        project_id: ProjectId::new(PROJECT_OF_RESEARCHER),
        should_delete_original_volume: false,
        use_original_volume: None,
    })
}
