//! Volumes: their project, creator, age, name and contents.

use chrono::{DateTime, Utc};
use datavolumes_contract::org::Project;
use datavolumes_contract::{PvcName, Volume, VolumeId, description};

use super::config::SeedConfig;
use super::names::{self, UniqueNames};
use super::organisation::{Organisation, department_template};
use super::outcome::SeedOutcome;
use super::shares;
use super::vocabulary::{DESCRIPTION_SUFFIXES, EMOJI};
use crate::random::Random;

/// One volume in this many has a name of the maximum length.
const LONG_NAME_INTERVAL: u32 = 997;

/// One volume in this many has a description of emoji with the maximum length.
const EMOJI_DESCRIPTION_INTERVAL: u32 = 991;

/// The volumes that are shared with many scopes: record number and number of scopes. A cluster may
/// have fewer.
const WIDELY_SHARED: [(u32, usize); 2] = [(2, 73), (4, 520)];

/// A volume and what its cluster knows about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeededVolume {
    /// The volume with its shares.
    pub volume: Volume,
    /// Whether its origin PVC is bound; `None` if the PVC does not exist.
    pub pvc_is_bound: Option<bool>,
    /// When Creating or Deleting ends; `None` if the volume is stuck, and for the other phases.
    pub due_at: Option<DateTime<Utc>>,
}

/// Generates the volumes of `organisation`.
pub(super) fn generate(
    config: SeedConfig,
    organisation: &Organisation,
) -> impl Iterator<Item = SeededVolume> {
    let mut names = UniqueNames::default();
    (0..config.records).map(move |record| volume(config, organisation, record, &mut names))
}

fn volume(
    config: SeedConfig,
    organisation: &Organisation,
    record: u32,
    names: &mut UniqueNames,
) -> SeededVolume {
    let mut random = Random::new(config.seed, record);
    let id = VolumeId::new(random.uuid());
    let scope_count = WIDELY_SHARED
        .iter()
        .find_map(|(shared, scopes)| (*shared == record).then_some(*scopes));
    let project = match scope_count {
        Some(_) => &organisation.projects[0],
        None => project(organisation, &mut random),
    };
    let outcome = SeedOutcome::of(record, &mut random);
    let created_at = outcome.created_at(config.now, &mut random);
    let user = names::user(project, &mut random);
    let (name, description) = name_and_description(project, record, created_at, names, &mut random);
    let origin_pvc_name = PvcName::new(names::pvc(&name, &mut random));
    let scopes = match scope_count {
        Some(count) => shares::many_scopes(organisation, project, count),
        None => shares::typical_scopes(organisation, project, outcome, &mut random),
    };
    let mut volume = Volume {
        id,
        created_at: Some(created_at.into()),
        updated_at: Some(created_at.into()),
        updated_by: Some(user.clone()),
        name,
        description,
        origin_pvc_name,
        project_id: project.id.clone(),
        should_delete_original_volume: random.chance(4),
        project_name: project.name.clone(),
        department_id: project.parent_id.clone(),
        cluster_id: project.cluster_id.clone(),
        shared_scopes: Some(shares::shared_scopes(
            scopes,
            &user,
            created_at,
            config.now,
            &mut random,
        )),
        created_by: Some(user),
        ..Volume::default()
    };
    volume.use_original_volume = Some(!volume.should_delete_original_volume);
    if random.chance(30) {
        volume.updated_at = Some(random.timestamp_between(created_at, config.now).into());
        volume.updated_by = Some(names::user(project, &mut random));
    }
    let applied = outcome.apply_to(&mut volume, project, config.now, &mut random);
    SeededVolume {
        volume,
        pvc_is_bound: applied.pvc_is_bound,
        due_at: applied.due_at,
    }
}

/// A random project. The first ones are more likely, because some teams have more data than others.
fn project<'a>(organisation: &'a Organisation, random: &mut Random) -> &'a Project {
    let end = organisation.projects.len();
    let index = random.below(end).min(random.below(end));
    &organisation.projects[index]
}

fn name_and_description(
    project: &Project,
    record: u32,
    created_at: DateTime<Utc>,
    names: &mut UniqueNames,
    random: &mut Random,
) -> (String, Option<String>) {
    let (dataset, about) = department_template(project).dataset(random);
    let name = if record % LONG_NAME_INTERVAL == 5 {
        names::long_volume(project, record)
    } else {
        let month = created_at.format("%Y-%m").to_string();
        names.volume(&project.cluster_id, dataset, &month, random)
    };
    let description = if record % EMOJI_DESCRIPTION_INTERVAL == 7 {
        let emoji = EMOJI.iter().cycle().skip(random.below(EMOJI.len()));
        Some(emoji.take(description::MAX_CHARS).collect())
    } else if random.chance(12) {
        None
    } else {
        Some(format!("{about}{}", random.pick(&DESCRIPTION_SUFFIXES)))
    };
    (name, description)
}
