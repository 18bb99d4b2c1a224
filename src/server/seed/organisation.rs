//! Clusters, departments and projects.

use chrono::{DateTime, TimeDelta, Utc};
use datavolumes_contract::org::{Cluster, Department, Project};
use datavolumes_contract::{ClusterId, DepartmentId, ProjectId};

use super::department_templates::{DEPARTMENTS, DepartmentTemplate};

/// The first department (`vision`), which the department administrator persona manages.
pub const DEPARTMENT_OF_ADMIN: &str = DEPARTMENTS[0].id;

/// A project of that department (`vision-segmentation`), in which the researcher persona works.
pub const PROJECT_OF_RESEARCHER: &str = "4500101";

/// A project of another department of the same cluster (`speech-recognition`), which the analyst
/// persona sees.
pub const PROJECT_OF_ANALYST: &str = "4500102";

/// The id of the first project. The ids of the others follow it.
const FIRST_PROJECT_ID: usize = 4_500_101;

/// The id and the name of each cluster.
const CLUSTERS: [(&str, &str); 3] = [
    ("3f0c2b64-8a1d-4b7e-9c55-1f6f2a7d9e01", "eu-north-h100"),
    ("a41e7d92-55c3-4f08-8d2b-6b90c3e4f702", "us-east-a100"),
    ("d85b1c07-2e9f-4a36-b7c4-90e1a5d2c803", "ap-south-l40s"),
];

/// The departments of consecutive projects, as indexes of [`DEPARTMENTS`]; it repeats. Larger
/// departments occur more often.
const DEPARTMENT_SEQUENCE: [usize; 24] = [
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 0, 1, 2, 2, 3, 4, 5, 0, 6, 7, 8, 10,
];

/// How many volumes need one more project: 10,000 volumes have 149 projects.
const VOLUMES_PER_PROJECT: u32 = 80;

/// The clusters with their departments and projects.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Organisation {
    /// The clusters.
    pub clusters: Vec<Cluster>,
    /// The departments, each in one cluster.
    pub departments: Vec<Department>,
    /// The projects, each in one department and in the cluster of that department.
    pub projects: Vec<Project>,
}

/// The template of the department of `project`.
pub(super) fn department_template(project: &Project) -> &'static DepartmentTemplate {
    DEPARTMENTS
        .iter()
        .find(|department| department.id == project.parent_id.as_str())
        .unwrap_or(&DEPARTMENTS[0])
}

/// The organisation for `records` volumes. Everything in it is at least 18 months old.
pub(super) fn generate(records: u32, now: DateTime<Utc>) -> Organisation {
    let clusters = CLUSTERS.iter().zip(0..).map(|((id, name), index)| Cluster {
        id: ClusterId::new(*id),
        name: (*name).to_owned(),
        tenant_id: 1001,
        created_at: Some(now - TimeDelta::days(1200 - 120 * index)),
    });
    let departments = DEPARTMENTS
        .iter()
        .zip(0..)
        .map(|(department, index)| Department {
            id: DepartmentId::new(department.id),
            name: department.name.to_owned(),
            cluster_id: ClusterId::new(CLUSTERS[department.cluster].0),
            created_at: Some(now - TimeDelta::days(900 - 15 * index)),
        });
    Organisation {
        clusters: clusters.collect(),
        departments: departments.collect(),
        projects: projects(records, now),
    }
}

/// One round of [`DEPARTMENT_SEQUENCE`] even without volumes, so that volumes can be created, and
/// more for [`VOLUMES_PER_PROJECT`].
fn projects(records: u32, now: DateTime<Utc>) -> Vec<Project> {
    let count = DEPARTMENT_SEQUENCE.len() + (records / VOLUMES_PER_PROJECT) as usize;
    let mut project_counts = [0; DEPARTMENTS.len()];
    (0..count)
        .map(|index| {
            let department_index = DEPARTMENT_SEQUENCE[index % DEPARTMENT_SEQUENCE.len()];
            let department = &DEPARTMENTS[department_index];
            let name = project_name(department, project_counts[department_index]);
            project_counts[department_index] += 1;
            Project {
                id: ProjectId::new((FIRST_PROJECT_ID + index).to_string()),
                requested_namespace: Some(format!("runai-{name}")),
                name,
                parent_id: DepartmentId::new(department.id),
                cluster_id: ClusterId::new(CLUSTERS[department.cluster].0),
                created_at: Some(now - TimeDelta::days(720 - (index % 170).cast_signed() as i64)),
            }
        })
        .collect()
}

/// The name of the `nth` project of a department: `vision-segmentation`, `vision-detection` …, then
/// `vision-segmentation-eval` …, then numbers.
fn project_name(department: &DepartmentTemplate, nth: usize) -> String {
    const SUFFIXES: [&str; 6] = ["", "-eval", "-prod", "-edge", "-research", "-staging"];
    let topics = department.topics();
    let (round, topic) = (nth / topics.len(), topics[nth % topics.len()]);
    let (number, suffix) = (round / SUFFIXES.len(), SUFFIXES[round % SUFFIXES.len()]);
    let name = format!("{}-{topic}{suffix}", department.name);
    match number {
        0 => name,
        number => format!("{name}-{}", number + 1),
    }
}
