//! Where the change of the shares of a volume stands.

use datavolumes_contract::{Scope, SharedScopesPatch};
use datavolumes_sharing::{Merge, Plan, Progress, ScopeDiff, ScopeSet};

use super::shared::Shared;
use crate::api::ApiError;

/// Where a change stands, from the wish to its proof.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Stage {
    /// It is being put together.
    #[default]
    Editing,
    /// What it would do is looked at.
    Reviewing,
    /// Someone else changed the shares meanwhile.
    Merging(Merge),
    /// The shares are read before the first request.
    Checking,
    /// Requests are made.
    Applying {
        /// How many have been answered.
        done: usize,
        /// How many there are.
        total: usize,
    },
    /// The shares are read after the last request.
    Proving,
    /// A request failed.
    Stopped(Stop),
    /// Everything asked for is so.
    Done(Proof),
}

/// Why and where it stopped.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Stop {
    /// What went wrong; `None` where the server said that all of it is done, and it is not.
    pub(super) error: Option<ApiError>,
    /// What was being done; `None` where it stopped before the first request.
    pub(super) plan: Option<Shared<Plan>>,
    /// How far it came; `None` where the shares could not be read since.
    pub(super) progress: Option<Progress>,
    /// The scopes that the server named when it refused.
    pub(super) refused: Vec<Scope>,
}

/// What the shares are in the end, as they were read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Proof {
    /// What was done.
    pub(super) done: ScopeDiff,
    /// What someone else did at the same time.
    pub(super) foreign: ScopeDiff,
    /// How many scopes it is shared with.
    pub(super) shares: usize,
}

/// What a stage looks like from outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum View {
    /// The tree.
    Editor,
    /// The plan in words and in the map.
    Review,
    /// The three-way merge.
    Merge,
    /// The progress.
    Progress,
    /// What is done and what is left.
    Stopped,
    /// The proof.
    Done,
}

impl Stage {
    /// What is to be seen of it.
    pub(super) const fn view(&self) -> View {
        match self {
            Self::Editing => View::Editor,
            Self::Reviewing => View::Review,
            Self::Merging(_) => View::Merge,
            Self::Checking | Self::Applying { .. } | Self::Proving => View::Progress,
            Self::Stopped(_) => View::Stopped,
            Self::Done(_) => View::Done,
        }
    }

    /// What is proven by the shares found `now`, after the last request of `plan`; `None` where
    /// something is left.
    pub(super) fn proven(plan: &Plan, now: &ScopeSet) -> Option<Self> {
        let progress = plan.progress(now);
        let done = progress.is_complete();
        done.then_some(Self::Done(Proof {
            done: progress.done,
            foreign: progress.concurrent,
            shares: now.len(),
        }))
    }
}

/// The scopes of `batch` whose ids stand in the server's `words`.
pub(super) fn named_in(words: &str, batch: &SharedScopesPatch) -> Vec<Scope> {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    let stands = |id: &str| {
        let mut places = words.match_indices(id);
        !id.is_empty()
            && places.any(|(at, _)| {
                let before = words.get(..at).and_then(|text| text.chars().next_back());
                let behind = words
                    .get(at + id.len()..)
                    .and_then(|text| text.chars().next());
                !before.is_some_and(is_part) && !behind.is_some_and(is_part)
            })
    };
    let all = batch.add.iter().chain(&batch.remove);
    all.filter(|scope| stands(&scope.scope_id))
        .cloned()
        .collect()
}

#[cfg(test)]
mod tests {
    use datavolumes_contract::{ProjectId, ScopeType};
    use datavolumes_sharing::Organisation;

    use super::*;

    fn project(id: &str) -> Scope {
        Scope::new(ScopeType::Project, id)
    }

    #[test]
    fn a_refusal_names_the_scopes_whose_ids_stand_in_it_as_words() {
        let batch = SharedScopesPatch {
            add: ["45", "4500", "c-1", "c"].map(project).to_vec(),
            remove: vec![project("4501")],
        };
        let named = |words: &str| -> Vec<String> {
            let named = named_in(words, &batch).into_iter();
            named.map(|scope| scope.scope_id).collect()
        };
        assert_eq!(named("the project 4500 does not exist"), ["4500"]);
        assert_eq!(
            named("update is missing for “4501” and c-1."),
            ["c-1", "4501"]
        );
        assert_eq!(named("you may not"), Vec::<String>::new());
    }

    #[test]
    fn only_what_was_read_back_is_proven() {
        let mut asked = ScopeDiff::default();
        asked.share(project("1"));
        asked.share(project("2"));
        let plan = Plan::new(
            &Organisation::default(),
            &ProjectId::new("0"),
            ScopeSet::new(),
            &asked,
        );
        assert_eq!(Stage::proven(&plan, &ScopeSet::from([project("1")])), None);
        let now = ScopeSet::from(["1", "2", "3"].map(project));
        let Some(Stage::Done(proof)) = Stage::proven(&plan, &now) else {
            panic!("it is done")
        };
        assert_eq!(proof.done, asked);
        assert_eq!(proof.foreign.add(), &ScopeSet::from([project("3")]));
        assert_eq!(proof.shares, 3);
    }
}
