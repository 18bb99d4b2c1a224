//! Who loses a volume that is deleted, as far as that is known.

use datavolumes_contract::org::Project;
use datavolumes_contract::{ScopeType, SharedScope, Volume};
use datavolumes_sharing::{EffectiveAccess, OrgIndex, ScopeSet};

/// How many projects can no longer mount a volume that is gone, its origin project included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Projects {
    /// So many.
    Exactly(usize),
    /// So many of those that the person may see; a directory does not tell of others.
    Visible(usize),
    /// So many are known; there may be more.
    AtLeast(usize),
}

/// What is known of the projects of a cluster.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct KnownProjects {
    pub(crate) projects: Vec<Project>,
    /// Whether the directory has told all that the person may see.
    pub(crate) is_whole: bool,
}

/// Whether a share reaches projects that it does not name, so that a directory is needed to count them.
pub(crate) fn needs_directory(volume: &Volume) -> bool {
    shares(volume).any(|share| share.scope_type != ScopeType::Project)
}

/// The projects that lose `volume`, where `known` are those of its cluster.
pub(crate) fn projects(volume: &Volume, known: &KnownProjects) -> Projects {
    let mut directory = OrgIndex::default();
    for project in &known.projects {
        directory.add_project(project);
    }
    directory.add_volume(volume);
    let organisation = directory.organisation();
    let scopes: ScopeSet = shares(volume).map(SharedScope::scope).collect();
    let reach = EffectiveAccess::new(&organisation, &volume.project_id, &scopes);
    let losing = organisation
        .projects()
        .filter(|project| reach.access(project.id()).is_usable())
        .count();
    if volume.shared_scopes.is_none() {
        Projects::AtLeast(losing)
    } else if !needs_directory(volume) {
        Projects::Exactly(losing)
    } else if known.is_whole {
        Projects::Visible(losing)
    } else {
        Projects::AtLeast(losing)
    }
}

fn shares(volume: &Volume) -> impl Iterator<Item = &SharedScope> {
    volume.shared_scopes.iter().flatten()
}

/// Whom it is shared with, in words: "1 department and 3 projects".
pub(crate) fn scopes_in_words(volume: &Volume) -> String {
    let mut parts = Vec::new();
    for level in ScopeType::DOCUMENTED {
        let count = shares(volume)
            .filter(|share| share.scope_type == level)
            .count();
        if count > 0 {
            parts.push(counted(count, level.as_str()));
        }
    }
    let others = shares(volume)
        .filter(|share| !share.scope_type.is_documented())
        .count();
    if others > 0 {
        parts.push(counted(others, "other scope"));
    }
    match parts.split_last() {
        None => "nobody".to_owned(),
        Some((only, [])) => only.clone(),
        Some((last, before)) => format!("{} and {last}", before.join(", ")),
    }
}

/// Who loses it, in a sentence; `projects` are on their way while they are `None`.
pub(crate) fn in_words(volume: &Volume, projects: Option<Projects>) -> String {
    let origin = &volume.project_name;
    match (&volume.shared_scopes, projects) {
        (None, _) => format!(
            "You may not see whom it is shared with: besides its origin project {origin}, others may lose it."
        ),
        (Some(scopes), _) if scopes.is_empty() => {
            format!("It is shared with nobody: only its origin project {origin} loses it.")
        }
        (Some(_), projects) => {
            let scopes = scopes_in_words(volume);
            let losing = match projects {
                None => "the projects are being counted…".to_owned(),
                Some(Projects::Exactly(count)) => format!("{} it", lose(count, "project")),
                Some(Projects::Visible(count)) => {
                    format!("{} it, of those that you can see", lose(count, "project"))
                }
                Some(Projects::AtLeast(count)) => {
                    format!("at least {} it", lose(count, "project"))
                }
            };
            format!("It is shared with {scopes}. With its origin project, {losing}.")
        }
    }
}

