//! Generates a plausible organisation with any number of volumes from a seed.
//!
//! The organisation depends on the number of volumes alone. A larger organisation contains every
//! project of a smaller one, with the same ids. The volumes also depend on the seed. Every timestamp
//! is relative to [`SeedConfig::now`].
//!
//! **Invariant: this module is pure.** It generates values; [`crate::store::Store::seed`] writes
//! them.

mod claim;
mod config;
mod department_templates;
mod names;
mod organisation;
mod outcome;
mod shares;
#[cfg(test)]
mod tests;
mod vocabulary;
mod volumes;

use datavolumes_contract::{ProjectId, PvcName};

pub use claim::Claim;
pub use config::SeedConfig;
pub use organisation::{
    DEPARTMENT_OF_ADMIN, Organisation, PROJECT_OF_ANALYST, PROJECT_OF_RESEARCHER,
};
pub use volumes::SeededVolume;

/// A PVC that backs no volume yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SparePvc {
    /// The project whose namespace contains it.
    pub project: ProjectId,
    /// Its name.
    pub name: PvcName,
    /// Whether it is bound to storage.
    pub is_bound: bool,
}

impl SeedConfig {
    /// Generates the clusters, departments and projects.
    #[must_use]
    pub fn organisation(&self) -> Organisation {
        organisation::generate(self.records, self.now)
    }

    /// Generates the PVCs of every project from which volumes can be created.
    pub fn spare_pvcs<'a>(
        &self,
        organisation: &'a Organisation,
    ) -> impl Iterator<Item = SparePvc> + use<'a> {
        let pvcs = vocabulary::SPARE_PVCS.iter();
        organisation.projects.iter().flat_map(move |project| {
            pvcs.clone().map(|(name, is_bound)| SparePvc {
                project: project.id.clone(),
                name: PvcName::new(*name),
                is_bound: *is_bound,
            })
        })
    }

    /// Generates the volumes.
    pub fn volumes<'a>(
        &self,
        organisation: &'a Organisation,
    ) -> impl Iterator<Item = SeededVolume> + use<'a> {
        volumes::generate(*self, organisation)
    }
}
