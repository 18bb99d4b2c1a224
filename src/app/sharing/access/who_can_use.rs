use datavolumes_contract::{ProjectId, ScopeType, VolumeId, input};
use datavolumes_sharing::{Node, Organisation, ScopeDiff, ScopeSet};
use datavolumes_ui::{Badge, Choice, Choices, Combobox, ComboboxEntry, FormField, IconName, Tone};
use leptos::prelude::*;

use super::access_answer::{AccessAnswer, Grant, Verdict};
use crate::router::Route;
use crate::services::Services;
use crate::sharing::directory_snapshot::LoadState;
use crate::sharing::plan_link::PlanLink;
use crate::sharing::ptr_eq::PtrEq;
use crate::sharing::shares_state::SharesState;

/// The maximum number of projects offered for one search.
const MAX_CHOICES: usize = 100;

/// Looks up whether a project can use the volume, and why.
#[component]
pub(super) fn WhoCanUse(
    /// The volume.
    id: VolumeId,
    /// The known scopes.
    organisation: Memo<PtrEq<Organisation>>,
    /// The shares of the volume.
    shares: Memo<SharesState>,
    /// The project in which the volume originates.
    origin: Memo<ProjectId>,
    /// How much of the directory of projects is loaded.
    directory: Memo<LoadState>,
) -> impl IntoView {
    let search = RwSignal::new(String::new());
    let chosen = RwSignal::new(None::<Choice>);
    let entry = RwSignal::new(ComboboxEntry::Value);
    let choices = Memo::new(move |_| {
        let organisation = organisation.get();
        directory.with(|directory| search.with(|search| choices(&organisation, search, directory)))
    });
    let answer = move || {
        // Another project is being typed.
        if entry.with(|entry| *entry != ComboboxEntry::Value) {
            return None;
        }
        let project = ProjectId::new(chosen.get()?.id);
        let (organisation, origin) = (organisation.get(), origin.get());
        let answer =
            shares.with(|shares| AccessAnswer::new(&organisation, shares, &origin, &project));
        let saved = shares.with(SharesState::loaded).unwrap_or_default();
        Some(view! { <Answer id saved answer /> })
    };
    view! {
        <section class="details__group" aria-label="Check access">
            <h2 class="details__heading">"Check access"</h2>
            <FormField label="Project">
                <Combobox
                    value=chosen
                    choices=choices
                    on_search=move |text| search.set(text)
                    on_choose=move |choice| chosen.set(choice)
                    custom=Signal::derive(move || directory.with(lacks_projects))
                    placeholder=Some("Name or ID".to_owned())
                    entry
                />
            </FormField>
            <div class="answer" role="status">
                {answer}
            </div>
        </section>
    }
}

#[component]
fn Answer(id: VolumeId, saved: ScopeSet, answer: AccessAnswer) -> impl IntoView {
    let (tone, icon, text) = match answer.verdict {
        Verdict::Usable => (Tone::Success, IconName::CHECK, "Has access"),
        Verdict::NotUsable => (Tone::Warning, IconName::CLOSE, "No access"),
        Verdict::Unknown => (Tone::Neutral, IconName::QUESTION, "Unknown"),
    };
    view! {
        <p class="answer__verdict">
            <Badge tone icon text=text.to_owned() />
        </p>
        <p>{answer.reason}</p>
        <p class="answer__what-if">{answer.hint}</p>
        {(!answer.grants.is_empty()).then(|| view! { <Grants id saved grants=answer.grants /> })}
    }
}

/// The shares that would grant access, as links to the editor with this share staged.
#[component]
fn Grants(id: VolumeId, saved: ScopeSet, grants: Vec<Grant>) -> impl IntoView {
    let editor = Services::of_context().router.href(&Route::Sharing(id));
    let grant = move |Grant { scope, label }: Grant| {
        let mut edits = ScopeDiff::default();
        edits.share(scope);
        let plan = PlanLink {
            base: Some(saved.clone()),
            edits,
        };
        let href = [&*editor, &plan.to_fragment()].concat();
        view! {
            <li>
                <a class="link" href=href>
                    {label}
                </a>
            </li>
        }
    };
    view! {
        <p class="answer__what-if">"To give access, share with:"</p>
        <ul class="answer__grants">{grants.into_iter().map(grant).collect_view()}</ul>
    }
}

/// Whether there may be projects that the directory does not list.
fn lacks_projects(directory: &LoadState) -> bool {
    !matches!(directory, LoadState::Loading | LoadState::Complete)
}

/// The projects whose name or id contains `search`. They are awaited while the directory is loading and the
/// project that `search` names is not known. If the directory is not complete, an empty list says why.
fn choices(organisation: &Organisation, search: &str, directory: &LoadState) -> Choices {
    let search = input::trim(search).to_lowercase();
    let is_named = |node: Node<'_>| {
        node.scope().scope_id.to_lowercase() == search || node.name().to_lowercase() == search
    };
    let is_loading = *directory == LoadState::Loading;
    if is_loading && !search.is_empty() && !organisation.projects().any(is_named) {
        return Choices::Loading;
    }
    let matches = |node: &Node<'_>| {
        let id = &node.scope().scope_id;
        search.is_empty() || node.name().to_lowercase().contains(&search) || id.contains(&search)
    };
    let choice = |node: Node<'_>| {
        let (id, name) = (node.scope().scope_id.as_str(), node.name());
        let choice = Choice::new(id, if name.is_empty() { id } else { name });
        match (node.qualifier(), node.ancestor(&ScopeType::Department)) {
            ("", Some(department)) => choice.with_note(department.label()),
            (qualifier, _) => choice.with_qualifier(qualifier),
        }
    };
    let mut projects = organisation.projects().filter(matches);
    let choices: Vec<Choice> = projects.by_ref().take(MAX_CHOICES).map(choice).collect();
    match directory.missing_projects() {
        Some(missing) if choices.is_empty() && !is_loading => {
            Choices::Failed([missing, " Enter an ID."].concat())
        }
        _ => Choices::Ready {
            choices,
            has_more: projects.next().is_some(),
        },
    }
}

#[cfg(test)]
mod tests {
    use datavolumes_contract::DepartmentId;
    use datavolumes_contract::org::Project;
    use datavolumes_sharing::OrgIndex;

    use super::*;

    #[test]
    fn projects_of_one_name_carry_what_tells_them_apart() {
        let mut index = OrgIndex::default();
        for (id, name, department) in [("1", "ocr", "a"), ("2", "ocr", "b"), ("3", "pose", "a")] {
            index.add_project(&Project {
                id: ProjectId::new(id),
                name: name.to_owned(),
                parent_id: DepartmentId::new(department),
                ..Project::default()
            });
        }
        let choices = choices(&index.organisation(), "o", &LoadState::Complete);
        let texts: Vec<String> = choices.list().iter().map(Choice::text).collect();
        assert_eq!(texts, ["ocr (department a)", "pose", "ocr (department b)"]);
    }
    #[test]
    fn an_empty_list_says_why_it_is_empty() {
        let organisation = Organisation::default();
        let choices = |state: &LoadState| choices(&organisation, "", state).announcement();
        assert_eq!(choices(&LoadState::Complete), "Nothing found");
        let forbidden = choices(&LoadState::Forbidden);
        assert!(forbidden.contains("permission"), "{forbidden}");
        let failed = choices(&LoadState::Failed {
            title: String::new(),
            is_temporary: true,
        });
        assert!(failed.contains("could not be loaded"), "{failed}");
    }
}
