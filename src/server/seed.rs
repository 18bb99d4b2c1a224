//! A plausible organisation with any number of volumes, made from a seed.
//!
//! The organisation depends on the number of volumes alone, and a larger one only has more
//! projects: what is in a small one has the same ids in every other. Volumes depend on the seed,
//! too. All instants are counted back from one given `now`.
//!
//! **Invariant: this module is pure.** It makes values; [`crate::store::Store::seed`] writes them.

mod names;
mod organisation;
mod random;
mod shares;
mod status;
mod teams;
#[cfg(test)]
mod tests;
mod volumes;
mod words;

use chrono::{DateTime, Utc};
use datavolumes_contract::{ProjectId, PvcName, Volume};

pub use organisation::{
    DEPARTMENT_OF_ADMIN, Organisation, PROJECT_OF_RESEARCHER, PROJECT_OF_VIEWER,
};

/// What to make.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seed {
    /// How many volumes.
    pub records: u32,
    /// The same seed makes the same volumes.
    pub seed: u64,
    /// The present, as the volumes see it.
    pub now: DateTime<Utc>,
}

/// A volume with what its cluster knows about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeededVolume {
    /// The volume with its shares.
    pub volume: Volume,
    /// Whether its origin PVC is bound; `None` where there is no such PVC.
    pub pvc_is_bound: Option<bool>,
    /// When Creating or Deleting ends; `None` for what is stuck, and for the other phases.
    pub due_at: Option<DateTime<Utc>>,
}

/// A PVC that backs no volume yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SparePvc {
    /// The project in whose namespace it is.
    pub project: ProjectId,
    /// Its name.
    pub name: PvcName,
    /// Whether it is bound to storage.
    pub is_bound: bool,
}

impl Seed {
    /// The clusters, departments and projects.
    #[must_use]
    pub fn organisation(&self) -> Organisation {
        organisation::of(self.records, self.now)
    }

    /// PVCs of every project from which volumes can be created.
    pub fn spare_pvcs<'a>(
        &self,
        organisation: &'a Organisation,
    ) -> impl Iterator<Item = SparePvc> + use<'a> {
        let pvcs = words::SPARE_PVCS.iter();
        organisation.projects.iter().flat_map(move |project| {
            pvcs.clone().map(|(name, is_bound)| SparePvc {
                project: project.id.clone(),
                name: PvcName::new(*name),
                is_bound: *is_bound,
            })
        })
    }

    /// The volumes.
    pub fn volumes<'a>(
        &self,
        organisation: &'a Organisation,
    ) -> impl Iterator<Item = SeededVolume> + use<'a> {
        volumes::of(*self, organisation)
    }
}
