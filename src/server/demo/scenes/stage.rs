//! The volumes, projects and plans that scenes are made of.

use chrono::{DateTime, TimeDelta, Utc};
use datavolumes_contract::query_string::Writer;
use datavolumes_contract::{
    CreateVolume, Phase, ProjectId, PvcName, Scope, ScopeType, SharedScopesPatch, VolumeId,
    VolumeStatus,
};
use serde_json::json;

use crate::error_response::ErrorResponse;
use crate::provisioning::{
    ORIGINAL_PVC_BOUND, PVCS_CREATED, false_condition, status_after_creation, true_condition,
};
use crate::seed::{DEPARTMENT_OF_ADMIN, Organisation, PROJECT_OF_RESEARCHER, SeedConfig};
use crate::store::{AccessScope, Store};

/// The organisation of this many volumes has more than 120 projects in each cluster.
const VOLUMES_OF_LARGE_ORGANISATION: u32 = 40_000;

/// Who owns the volumes of scenes.
const OWNER: &str = "ada.moreau@example.com";

/// The store in which a scene is set up.
pub(super) struct Stage<'a> {
    store: &'a Store,
    now: DateTime<Utc>,
}

impl<'a> Stage<'a> {
    pub(super) fn new(store: &'a Store, now: DateTime<Utc>) -> Self {
        Self { store, now }
    }

    /// A volume of the researcher's project, three weeks old, that is ready and not shared.
    pub(super) fn volume(&self, name: &str, description: &str) -> Result<VolumeId, ErrorResponse> {
        let created_at = self.now - TimeDelta::days(21);
        let new = CreateVolume {
            name: name
                .parse()
                .map_err(|error| ErrorResponse::internal(&error))?,
            description: description.parse().ok(),
            origin_pvc_name: PvcName::new(name),
            project_id: ProjectId::new(PROJECT_OF_RESEARCHER),
            should_delete_original_volume: false,
            use_original_volume: None,
        };
        let volume = self
            .store
            .create(&AccessScope::Everything, &new, OWNER, created_at)
            .map_err(|error| ErrorResponse::internal(&error))?;
        self.store.set_status(volume.id, &self.ready(name))?;
        Ok(volume.id)
    }

    /// [`Self::volume`], shared with its department.
    pub(super) fn shared_volume(
        &self,
        name: &str,
        description: &str,
    ) -> Result<VolumeId, ErrorResponse> {
        let id = self.volume(name, description)?;
        let patch = SharedScopesPatch {
            add: vec![self.department()],
            remove: Vec::new(),
        };
        let at = self.now - TimeDelta::days(20);
        self.store
            .patch_shared_scopes(&AccessScope::Everything, id, &patch, OWNER, at)
            .map_err(|error| ErrorResponse::internal(&error))?;
        Ok(id)
    }

    /// The department of the volumes.
    #[expect(clippy::unused_self, reason = "beside the other scopes")]
    pub(super) fn department(&self) -> Scope {
        Scope::new(ScopeType::Department, DEPARTMENT_OF_ADMIN)
    }

    /// Adds projects, so that each cluster has enough of them for a long plan.
    pub(super) fn enlarge_organisation(
        &self,
        seed: &SeedConfig,
    ) -> Result<Organisation, ErrorResponse> {
        let large = SeedConfig {
            records: VOLUMES_OF_LARGE_ORGANISATION,
            ..*seed
        };
        // A larger organisation begins with the projects of a smaller one.
        let existing = seed.organisation().projects.len();
        let organisation = large.organisation();
        let added = organisation.projects.get(existing..).unwrap_or_default();
        self.store.add_projects(added)?;
        Ok(organisation)
    }

    fn ready(&self, pvc: &str) -> VolumeStatus {
        self.after_creation(pvc, true)
    }

    /// The status of a volume whose origin PVC is not bound.
    pub(super) fn not_bound(&self, pvc: &str) -> VolumeStatus {
        self.after_creation(pvc, false)
    }

    fn after_creation(&self, pvc: &str, is_bound: bool) -> VolumeStatus {
        let at = self.now - TimeDelta::days(21);
        status_after_creation(pvc, "runai-vision-segmentation", Some(is_bound), at)
    }

    /// The status of a volume whose deletion waits for a workload.
    pub(super) fn being_deleted(&self) -> VolumeStatus {
        let message = "The pvc is still mounted by workload 'vision-segmentation-train-204'";
        let (created_at, since) = (
            self.now - TimeDelta::days(21),
            self.now - TimeDelta::hours(5),
        );
        VolumeStatus {
            phase: Phase::Deleting,
            phase_message: Some(message.to_owned()),
            conditions: vec![
                true_condition(ORIGINAL_PVC_BOUND, created_at),
                true_condition(PVCS_CREATED, created_at),
                false_condition("PvcsDeleted", "PvcInUse", message.to_owned(), since),
            ],
            ..VolumeStatus::default()
        }
    }
}

/// Projects in the cluster of the volumes, but not in their department.
pub(super) fn projects_nearby(organisation: &Organisation, count: usize) -> Vec<Scope> {
    let projects = organisation.projects.iter();
    let home = projects
        .clone()
        .find(|project| project.id.as_str() == PROJECT_OF_RESEARCHER);
    let cluster = home.map(|home| &home.cluster_id);
    projects
        .filter(|project| Some(&project.cluster_id) == cluster)
        .filter(|project| project.parent_id.as_str() != DEPARTMENT_OF_ADMIN)
        .map(|project| Scope::new(ScopeType::Project, project.id.as_str()))
        .take(count)
        .collect()
}

/// The fragment of an address that opens the sharing editor with a plan, as the app writes it.
pub(super) fn plan_fragment(add: &[Scope]) -> String {
    let mut writer = Writer::default();
    writer.push("plan", &json!({ "version": 1, "add": add }).to_string());
    format!("#{}", writer.finish())
}
