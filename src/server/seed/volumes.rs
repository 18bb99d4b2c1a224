//! Volumes: where, by whom, when and of what.

use chrono::{DateTime, TimeDelta, Utc};
use datavolumes_contract::org::Project;
use datavolumes_contract::{PvcName, Volume, VolumeId, description};

use super::names::{self, Names};
use super::random::Random;
use super::words::{EMOJI, REMARKS};
use super::{Organisation, Seed, SeededVolume, organisation, shares, status};

/// One volume in so many has a name of the greatest length, and one a description of emoji.
const LONG_NAME_EVERY: u32 = 997;
const EMOJI_EVERY: u32 = 991;

/// The volumes that are shared with many scopes, and with how many, where the cluster has so many.
const WIDELY_SHARED: [(u32, usize); 2] = [(2, 73), (4, 520)];

pub(super) fn of(plan: Seed, organisation: &Organisation) -> impl Iterator<Item = SeededVolume> {
    let mut names = Names::default();
    (0..plan.records).map(move |record| volume(plan, organisation, record, &mut names))
}

fn volume(plan: Seed, organisation: &Organisation, record: u32, names: &mut Names) -> SeededVolume {
    let mut random = Random::new(plan.seed, record);
    let id = VolumeId::new(random.uuid());
    let scopes = WIDELY_SHARED
        .iter()
        .find_map(|(of, scopes)| (*of == record).then_some(*scopes));
    let project = match scopes {
        Some(_) => &organisation.projects[0],
        None => project(organisation, &mut random),
    };
    let fate = status::fate(record, &mut random);
    let created_at = fate.created_at(plan.now, &mut random);
    let by = names::person(project, &mut random);
    let (name, description) = subject(project, record, created_at, names, &mut random);
    let origin_pvc_name = PvcName::new(names::pvc(&name, &mut random));
    let shared = match scopes {
        Some(count) => shares::many(organisation, project, count),
        None => shares::usual(organisation, project, fate, &mut random),
    };
    let mut volume = Volume {
        id,
        created_at: Some(created_at),
        updated_at: Some(created_at),
        updated_by: Some(by.clone()),
        name,
        description,
        origin_pvc_name,
        project_id: project.id.clone(),
        should_delete_original_volume: random.chance(4),
        project_name: project.name.clone(),
        department_id: project.parent_id.clone(),
        cluster_id: project.cluster_id.clone(),
        shared_scopes: Some(shares::by(shared, &by, created_at, plan.now, &mut random)),
        created_by: Some(by),
        ..Volume::default()
    };
    volume.use_original_volume = Some(!volume.should_delete_original_volume);
    if random.chance(30) {
        volume.updated_at = Some(instant_between(created_at, plan.now, &mut random));
        volume.updated_by = Some(names::person(project, &mut random));
    }
    let (pvc_is_bound, due_at) = fate.befall(&mut volume, project, plan.now, &mut random);
    SeededVolume {
        volume,
        pvc_is_bound,
        due_at,
    }
}

/// Any project, the first ones more often: some teams have much more data than others.
fn project<'a>(organisation: &'a Organisation, random: &mut Random) -> &'a Project {
    let end = organisation.projects.len();
    let place = random.below(end).min(random.below(end));
    &organisation.projects[place]
}

/// The name and the description.
fn subject(
    project: &Project,
    record: u32,
    created_at: DateTime<Utc>,
    names: &mut Names,
    random: &mut Random,
) -> (String, Option<String>) {
    let (data, about) = organisation::team(project).data(random);
    let name = if record % LONG_NAME_EVERY == 5 {
        names::long_volume(project, record)
    } else {
        let month = created_at.format("%Y-%m").to_string();
        names.volume(&project.cluster_id, data, &month, random)
    };
    let description = if record % EMOJI_EVERY == 7 {
        let emoji = EMOJI.iter().cycle().skip(random.below(EMOJI.len()));
        Some(emoji.take(description::MAX_CHARS).collect())
    } else if random.chance(12) {
        None
    } else {
        Some(format!("{about}{}", random.pick(&REMARKS)))
    };
    (name, description)
}

/// An instant from `first` to `last`.
pub(super) fn instant_between(
    first: DateTime<Utc>,
    last: DateTime<Utc>,
    random: &mut Random,
) -> DateTime<Utc> {
    let millis = (last - first).num_milliseconds().max(0);
    first + TimeDelta::milliseconds(random.between(0, millis))
}
