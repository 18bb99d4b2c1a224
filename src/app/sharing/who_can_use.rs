use datavolumes_contract::{ProjectId, ScopeType};
use datavolumes_sharing::{Access, EffectiveAccess, Node, Organisation, Reason, Reasons};
use leptos::prelude::*;

use super::shared::Shared;
use super::shares_state::Shares;
use super::words;
use datavolumes_ui::{Badge, Choice, Choices, Combobox, FormField, IconName, Tone, part};

/// The most projects that the list offers at a time.
const MOST: usize = 100;

/// The answer for one project.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Answer {
    tone: Tone,
    icon: IconName,
    verdict: &'static str,
    /// Through what, or why not.
    why: String,
    /// What would change it.
    what_if: String,
}

/// Answers for any project whether it can use the volume, and through what.
#[component]
pub(super) fn WhoCanUse(
    /// Everything that is known of the organisation.
    organisation: Memo<Shared<Organisation>>,
    /// What is known of the shares.
    shares: Memo<Shares>,
    /// The project in which the volume originates.
    origin: Memo<ProjectId>,
) -> impl IntoView {
    let search = RwSignal::new(String::new());
    let chosen = RwSignal::new(None::<Choice>);
    let choices = Memo::new(move |_| {
        let organisation = organisation.get();
        search.with(|search| choices(&organisation, search))
    });
    let answer = part(move || {
        let project = ProjectId::new(chosen.get()?.id);
        let organisation = organisation.get();
        let answer = shares.with(|shares| answer(&organisation, shares, &origin.get(), &project));
        let Answer {
            tone,
            icon,
            verdict,
            why,
            what_if,
        } = answer;
        Some(view! {
            <p class="answer__verdict"><Badge tone icon text=verdict.to_owned() /></p>
            <p>{why}</p>
            <p class="answer__what-if">{what_if}</p>
        })
    });
    view! {
        <section class="details__group" aria-label="Who can use this">
            <h2 class="details__heading">"Who can use this"</h2>
            <FormField label="Project">
                <Combobox
                    value=chosen
                    choices=choices
                    on_search=move |text| search.set(text)
                    on_choose=move |choice| chosen.set(choice)
                    custom=true
                    placeholder=Some("Name or ID".to_owned())
                />
            </FormField>
            <div class="answer" role="status">{answer}</div>
        </section>
    }
}

fn choices(organisation: &Organisation, search: &str) -> Choices {
    let search = search.trim().to_lowercase();
    let fits = |node: &Node<'_>| {
        let id = &node.scope().scope_id;
        search.is_empty() || node.name().to_lowercase().contains(&search) || id.contains(&search)
    };
    let mut found = organisation.projects().filter(fits);
    let choice = |node: Node<'_>| {
        let department = node
            .ancestor(&ScopeType::Department)
            .map_or("", Node::label);
        Choice::new(node.scope().scope_id.as_str(), node.label()).with_note(department)
    };
    let choices = found.by_ref().take(MOST).map(choice).collect();
    Choices::Ready {
        choices,
        has_more: found.next().is_some(),
    }
}

fn answer(
    organisation: &Organisation,
    shares: &Shares,
    origin: &ProjectId,
    project: &ProjectId,
) -> Answer {
    let unknown = |why: String| Answer {
        tone: Tone::Neutral,
        icon: IconName::QUESTION,
        verdict: "Unknown",
        why,
        what_if: String::new(),
    };
    let Some(scopes) = shares.known() else {
        if project == origin {
            return usable("It is the project of origin.".to_owned(), String::new());
        }
        return unknown(match shares {
            Shares::NotPermitted(notice) => ["Not permitted: ", &notice.detail].concat(),
            Shares::NotLoaded(notice) => ["Not loaded: ", &notice.detail].concat(),
            Shares::Loading | Shares::Known(_) => {
                "Whom it is shared with is still being loaded.".to_owned()
            }
        });
    };
    let reach = EffectiveAccess::new(organisation, origin, &scopes);
    match (reach.project_access(organisation, project), organisation.find_project(project)) {
        (Access::Usable(reasons), Some(node)) => usable(
            [&capital(&words::reasons(node, reasons)), "."].concat(),
            if_removed(node, reasons),
        ),
        (Access::None, node) => Answer {
            tone: Tone::Warning,
            icon: IconName::CLOSE,
            verdict: "Cannot use it",
            why: if scopes.is_empty() {
                "The volume is shared with nobody, and does not originate here.".to_owned()
            } else {
                "It is shared neither with this project nor with what is above it.".to_owned()
            },
            what_if: node
                .map(|node| if_shared(node, organisation.find_project(origin)))
                .unwrap_or_default(),
        },
        _ => unknown(
            "The place of this project in the organisation is not known, and the volume is shared with departments or clusters that it may belong to."
                .to_owned(),
        ),
    }
}

