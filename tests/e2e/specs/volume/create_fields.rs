//! The fields of the create form.

use std::collections::BTreeSet;

use datavolumes_contract::org::{DepartmentPage, ProjectPage};
use datavolumes_contract::{DirectoryQuery, Endpoint, Limit};
use serde_json::json;
use thirtyfour::Key;

use super::create::{choose_project, fill, open, shows_created, submit, volumes_named};
use crate::harness::{Name, Page, Spec, until};

#[tokio::test]
async fn the_name_rules_show_which_parts_are_met_and_a_valid_name_is_suggested() {
    Spec::with_records(5)
        .run(|page| async move {
            open(&page).await;
            let name = page.by_role("textbox", "Name");
            let rules = page.by_role("list", "Rules for names");
            name.fill("My Data_2").await;
            until("two parts of the rule are broken", || async {
                let text = rules.text().await;
                (text.matches("(not met)").count() == 2)
                    .then_some(())
                    .ok_or(text)
            })
            .await;
            page.audit().await;
            page.by_role("button", "Use “my-data-2”").click().await;
            assert_eq!(name.value().await, "my-data-2");
            until("every part is met", || async {
                let text = rules.text().await;
                (text.matches("(met)").count() == 3)
                    .then_some(())
                    .ok_or(text)
            })
            .await;
            page.by_role("button", Name::Containing("Use “".to_owned()))
                .is_absent()
                .await;
        })
        .await;
}

#[tokio::test]
async fn a_taken_name_and_a_used_pvc_are_reported_until_their_volume_is_gone() {
    Spec::with_records(20)
        .run(|page| async move {
            let taken = page.server().list("").await.remove(0);
            open(&page).await;
            choose_project(&page, &taken.project_name).await;
            let name = page.by_role("textbox", "Name");
            name.fill(&taken.name).await;
            page.has_text("Name already used in this cluster").await;
            page.by_role("button", Name::Containing("Use “".to_owned()))
                .click()
                .await;
            page.has_text("Name available").await;
            page.control("Origin PVC")
                .fill(taken.origin_pvc_name.as_str())
                .await;
            let used = format!("already backs data volume “{}”", taken.name);
            page.has_text(&used).await;
            name.fill(&taken.name).await;
            page.has_text("Name already used in this cluster").await;
            page.server().delete(taken.id).await;
            until("the volume is gone", || async {
                let exists = page.server().volume_exists(taken.id).await;
                (!exists).then_some(()).ok_or("it exists".to_owned())
            })
            .await;
            until("both are free", || async {
                let text = page.text().await;
                let is_free = text.contains("Name available") && !text.contains(&used);
                is_free.then_some(()).ok_or(text)
            })
            .await;
        })
        .await;
}

#[tokio::test]
async fn errors_appear_after_a_field_is_left_and_the_first_invalid_field_gets_focus() {
    Spec::with_records(5)
        .run(|page| async move {
            open(&page).await;
            let name = page.by_role("textbox", "Name");
            let description = page.by_role("textbox", "Description");
            name.focus().await;
            page.press("2").await;
            assert!(
                !page
                    .text()
                    .await
                    .contains("starts with a lowercase letter (a–z)")
            );
            page.press(Key::Tab).await;
            name.has("aria-invalid", "true").await;
            page.has_text("A name starts with a lowercase letter").await;
            description.fill(&"x".repeat(128)).await;
            submit(&page).await;
            page.by_role("combobox", "Project").is_focused().await;
            for field in ["Project", "Origin PVC", "Name", "Description"] {
                let control = page.control(field);
                control.has("aria-invalid", "true").await;
                let described = control.find().await;
                let ids = described.attr("aria-describedby").await;
                let ids = ids.ok().flatten().unwrap_or_default();
                let script = "return arguments[0].split(' ')
                    .map(id => document.getElementById(id)?.innerText ?? '').join(' ')";
                let text = page.script(script, [json!(ids)]).await.to_string();
                assert!(text.len() > 10, "{field} is described by {text}");
            }
            page.audit().await;
            assert_eq!(page.server().list("").await.len(), 5);
        })
        .await;
}

/// The name of a project in the cluster of the first project of the directory. No other scope has it.
pub(super) async fn other_project(page: &Page) -> String {
    other_projects(page).await.remove(0)
}

/// The names that [`other_project`] chooses from.
async fn other_projects(page: &Page) -> Vec<String> {
    let server = page.server();
    let query = DirectoryQuery {
        limit: Limit::MAX,
        ..DirectoryQuery::default()
    };
    let departments = Endpoint::ListDepartments(query.clone());
    let departments: DepartmentPage = server.read(&departments).await;
    let mut names: Vec<String> = departments
        .departments
        .into_iter()
        .map(|one| one.name)
        .collect();
    let page: ProjectPage = server.read(&Endpoint::ListProjects(query)).await;
    let cluster = &page.projects[0].cluster_id;
    let projects = page.projects.iter().skip(1);
    let names_of_cluster = projects
        .filter(|project| project.cluster_id == *cluster)
        .map(|project| project.name.clone());
    names.extend(names_of_cluster);
    let is_unique = |name: &&String| names.iter().filter(|other| other == name).count() == 1;
    let unique = names.iter().rev().filter(is_unique);
    unique.cloned().collect()
}

#[tokio::test]
async fn a_scope_that_is_typed_is_shared_with_or_refused_but_never_dropped() {
    Spec::with_records(60)
        .run(|page| async move {
            let name = "shared-by-name";
            open(&page).await;
            fill(&page, name).await;
            let [first, second] = &other_projects(&page).await[..2] else {
                panic!("there are too few projects")
            };
            let toggle = "document.querySelector('form details summary').click()";
            page.by_role("button", "Add by ID").click().await;
            let id = page.by_role("textbox", "Scope ID");
            id.fill("4501").await;
            // The reason is shown where the text is, also if that was closed.
            page.script(toggle, []).await;
            submit(&page).await;
            page.has_text("Choose “Add scope” to include it").await;
            id.is_focused().await;
            assert!(volumes_named(&page, name).await.is_empty());
            // A name where an ID belongs is the scope of that name.
            id.fill(&first.to_uppercase()).await;
            // A name that cannot be looked up is not taken for an ID.
            let fault = json!({ "kind": "status", "status": 500 });
            let rule = json!({ "path": "/api/v1/org-unit/", "times": 9, "fault": fault });
            page.server().fault(rule).await;
            page.by_role("button", "Add scope").click().await;
            page.has_text("The directory could not be loaded. Try again.")
                .await;
            page.server().clear_faults().await;
            page.by_role("button", "Add scope").click().await;
            let scope = page.by_role("combobox", "Share with");
            scope.fill("no such scope").await;
            submit(&page).await;
            page.has_text("There is no “no such scope”").await;
            scope.is_focused().await;
            assert_eq!(scope.value().await, "no such scope");
            page.audit().await;
            page.press(Key::Escape).await;
            assert!(volumes_named(&page, name).await.is_empty());
            scope.fill(&second.to_uppercase()).await;
            // Taken at the press on the button, the scope would move the button away from the pointer.
            page.by_role("option", Name::Containing(second.clone()))
                .find()
                .await;
            submit(&page).await;
            let made = shows_created(&page, name).await;
            let shares = made.shared_scopes.unwrap_or_default().into_iter();
            let shares: BTreeSet<String> = shares.map(|share| share.scope_name).collect();
            assert_eq!(shares, BTreeSet::from([first.clone(), second.clone()]));
        })
        .await;
}
