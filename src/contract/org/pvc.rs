//! The PVCs of a project that are registered as data sources (optional capability, read-only).
//!
//! A PVC that someone has made by hand is not among them. The public document has further fields; these
//! models have those that the app uses.

use serde::{Deserialize, Serialize};

use crate::{Entries, lenient};

#[cfg(test)]
mod tests;

/// The response to `GET /asset/datasource/pvc`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PvcAssetList {
    /// The PVCs. The field is required; `null` is an empty list.
    #[serde(deserialize_with = "Entries::deserialize")]
    pub entries: Entries<PvcAsset>,
}

/// A registered PVC. Every field may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct PvcAsset {
    /// About the registration.
    #[serde(deserialize_with = "lenient::default_on_null")]
    pub meta: PvcMeta,
    /// The PVC itself.
    #[serde(deserialize_with = "lenient::default_on_null")]
    pub spec: PvcSpec,
    /// Its state, if it was asked for with `statusInfo=true`.
    #[serde(deserialize_with = "lenient::default_on_null")]
    pub status: PvcStatus,
    /// What the registration has made in the cluster.
    #[serde(deserialize_with = "lenient::default_on_null")]
    pub cluster_info: PvcClusterInfo,
}

/// The registration of a PVC.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct PvcMeta {
    /// The time of deletion; `None` if it is not deleted.
    #[serde(deserialize_with = "lenient::text_or_none")]
    pub deleted_at: Option<String>,
}

/// A PVC.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct PvcSpec {
    /// Its name in the namespace; empty if the server did not send it.
    #[serde(deserialize_with = "lenient::text")]
    pub claim_name: String,
    /// It exists only as long as a workload.
    #[serde(deserialize_with = "lenient::default_on_null")]
    pub ephemeral: bool,
    /// What it asks the cluster for.
    #[serde(deserialize_with = "lenient::default_on_null")]
    pub claim_info: PvcClaim,
}

/// What a PVC asks the cluster for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct PvcClaim {
    /// The size as Kubernetes writes it, such as `1G`; may be empty.
    #[serde(deserialize_with = "lenient::text")]
    pub size: String,
    /// The storage class; may be empty.
    #[serde(deserialize_with = "lenient::text")]
    pub storage_class: String,
    /// How workloads may mount it.
    #[serde(deserialize_with = "lenient::default_on_null")]
    pub access_modes: PvcAccessModes,
}

/// How workloads may mount a PVC.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct PvcAccessModes {
    /// One node, to read and write.
    #[serde(deserialize_with = "lenient::default_on_null")]
    pub read_write_once: bool,
    /// Many nodes, to read.
    #[serde(deserialize_with = "lenient::default_on_null")]
    pub read_only_many: bool,
    /// Many nodes, to read and write.
    #[serde(deserialize_with = "lenient::default_on_null")]
    pub read_write_many: bool,
}

/// The state of a PVC.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PvcStatus {
    /// A word such as `No issues found`; empty if the server did not send it.
    #[serde(deserialize_with = "lenient::text")]
    pub status: String,
}

/// What the registration has made in the cluster.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PvcClusterInfo {
    /// The resources.
    #[serde(deserialize_with = "lenient::default_on_null")]
    pub resources: Vec<PvcResource>,
}

/// A resource in the cluster.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PvcResource {
    /// Its name; may be empty.
    #[serde(deserialize_with = "lenient::text")]
    pub name: String,
}

impl PvcAsset {
    /// The name of the PVC in the namespace of its project: the value of `originPvcName`. `None` if the
    /// server did not send it.
    #[must_use]
    pub fn claim_name(&self) -> Option<&str> {
        let resource = self.cluster_info.resources.first();
        let resource = resource.map(|resource| resource.name.as_str());
        [Some(self.spec.claim_name.as_str()), resource]
            .into_iter()
            .flatten()
            .find(|name| !name.is_empty())
    }

    /// Whether a volume can be made from it: it lasts, and is not being deleted.
    #[must_use]
    pub fn is_lasting(&self) -> bool {
        let is_deleted = self
            .meta
            .deleted_at
            .as_ref()
            .is_some_and(|at| !at.is_empty());
        !self.spec.ephemeral && !is_deleted && self.status.status != "Deleting"
    }
}
