//! The sentence that says who loses a volume that is deleted.

use datavolumes_contract::{ScopeType, SharedScope, Volume};
use datavolumes_ui::isolated;

use super::affected_projects::ProjectCount;

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
    let scopes = scope_counts(shares);
    let projects = match projects {
        None => "the projects are being counted…".to_owned(),
        Some(ProjectCount::Exactly(count)) => format!("{} it", projects_lose(count)),
        Some(ProjectCount::Visible(count)) => {
            format!("{} it, of those that you can see", projects_lose(count))
        }
        Some(ProjectCount::AtLeast(count)) => format!("at least {} it", projects_lose(count)),
    };
    format!("It is shared with {scopes}. With its origin project, {projects}.")
}

/// How many scopes there are of each type, widest first: "1 department and 3 projects".
fn scope_counts(shares: &[SharedScope]) -> String {
    let count = |is_one: &dyn Fn(&ScopeType) -> bool| {
        let matching = shares.iter().filter(|share| is_one(&share.scope_type));
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
            share(ScopeType::Project, "2"),
            share(ScopeType::Project, "3"),
            share(ScopeType::Department, "d"),
            share(ScopeType::Cluster, "c"),
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
    fn the_name_of_the_project_cannot_change_the_words_beside_it() {
        for shares in [None, Some(Vec::new())] {
            let mut volume = volume(shares);
            HOSTILE.clone_into(&mut volume.project_name);
            assert_isolated(&impact_text(&volume, None));
        }
    }
}
