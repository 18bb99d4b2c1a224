//! Names of volumes, PVCs and users.

use std::collections::HashMap;

use datavolumes_contract::ClusterId;
use datavolumes_contract::name::MAX_LEN;
use datavolumes_contract::org::Project;

use super::vocabulary::{FIRST_NAMES, LAST_NAMES, MAIL_DOMAINS, PVC_AFFIXES, VARIANT_SUFFIXES};
use crate::random::Random;

/// How many users work in a project.
const USERS_PER_PROJECT: usize = 7;

/// Generates volume names that are unique in their cluster. Counts how often each was generated.
#[derive(Debug, Default)]
pub(super) struct UniqueNames(HashMap<(ClusterId, String), u32>);

impl UniqueNames {
    /// A name for a volume of `dataset` in `cluster`: the dataset, its variant, sometimes the
    /// month, and a number if the name is taken.
    pub(super) fn volume(
        &mut self,
        cluster: &ClusterId,
        dataset: &str,
        month: &str,
        random: &mut Random,
    ) -> String {
        let mut name = format!("{dataset}{}", random.pick(&VARIANT_SUFFIXES));
        if random.chance(40) {
            name = format!("{name}-{month}");
        }
        let count = self.0.entry((cluster.clone(), name.clone())).or_default();
        *count += 1;
        match *count {
            1 => name,
            number => format!("{name}-r{number}"),
        }
    }
}

/// A name of the maximum length, as a script might generate it.
pub(super) fn long_volume(project: &Project, record: u32) -> String {
    let number = format!("{record:08}");
    let mut name = format!(
        "{}-ablation-of-learning-rate-warmup-schedule-and-batch-size-run",
        project.name
    );
    name.truncate(MAX_LEN - 1 - number.len());
    format!("{name}-{number}")
}

/// The origin PVC of `volume`. Different volumes have different PVCs, because no dataset name
/// contains one of the affixes.
pub(super) fn pvc(volume: &str, random: &mut Random) -> String {
    let (prefix, suffix) = PVC_AFFIXES[random.below(PVC_AFFIXES.len())];
    format!("{prefix}{volume}{suffix}")
}

/// The email address of a user of `project`.
pub(super) fn user(project: &Project, random: &mut Random) -> String {
    let project_number: usize = project.id.as_str().bytes().map(usize::from).sum();
    let user = project_number * USERS_PER_PROJECT + random.below(USERS_PER_PROJECT);
    let first = FIRST_NAMES[user % FIRST_NAMES.len()];
    let last = LAST_NAMES[user * 5 / FIRST_NAMES.len() % LAST_NAMES.len()];
    let domain = MAIL_DOMAINS[project_number % MAIL_DOMAINS.len()];
    format!("{first}.{last}@{domain}")
}
