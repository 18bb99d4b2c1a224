//! Whether a project can use a volume, why, and what would change that.

use datavolumes_contract::{ProjectId, Scope, ScopeType};
use datavolumes_sharing::{Access, EffectiveAccess, Node, Organisation, Reason, Reasons};

use crate::sharing::shares_state::SharesState;
use crate::sharing::text::{
    at_least, capitalize, node_label, pluralize, reason_text, reasons_text,
};

/// Whether a project can use a volume.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    Usable,
    NotUsable,
    Unknown,
}

/// The answer for one project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct AccessAnswer {
    pub(super) verdict: Verdict,
    /// Why the project has access, has none, or why it is not known.
    pub(super) reason: String,
    /// What would revoke access, or why none can be granted. May be empty.
    pub(super) hint: String,
    /// The shares of which each would grant access.
    pub(super) grants: Vec<Grant>,
}

/// A share that would grant access to a project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Grant {
    pub(super) scope: Scope,
    /// The scope with the number of projects that would gain access, such as "department vision (13 projects)".
    pub(super) label: String,
}

impl AccessAnswer {
    /// The access of `project` to a volume that originates in `origin`.
    pub(super) fn new(
        organisation: &Organisation,
        shares: &SharesState,
        origin: &ProjectId,
        project: &ProjectId,
    ) -> Self {
        let Some(scopes) = shares.loaded() else {
            return if project == origin {
                Self::usable("This is the origin project.".to_owned(), String::new())
            } else {
                Self::without_shares(shares)
            };
        };
        let access = EffectiveAccess::new(organisation, origin, &scopes);
        let node = organisation.find_project(project);
        match (access.project_access(organisation, project), node) {
            (Access::Usable(reasons), Some(node)) => Self::usable(
                [&capitalize(&reasons_text(node, reasons)), "."].concat(),
                revoke_hint(node, reasons),
            ),
            (Access::None, node) => {
                let reason = if scopes.is_empty() {
                    "The data volume is not shared and does not originate here."
                } else {
                    "Not shared with this project, its department or its cluster."
                };
                let origin = organisation.find_project(origin);
                let (hint, grants) = match node {
                    Some(node) if is_elsewhere(node, origin) => (OTHER_CLUSTER, Vec::new()),
                    Some(node) => ("", grants(organisation, node)),
                    None => ("", Vec::new()),
                };
                Self {
                    verdict: Verdict::NotUsable,
                    reason: reason.to_owned(),
                    hint: hint.to_owned(),
                    grants,
                }
            }
            _ => Self::unknown(
                "The department and cluster of this project are unknown. The data volume may be shared with them."
                    .to_owned(),
            ),
        }
    }

    /// The answer for a project other than the origin while the shares are not loaded.
    fn without_shares(shares: &SharesState) -> Self {
        Self::unknown(match shares {
            SharesState::Forbidden(notice) => [&notice.title, ". ", &notice.detail].concat(),
            SharesState::Failed(notice) => ["Not loaded: ", &notice.detail].concat(),
            SharesState::Loading | SharesState::Loaded(_) => {
                "The sharing is still being loaded.".to_owned()
            }
        })
    }

    const fn usable(reason: String, hint: String) -> Self {
        Self {
            verdict: Verdict::Usable,
            reason,
            hint,
            grants: Vec::new(),
        }
    }

    const fn unknown(reason: String) -> Self {
        Self {
            verdict: Verdict::Unknown,
            reason,
            hint: String::new(),
            grants: Vec::new(),
        }
    }
}

/// Which removal of shares would revoke the access of `node`.
fn revoke_hint(node: Node<'_>, reasons: Reasons) -> String {
    if reasons.contains(Reason::Origin) {
        return "The origin project always has access.".to_owned();
    }
    let reasons: Vec<Reason> = reasons.iter().collect();
    match reasons.as_slice() {
        [Reason::Direct] => "Access ends when sharing with this project stops.".to_owned(),
        [inherited] => [
            "Access ends when sharing ",
            &reason_text(node, *inherited),
            " stops.",
        ]
        .concat(),
        _ => "Access ends only when all of this sharing stops.".to_owned(),
    }
}

/// Why nothing grants access to a project in another cluster.
const OTHER_CLUSTER: &str =
    "It is in another cluster. Data volumes can’t be shared across clusters.";

/// Whether `node` is known to be in another cluster than `origin`.
fn is_elsewhere(node: Node<'_>, origin: Option<Node<'_>>) -> bool {
    let cluster = |node: Node<'_>| Some(node.ancestor(&ScopeType::Cluster)?.id());
    match (cluster(node), origin.and_then(cluster)) {
        (Some(cluster), Some(home)) => cluster != home,
        _ => false,
    }
}

