//! The sentences that say who loses the volumes that are deleted.

use datavolumes_contract::{Scope, ScopeType, SharedScope, Volume};
use datavolumes_ui::{isolated, pluralize};

use super::affected_projects::{ProjectCount, shared_scopes};

/// Who loses `volume`, in a sentence or two; `projects` is `None` while they are being counted.
pub(super) fn impact_text(volume: &Volume, projects: Option<ProjectCount>) -> String {
    let origin = isolated(&volume.project_name);
    let Some(shares) = &volume.shared_scopes else {
        return format!(
            "You don’t have permission to see the sharing. Other projects may lose access, not only {origin}."
        );
    };
    if shares.is_empty() {
        return format!(
            "The data volume is not shared. Only its origin project {origin} loses access."
        );
    }
    let scopes: Vec<Scope> = shares.iter().map(SharedScope::scope).collect();
    let scopes = scope_counts(&scopes);
    let projects = projects_text(projects);
    format!("{projects}: the origin project and those it is shared with ({scopes}).")
}

/// Who loses `volumes`, in a sentence or two; `projects` is `None` while they are being counted.
pub(super) fn bulk_impact_text(volumes: &[Volume], projects: Option<ProjectCount>) -> String {
    if let [volume] = volumes {
        return impact_text(volume, projects);
    }
    let unknown = volumes
        .iter()
        .filter(|volume| volume.shared_scopes.is_none());
    let unknown = match unknown.count() {
        0 => String::new(),
        count => {
            let volumes = pluralize(count, "data volume");
            format!(
                " You don’t have permission to see the sharing of {volumes}. Other projects may lose access."
            )
        }
    };
    let scopes: Vec<Scope> = shared_scopes(volumes).into_iter().collect();
    let projects = projects_text(projects);
    let projects = match scopes.as_slice() {
        [] => format!("{projects}: the origin projects."),
        scopes => {
            let scopes = scope_counts(scopes);
            format!("{projects}: the origin projects and those they are shared with ({scopes}).")
        }
    };
    projects + &unknown
}

fn projects_text(projects: Option<ProjectCount>) -> String {
    match projects {
        None => "Counting the projects that lose access".to_owned(),
        Some(ProjectCount::Exactly(count)) => format!("{} access", projects_lose(count)),
        Some(ProjectCount::Visible(count)) => {
            format!(
                "{} that you can see {} access",
                pluralize(count, "project"),
                lose(count)
            )
        }
        Some(ProjectCount::AtLeast(count)) => format!("At least {} access", projects_lose(count)),
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
        .map(|(count, noun)| pluralize(count, noun))
        .collect();
    match texts.split_last() {
        None => String::new(),
        Some((only, [])) => only.clone(),
        Some((last, before)) => format!("{} and {last}", before.join(", ")),
    }
}

fn projects_lose(count: usize) -> String {
    format!("{} {}", pluralize(count, "project"), lose(count))
}

fn lose(count: usize) -> &'static str {
    if count == 1 { "loses" } else { "lose" }
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
        assert_eq!(scope_counts(&[]), "");
    }

    #[test]
    fn the_sentence_says_how_certain_the_count_is() {
        let shared = volume(Some(vec![share(ScopeType::Department, "d")]));
        for (projects, text) in [
            (None, "Counting the projects"),
            (
                Some(ProjectCount::Exactly(1)),
                "1 project loses access: the origin project",
            ),
            (
                Some(ProjectCount::Visible(7)),
                "7 projects that you can see lose access: ",
            ),
            (
                Some(ProjectCount::AtLeast(2)),
                "At least 2 projects lose access: ",
            ),
        ] {
            let sentence = impact_text(&shared, projects);
            assert!(sentence.contains(text), "{sentence}");
        }
        assert!(impact_text(&volume(None), None).contains("don’t have permission"));
        assert!(impact_text(&volume(Some(Vec::new())), None).contains("is not shared"));
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
            "7 projects that you can see lose access: the origin projects and those they are shared with (1 department and 1 project)."
        );
        let unknown = [volume(None), volume(None)];
        let sentence = bulk_impact_text(&unknown, Some(ProjectCount::AtLeast(1)));
        assert!(sentence.contains("the origin projects."), "{sentence}");
        assert!(sentence.contains("don’t have permission"), "{sentence}");
        let [one, _] = unknown;
        assert_eq!(
            bulk_impact_text(std::slice::from_ref(&one), None),
            impact_text(&one, None)
        );
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
