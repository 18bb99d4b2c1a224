//! The sentences that say who loses the volumes that are deleted.

use datavolumes_contract::{Scope, ScopeType, SharedScope, Volume};
use datavolumes_ui::isolated;

use super::affected_projects::{ProjectCount, shared_scopes};

/// Who loses `volume`, as a sentence; `projects` is `None` while they are being counted.
pub(super) fn impact_text(volume: &Volume, projects: Option<ProjectCount>) -> String {
    let origin = isolated(&volume.project_name);
    let Some(shares) = &volume.shared_scopes else {
        return format!(
            "You may not see whom it is shared with: besides its origin project {origin}, others may lose it."
        );
    };
    if shares.is_empty() {
        return format!("It is shared with nobody: only its origin project {origin} loses it.");
    }
    let scopes: Vec<Scope> = shares.iter().map(SharedScope::scope).collect();
    let scopes = scope_counts(&scopes);
    let projects = projects_text(projects, "it");
    format!("It is shared with {scopes}. With its origin project, {projects}.")
}

/// Who loses `volumes`, as a sentence; `projects` is `None` while they are being counted.
pub(super) fn bulk_impact_text(volumes: &[Volume], projects: Option<ProjectCount>) -> String {
    let unknown = volumes
        .iter()
        .filter(|volume| volume.shared_scopes.is_none());
    let unknown = match unknown.count() {
        0 => String::new(),
        count => {
            let volumes = counted(count, "data volume");
            format!(" You may not see whom {volumes} may be shared with: others may lose access.")
        }
    };
    let scopes: Vec<Scope> = shared_scopes(volumes).into_iter().collect();
    let scopes = scope_counts(&scopes);
    let projects = projects_text(projects, "at least one of them");
    format!(
        "Together they are shared with {scopes}. With their origin projects, {projects}.{unknown}"
    )
}

fn projects_text(projects: Option<ProjectCount>, object: &str) -> String {
    match projects {
        None => "the projects are being counted…".to_owned(),
        Some(ProjectCount::Exactly(count)) => format!("{} {object}", projects_lose(count)),
        Some(ProjectCount::Visible(count)) => {
            format!(
                "{} {object}, of those that you can see",
                projects_lose(count)
            )
        }
        Some(ProjectCount::AtLeast(count)) => format!("at least {} {object}", projects_lose(count)),
    }
}

/// How many scopes there are of each type, widest first: "1 department and 3 projects".
fn scope_counts(scopes: &[Scope]) -> String {
    let count = |is_one: &dyn Fn(&ScopeType) -> bool| {
        let matching = scopes.iter().filter(|scope| is_one(&scope.scope_type));
        matching.count()
    };
    let mut counts: Vec<(usize, &str)> = ScopeType::DOCUMENTED
        .iter()
        .map(|level| (count(&|other| other == level), level.as_str()))
        .collect();
    counts.push((count(&|level| !level.is_documented()), "other scope"));
    counts.retain(|(count, _)| *count > 0);
    let texts: Vec<String> = counts
        .into_iter()
        .map(|(count, noun)| counted(count, noun))
        .collect();
    match texts.split_last() {
        None => "nobody".to_owned(),
        Some((only, [])) => only.clone(),
        Some((last, before)) => format!("{} and {last}", before.join(", ")),
    }
}

fn projects_lose(count: usize) -> String {
    let verb = if count == 1 { "loses" } else { "lose" };
    format!("{} {verb}", counted(count, "project"))
}

fn counted(count: usize, noun: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{plural}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{HOSTILE, assert_isolated, share};

    fn volume(shares: Option<Vec<SharedScope>>) -> Volume {
        Volume {
            shared_scopes: shares,
            ..Volume::default()
        }
    }

    #[test]
    fn scopes_are_counted_widest_first() {
        let shares = [
            Scope::new(ScopeType::Project, "2"),
            Scope::new(ScopeType::Project, "3"),
            Scope::new(ScopeType::Department, "d"),
            Scope::new(ScopeType::Cluster, "c"),
        ];
        assert_eq!(
            scope_counts(&shares),
            "1 cluster, 1 department and 2 projects"
        );
        assert_eq!(scope_counts(&shares[..1]), "1 project");
        assert_eq!(scope_counts(&[]), "nobody");
    }

    #[test]
    fn the_sentence_says_how_certain_the_count_is() {
        let shared = volume(Some(vec![share(ScopeType::Department, "d")]));
        for (projects, text) in [
            (None, "being counted"),
            (Some(ProjectCount::Exactly(1)), "1 project loses it."),
            (
                Some(ProjectCount::Visible(7)),
                "7 projects lose it, of those that you can see.",
            ),
            (
                Some(ProjectCount::AtLeast(2)),
                "at least 2 projects lose it.",
            ),
        ] {
            let sentence = impact_text(&shared, projects);
            assert!(sentence.contains(text), "{sentence}");
        }
        assert!(impact_text(&volume(None), None).contains("may not see whom"));
        assert!(impact_text(&volume(Some(Vec::new())), None).contains("shared with nobody"));
    }

    #[test]
    fn the_reach_of_many_volumes_counts_each_scope_once() {
        let vision = || share(ScopeType::Department, "d");
        let volumes = [
            volume(Some(vec![vision()])),
            volume(Some(vec![vision(), share(ScopeType::Project, "2")])),
        ];
        assert_eq!(
            bulk_impact_text(&volumes, Some(ProjectCount::Visible(7))),
            "Together they are shared with 1 department and 1 project. With their origin projects, 7 projects lose at least one of them, of those that you can see."
        );
        let sentence = bulk_impact_text(&[volume(None)], Some(ProjectCount::AtLeast(1)));
        assert!(sentence.contains("shared with nobody."), "{sentence}");
        assert!(sentence.contains("You may not see"), "{sentence}");
    }

    #[test]
    fn the_name_of_the_project_cannot_change_the_words_beside_it() {
        for shares in [None, Some(Vec::new())] {
            let mut volume = volume(shares);
            HOSTILE.clone_into(&mut volume.project_name);
            assert_isolated(&impact_text(&volume, None));
        }
    }
}