/// The shares of which each would grant `node` access, the narrowest first.
fn grants(organisation: &Organisation, node: Node<'_>) -> Vec<Grant> {
    let above = |above: Node<'_>| {
        let projects = above.descendants().filter(|node| node.is_project()).count();
        let level = above.scope().scope_type.as_str();
        let is_complete = organisation.is_complete(&ScopeType::Project);
        let projects = at_least(&pluralize(projects, "project"), is_complete);
        Grant {
            scope: above.scope().clone(),
            label: [level, " ", &node_label(above), " (", &projects, ")"].concat(),
        }
    };
    let own = Grant {
        scope: node.scope().clone(),
        label: "this project".to_owned(),
    };
    std::iter::once(own)
        .chain(node.ancestors().map(above))
        .collect()
}

#[cfg(test)]
mod tests {
    use datavolumes_contract::org::Project;
    use datavolumes_contract::{ClusterId, DepartmentId};
    use datavolumes_sharing::OrgIndex;

    use super::*;
    use crate::remote::Notice;
    use crate::testing::{HOSTILE, assert_isolated, share};

    /// The answer in an organisation with `p1` and `p2` in the department `d`. The volume originates
    /// in `home`.
    fn answer_for(shares: &SharesState, project: &str) -> AccessAnswer {
        let mut index = OrgIndex::default();
        index.set_complete(ScopeType::Project);
        for id in ["p1", "p2"] {
            index.add_project(&Project {
                id: ProjectId::new(id),
                parent_id: DepartmentId::new("d"),
                ..Project::default()
            });
        }
        index.add_scope(&Scope::new(ScopeType::Project, "home"));
        let origin = ProjectId::new("home");
        AccessAnswer::new(
            &index.organisation(),
            shares,
            &origin,
            &ProjectId::new(project),
        )
    }

    #[test]
    fn a_project_with_access_gets_the_reasons_and_what_would_revoke_it() {
        let shares = SharesState::Loaded(vec![
            share(ScopeType::Department, "d"),
            share(ScopeType::Project, "p1"),
        ]);
        let both = answer_for(&shares, "p1");
        assert_eq!(both.verdict, Verdict::Usable);
        assert_eq!(both.reason, "Shared directly, through department d.");
        assert!(both.hint.contains("all of this sharing"), "{}", both.hint);
        let inherited = answer_for(&shares, "p2");
        assert_eq!(inherited.reason, "Through department d.");
        assert_eq!(
            inherited.hint,
            "Access ends when sharing through department d stops."
        );
    }

    #[test]
    fn a_project_without_access_gets_what_would_grant_it() {
        let answer = answer_for(&SharesState::Loaded(Vec::new()), "p1");
        assert_eq!(answer.verdict, Verdict::NotUsable);
        assert!(answer.reason.contains("not shared"), "{}", answer.reason);
        let labels = answer.grants.iter().map(|grant| grant.label.as_str());
        let labels: Vec<&str> = labels.collect();
        assert_eq!(labels, ["this project", "department d (2 projects)"]);
        let department = Scope::new(ScopeType::Department, "d");
        assert_eq!(answer.grants[1].scope, department);
    }

    #[test]
    fn nothing_grants_access_in_another_cluster() {
        let mut index = OrgIndex::default();
        for (id, cluster) in [("home", "c1"), ("p", "c2")] {
            index.add_project(&Project {
                id: ProjectId::new(id),
                cluster_id: ClusterId::new(cluster),
                ..Project::default()
            });
        }
        let (home, project) = (ProjectId::new("home"), ProjectId::new("p"));
        let shares = SharesState::Loaded(Vec::new());
        let answer = AccessAnswer::new(&index.organisation(), &shares, &home, &project);
        assert_eq!(answer.hint, OTHER_CLUSTER);
        assert_eq!(answer.grants, []);
    }

    #[test]
    fn access_that_is_not_known_is_not_guessed() {
        let shares = SharesState::Loaded(vec![share(ScopeType::Department, "d")]);
        let verdict = answer_for(&shares, "unlisted").verdict;
        assert_eq!(verdict, Verdict::Unknown);
        let notice = Notice {
            title: "You don’t have permission".to_owned(),
            detail: "no".to_owned(),
            can_retry: false,
            can_reload: false,
        };
        let forbidden = SharesState::Forbidden(notice.clone());
        assert_eq!(
            answer_for(&forbidden, "p1").reason,
            "You don’t have permission. no"
        );
        let failed = SharesState::Failed(notice);
        assert_eq!(answer_for(&failed, "p1").reason, "Not loaded: no");
        assert_eq!(answer_for(&forbidden, "home").verdict, Verdict::Usable);
    }

    #[test]
    fn a_name_cannot_change_the_words_beside_it() {
        let mut index = OrgIndex::default();
        index.add_project(&Project {
            id: ProjectId::new("p"),
            parent_id: DepartmentId::new(HOSTILE),
            ..Project::default()
        });
        let (home, project) = (ProjectId::new("home"), ProjectId::new("p"));
        let shares = SharesState::Loaded(Vec::new());
        let answer = AccessAnswer::new(&index.organisation(), &shares, &home, &project);
        assert_isolated(&answer.grants[1].label);
    }
}
