//! Clusters, departments and projects.

use chrono::{DateTime, TimeDelta, Utc};
use datavolumes_contract::org::{Cluster, Department, Project};
use datavolumes_contract::{ClusterId, DepartmentId, ProjectId};

use super::teams::{DEPARTMENTS, Team};

/// The first department, for the persona who administers one: `vision`.
pub const DEPARTMENT_OF_ADMIN: &str = DEPARTMENTS[0].id;

/// A project of that department, for the persona who works in one: `vision-segmentation`.
pub const PROJECT_OF_RESEARCHER: &str = "4500101";

/// A project of another department of the same cluster: `speech-recognition`.
pub const PROJECT_OF_VIEWER: &str = "4500102";

const FIRST_PROJECT: usize = 4_500_101;

const CLUSTERS: [(&str, &str); 3] = [
    ("3f0c2b64-8a1d-4b7e-9c55-1f6f2a7d9e01", "eu-north-h100"),
    ("a41e7d92-55c3-4f08-8d2b-6b90c3e4f702", "us-east-a100"),
    ("d85b1c07-2e9f-4a36-b7c4-90e1a5d2c803", "ap-south-l40s"),
];

/// The departments of the projects, in turn: each has one of every twelve, the larger ones more.
const TURNS: [usize; 24] = [
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 0, 1, 2, 2, 3, 4, 5, 0, 6, 7, 8, 10,
];

/// The clusters with their departments and projects.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Organisation {
    /// Three of them.
    pub clusters: Vec<Cluster>,
    /// Each in one cluster.
    pub departments: Vec<Department>,
    /// Each in one department and its cluster.
    pub projects: Vec<Project>,
}

/// What the department of a project works on.
pub(super) fn team(project: &Project) -> &'static Team {
    DEPARTMENTS
        .iter()
        .find(|team| team.id == project.parent_id.as_str())
        .unwrap_or(&DEPARTMENTS[0])
}

/// The organisation for `records` volumes, in which nothing is younger than 18 months.
pub(super) fn of(records: u32, now: DateTime<Utc>) -> Organisation {
    let clusters = CLUSTERS.iter().zip(0..).map(|((id, name), place)| Cluster {
        id: ClusterId::new(*id),
        name: (*name).to_owned(),
        tenant_id: 1001,
        created_at: Some(now - TimeDelta::days(1200 - 120 * place)),
    });
    let departments = DEPARTMENTS.iter().zip(0..).map(|(team, place)| Department {
        id: DepartmentId::new(team.id),
        name: team.name.to_owned(),
        cluster_id: ClusterId::new(CLUSTERS[team.cluster].0),
        created_at: Some(now - TimeDelta::days(900 - 15 * place)),
    });
    Organisation {
        clusters: clusters.collect(),
        departments: departments.collect(),
        projects: projects(records, now),
    }
}

/// 150 projects for 10,000 volumes; 24 for none, so that there is something to create from.
fn projects(records: u32, now: DateTime<Utc>) -> Vec<Project> {
    let count = TURNS.len() + (records / 80) as usize;
    let mut of_team = [0; DEPARTMENTS.len()];
    (0..count)
        .map(|index| {
            let place = TURNS[index % TURNS.len()];
            let team = &DEPARTMENTS[place];
            let name = project_name(team, of_team[place]);
            of_team[place] += 1;
            Project {
                id: ProjectId::new((FIRST_PROJECT + index).to_string()),
                requested_namespace: Some(format!("runai-{name}")),
                name,
                parent_id: DepartmentId::new(team.id),
                cluster_id: ClusterId::new(CLUSTERS[team.cluster].0),
                created_at: Some(now - TimeDelta::days(720 - (index % 170).cast_signed() as i64)),
            }
        })
        .collect()
}

/// `vision-segmentation`, `vision-detection` …, then `vision-segmentation-eval` …, then numbers.
fn project_name(team: &Team, nth: usize) -> String {
    const STAGES: [&str; 6] = ["", "-eval", "-prod", "-edge", "-research", "-staging"];
    let topics = team.topics();
    let (round, topic) = (nth / topics.len(), topics[nth % topics.len()]);
    let (number, stage) = (round / STAGES.len(), STAGES[round % STAGES.len()]);
    let name = format!("{}-{topic}{stage}", team.name);
    match number {
        0 => name,
        number => format!("{name}-{}", number + 1),
    }
}
