//! Registered PVCs with every field that the public document requires.

use chrono::{DateTime, Utc};
use datavolumes_contract::{ClusterId, DepartmentId};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::seed::Claim;
use crate::store::Pvc;

/// Who has registered the PVCs of this server.
const REGISTERED_BY: &str = "storage@example.com";

/// What a response contains besides the PVCs.
#[derive(Clone, Copy)]
pub(super) struct Infos {
    pub(super) usage: bool,
    pub(super) status: bool,
}

/// Registered PVCs.
#[derive(Debug, Default, Serialize, ToSchema)]
pub(super) struct PvcAssets {
    pub(super) entries: Vec<PvcAsset>,
}

/// A registered PVC.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct PvcAsset {
    meta: AssetMeta,
    spec: PvcSpec,
    #[serde(skip_serializing_if = "Option::is_none")]
    used_by: Option<AssetUsage>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<AssetStatus>,
    cluster_info: AssetClusterInfo,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct AssetMeta {
    name: String,
    scope: &'static str,
    cluster_id: ClusterId,
    department_id: DepartmentId,
    #[serde(skip_serializing_if = "Option::is_none")]
    project_id: Option<i64>,
    id: Uuid,
    kind: &'static str,
    created_by: &'static str,
    created_at: DateTime<Utc>,
    updated_by: &'static str,
    updated_at: DateTime<Utc>,
    project_name: String,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct PvcSpec {
    existing_pvc: bool,
    claim_name: String,
    read_only: bool,
    ephemeral: bool,
    claim_info: ClaimInfo,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct ClaimInfo {
    size: &'static str,
    storage_class: &'static str,
    access_modes: AccessModes,
    volume_mode: &'static str,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct AccessModes {
    read_write_once: bool,
    read_only_many: bool,
    read_write_many: bool,
}

/// The workloads that mount a PVC.
#[derive(Debug, Serialize, ToSchema)]
struct AssetUsage {
    workspaces: Vec<Workload>,
    trainings: Vec<Workload>,
    distributed: Vec<Workload>,
    inferences: Vec<Workload>,
    templates: Vec<Workload>,
}

#[derive(Debug, Serialize, ToSchema)]
struct Workload {
    id: Uuid,
    name: String,
    status: &'static str,
}

#[derive(Debug, Serialize, ToSchema)]
struct AssetStatus {
    status: &'static str,
    issues: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<String>,
}

#[derive(Debug, Serialize, ToSchema)]
struct AssetClusterInfo {
    resources: Vec<AssetResource>,
}

#[derive(Debug, Serialize, ToSchema)]
struct AssetResource {
    name: String,
}

impl PvcAsset {
    pub(super) fn new(pvc: Pvc, infos: Infos) -> Self {
        let Pvc {
            project,
            name,
            is_bound,
        } = pvc;
        let claim = Claim::of(project.id.as_str(), &name);
        let created_at = project.created_at.unwrap_or_default();
        let trainings = claim.training.into_iter().map(|name| Workload {
            id: claim.id,
            name,
            status: "Running",
        });
        let usage = AssetUsage {
            workspaces: Vec::new(),
            trainings: trainings.collect(),
            distributed: Vec::new(),
            inferences: Vec::new(),
            templates: Vec::new(),
        };
        Self {
            meta: AssetMeta {
                name: name.clone(),
                scope: "project",
                cluster_id: project.cluster_id,
                department_id: project.parent_id,
                project_id: project.id.as_str().parse().ok(),
                id: claim.id,
                kind: "pvc",
                created_by: REGISTERED_BY,
                created_at,
                updated_by: REGISTERED_BY,
                updated_at: created_at,
                project_name: project.name,
            },
            spec: PvcSpec {
                existing_pvc: true,
                claim_name: name.clone(),
                read_only: false,
                ephemeral: false,
                claim_info: ClaimInfo {
                    size: claim.size,
                    storage_class: claim.storage_class,
                    access_modes: AccessModes {
                        read_write_once: !claim.is_shared,
                        read_only_many: !claim.is_shared,
                        read_write_many: claim.is_shared,
                    },
                    volume_mode: "Filesystem",
                },
            },
            used_by: infos.usage.then_some(usage),
            status: infos.status.then(|| AssetStatus::of(is_bound)),
            cluster_info: AssetClusterInfo {
                resources: vec![AssetResource { name }],
            },
        }
    }

    pub(super) fn id(&self) -> Uuid {
        self.meta.id
    }
}

impl AssetStatus {
    fn of(is_bound: bool) -> Self {
        let message = (!is_bound).then(|| "The PVC is not bound".to_owned());
        Self {
            status: if is_bound {
                "No issues found"
            } else {
                "Issues found"
            },
            issues: message.iter().cloned().collect(),
            message,
        }
    }
}