fn lose(count: usize, what: &str) -> String {
    let verb = if count == 1 { "loses" } else { "lose" };
    format!("{} {verb}", counted(count, what))
}

fn counted(count: usize, what: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {what}{plural}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(level: ScopeType, id: &str) -> SharedScope {
        SharedScope {
            scope_type: level,
            scope_id: id.to_owned(),
            scope_name: String::new(),
            created_at: None,
            created_by: None,
        }
    }

    fn volume(shares: Option<Vec<SharedScope>>) -> Volume {
        Volume {
            project_id: datavolumes_contract::ProjectId::new("1"),
            department_id: datavolumes_contract::DepartmentId::new("d"),
            cluster_id: datavolumes_contract::ClusterId::new("c"),
            shared_scopes: shares,
            ..Volume::default()
        }
    }

    fn known(ids: &[&str], is_whole: bool) -> KnownProjects {
        let projects = ids.iter().map(|id| Project {
            id: datavolumes_contract::ProjectId::new(*id),
            parent_id: datavolumes_contract::DepartmentId::new("d"),
            cluster_id: datavolumes_contract::ClusterId::new("c"),
            ..Project::default()
        });
        KnownProjects {
            projects: projects.collect(),
            is_whole,
        }
    }

    #[test]
    fn projects_that_are_named_need_no_directory() {
        let volume = volume(Some(vec![
            share(ScopeType::Project, "2"),
            share(ScopeType::Project, "1"),
        ]));
        assert!(!needs_directory(&volume));
        let lost = projects(&volume, &KnownProjects::default());
        assert_eq!(lost, Projects::Exactly(2));
    }

    #[test]
    fn a_department_is_counted_by_the_directory() {
        let volume = volume(Some(vec![share(ScopeType::Department, "d")]));
        assert!(needs_directory(&volume));
        assert_eq!(
            projects(&volume, &known(&["1", "2", "3"], true)),
            Projects::Visible(3)
        );
        assert_eq!(
            projects(&volume, &known(&["1", "2"], false)),
            Projects::AtLeast(2)
        );
        assert_eq!(
            projects(&volume, &KnownProjects::default()),
            Projects::AtLeast(1)
        );
    }

    #[test]
    fn shares_that_are_not_told_are_not_taken_for_none() {
        assert_eq!(
            projects(&volume(None), &known(&["1", "2"], true)),
            Projects::AtLeast(1)
        );
        assert_eq!(
            projects(&volume(Some(Vec::new())), &known(&["1", "2"], true)),
            Projects::Exactly(1)
        );
    }

    #[test]
    fn shares_are_told_widest_first() {
        let shares = vec![
            share(ScopeType::Project, "2"),
            share(ScopeType::Project, "3"),
            share(ScopeType::Department, "d"),
            share(ScopeType::Cluster, "c"),
        ];
        assert_eq!(
            scopes_in_words(&volume(Some(shares))),
            "1 cluster, 1 department and 2 projects"
        );
        assert_eq!(
            scopes_in_words(&volume(Some(vec![share(ScopeType::Project, "2")]))),
            "1 project"
        );
        assert_eq!(scopes_in_words(&volume(Some(Vec::new()))), "nobody");
    }

    #[test]
    fn each_degree_of_knowledge_has_its_own_words() {
        let shared = volume(Some(vec![share(ScopeType::Department, "d")]));
        for (projects, words) in [
            (None, "being counted"),
            (Some(Projects::Exactly(1)), "1 project loses it."),
            (
                Some(Projects::Visible(7)),
                "7 projects lose it, of those that you can see.",
            ),
            (Some(Projects::AtLeast(2)), "at least 2 projects lose it."),
        ] {
            let told = in_words(&shared, projects);
            assert!(told.contains(words), "{told}");
        }
        assert!(in_words(&volume(None), None).contains("may not see whom"));
        assert!(in_words(&volume(Some(Vec::new())), None).contains("shared with nobody"));
    }
}