fn usable(why: String, what_if: String) -> Answer {
    Answer {
        tone: Tone::Success,
        icon: IconName::CHECK,
        verdict: "Can use it",
        why,
        what_if,
    }
}

/// What taking shares away would do to `node`.
fn if_removed(node: Node<'_>, reasons: Reasons) -> String {
    if reasons.contains(Reason::Origin) {
        return "Whatever is shared, the origin can always use it.".to_owned();
    }
    let all: Vec<Reason> = reasons.iter().collect();
    match all.as_slice() {
        [only] => {
            let share = match only {
                Reason::Direct => "its own share".to_owned(),
                through => ["the share ", &words::reason(node, *through)].concat(),
            };
            ["Without ", &share, " it would lose access."].concat()
        }
        _ => "Without any one of these shares it would keep access.".to_owned(),
    }
}

/// What would give `node` access to a volume that originates in `origin`.
fn if_shared(node: Node<'_>, origin: Option<Node<'_>>) -> String {
    let cluster = |node: Node<'_>| Some(node.ancestor(&ScopeType::Cluster)?.id());
    if let (Some(here), Some(home)) = (cluster(node), origin.and_then(cluster))
        && here != home
    {
        return "It is in another cluster than the volume, and volumes are not shared beyond theirs."
            .to_owned();
    }
    let above: Vec<String> = node
        .ancestors()
        .map(|above| {
            let projects = above.descendants().filter(|node| node.is_project()).count();
            let scope = [above.scope().scope_type.as_str(), " ", above.label()].concat();
            [&scope, " (", &words::count(projects, "project"), ")"].concat()
        })
        .collect();
    let mut ways = vec!["it".to_owned()];
    ways.extend(above);
    [
        "Sharing with ",
        &ways.join(", or with "),
        " would give it access.",
    ]
    .concat()
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

#[cfg(test)]
mod tests {
    use datavolumes_contract::org::Project;
    use datavolumes_contract::{DepartmentId, Scope, SharedScope};
    use datavolumes_sharing::OrgIndex;

    use super::*;
    use crate::api::Notice;

    fn share(kind: ScopeType, id: &str) -> SharedScope {
        SharedScope {
            scope_type: kind,
            scope_id: id.to_owned(),
            scope_name: String::new(),
            created_at: None,
            created_by: None,
        }
    }

    /// `p1` and `p2` in the department `d`; the volume originates in `home`.
    fn answer_for(shares: &Shares, project: &str) -> Answer {
        let mut directory = OrgIndex::default();
        for id in ["p1", "p2"] {
            directory.add_project(&Project {
                id: ProjectId::new(id),
                parent_id: DepartmentId::new("d"),
                ..Project::default()
            });
        }
        directory.add_scope(&Scope::new(ScopeType::Project, "home"));
        let origin = ProjectId::new("home");
        answer(
            &directory.organisation(),
            shares,
            &origin,
            &ProjectId::new(project),
        )
    }

    #[test]
    fn it_says_through_what_and_what_would_take_it_away() {
        let shares = Shares::Known(vec![
            share(ScopeType::Department, "d"),
            share(ScopeType::Project, "p1"),
        ]);
        let both = answer_for(&shares, "p1");
        assert_eq!(both.verdict, "Can use it");
        assert_eq!(both.why, "Shared directly, through department d.");
        assert!(both.what_if.contains("keep access"), "{}", both.what_if);
        let one = answer_for(&shares, "p2");
        assert_eq!(one.why, "Through department d.");
        assert_eq!(
            one.what_if,
            "Without the share through department d it would lose access."
        );
    }

    #[test]
    fn it_says_what_would_give_access() {
        let none = answer_for(&Shares::Known(Vec::new()), "p1");
        assert_eq!(none.verdict, "Cannot use it");
        assert!(none.why.contains("shared with nobody"), "{}", none.why);
        assert_eq!(
            none.what_if,
            "Sharing with it, or with department d (2 projects) would give it access."
        );
    }

    #[test]
    fn what_cannot_be_told_is_not_guessed() {
        let shares = Shares::Known(vec![share(ScopeType::Department, "d")]);
        assert_eq!(answer_for(&shares, "stranger").verdict, "Unknown");
        let notice = Notice {
            title: String::new(),
            detail: "no".to_owned(),
            can_retry: false,
        };
        let refused = Shares::NotPermitted(notice.clone());
        assert_eq!(answer_for(&refused, "p1").why, "Not permitted: no");
        assert_eq!(
            answer_for(&Shares::NotLoaded(notice), "p1").why,
            "Not loaded: no"
        );
        assert_eq!(answer_for(&refused, "home").verdict, "Can use it");
    }
}
