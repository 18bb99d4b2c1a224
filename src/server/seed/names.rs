//! Names of volumes, PVCs and people.

use std::collections::HashMap;

use datavolumes_contract::ClusterId;
use datavolumes_contract::name::MAX_LEN;
use datavolumes_contract::org::Project;

use super::random::Random;
use super::words::{CLAIMS, FIRST_NAMES, FORMS, LAST_NAMES, MAIL_DOMAINS};

/// The names that were given, each only once in a cluster.
#[derive(Debug, Default)]
pub(super) struct Names(HashMap<(ClusterId, String), u32>);

impl Names {
    /// A name for `data` in `cluster`: the data, its form, its month; with a number if it was
    /// given before.
    pub(super) fn volume(
        &mut self,
        cluster: &ClusterId,
        data: &str,
        month: &str,
        random: &mut Random,
    ) -> String {
        let mut name = format!("{data}{}", random.pick(&FORMS));
        if random.chance(40) {
            name = format!("{name}-{month}");
        }
        let given = self.0.entry((cluster.clone(), name.clone())).or_default();
        *given += 1;
        match *given {
            1 => name,
            number => format!("{name}-r{number}"),
        }
    }
}

/// A name of the greatest length, as a script makes it.
pub(super) fn long_volume(project: &Project, record: u32) -> String {
    let number = format!("{record:08}");
    let mut name = format!(
        "{}-ablation-of-learning-rate-warmup-schedule-and-batch-size-run",
        project.name
    );
    name.truncate(MAX_LEN - 1 - number.len());
    format!("{name}-{number}")
}

/// The claim that holds the data of `volume`. Different volumes have different claims, because
/// nothing is named like a claim but claims.
pub(super) fn pvc(volume: &str, random: &mut Random) -> String {
    let (before, after) = CLAIMS[random.below(CLAIMS.len())];
    format!("{before}{volume}{after}")
}

/// A member of the project's team, which has seven.
pub(super) fn person(project: &Project, random: &mut Random) -> String {
    let team: usize = project.id.as_str().bytes().map(usize::from).sum();
    let member = team * 7 + random.below(7);
    let first = FIRST_NAMES[member % FIRST_NAMES.len()];
    let last = LAST_NAMES[member * 5 / FIRST_NAMES.len() % LAST_NAMES.len()];
    let domain = MAIL_DOMAINS[team % MAIL_DOMAINS.len()];
    format!("{first}.{last}@{domain}")
}
