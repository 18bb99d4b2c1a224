//! The volumes usable in a project.

use datavolumes_contract::org::{Project, ProjectPage};
use datavolumes_contract::{DirectoryQuery, Endpoint};
use serde_json::json;
use thirtyfour::Key;

use crate::harness::{Name, Page, Spec, until};

const HOME: &str = "/datavolumes";

/// A project that can use volumes of other projects.
async fn a_project(page: &Page) -> Project {
    let directory: ProjectPage = page
        .server()
        .read(&Endpoint::ListProjects(DirectoryQuery::default()))
        .await;
    for project in directory.projects {
        let id = &project.id;
        let usable = page.server().ids(&usable(id.as_str())).await.len();
        let originated = format!("filterBy=projectId=={id}");
        if usable > page.server().ids(&originated).await.len() {
            return project;
        }
    }
    panic!("nothing is shared with any project");
}

fn usable(project: &str) -> String {
    format!("requestType=UsableInProject&usableInProjectId={project}")
}

#[tokio::test]
async fn the_volumes_usable_in_a_project_are_listed_after_it_is_chosen_and_after_a_reload() {
    Spec::with_records(120)
        .run(|page| async move {
            let project = a_project(&page).await;
            page.open_signed_in(HOME).await;
            page.has_rows("").await;
            // The counts are the last that the list asks for.
            let strip = page.by_role("toolbar", "Data volumes by status");
            page.by_role("button", Name::Containing("No issues".to_owned()))
                .within(&strip)
                .find()
                .await;
            page.requests().await;
            page.by_role("radio", "Usable in project").click().await;
            page.has_address("/datavolumes?requestType=UsableInProject")
                .await;
            page.has_text("Choose a project").await;
            page.audit().await;
            let requests = page.requests().await;
            let lists = requests.iter().any(|path| path.contains("requestType"));
            assert!(!lists, "{requests:?}");
            page.by_role("combobox", "Project")
                .fill(&project.name)
                .await;
            let option = page.by_role("option", Name::Containing(project.name.clone()));
            option.click().await;
            let query = usable(project.id.as_str());
            page.has_address(&format!("{HOME}?{query}")).await;
            page.has_rows(&query).await;
            page.reload().await;
            page.has_rows(&query).await;
            let chosen = page.by_role("radio", "Usable in project");
            assert_eq!(chosen.property("checked").await, "true");
            let picker = page.by_role("combobox", "Project");
            until("the picker shows the name", || async {
                let value = picker.value().await;
                (value == project.name).then_some(()).ok_or(value)
            })
            .await;
            page.audit().await;
            page.by_role("radio", "Originated").click().await;
            page.has_address(HOME).await;
            page.has_rows("").await;
        })
        .await;
}

#[tokio::test]
async fn without_a_directory_the_project_id_can_be_typed() {
    Spec::with_records(60)
        .run(|page| async move {
            let project = a_project(&page).await;
            page.server()
                .fault(json!({
                    "path": "/api/v1/org-unit/projects", "times": 99,
                    "fault": { "kind": "status", "status": 403 }
                }))
                .await;
            page.open_signed_in("/datavolumes?requestType=UsableInProject")
                .await;
            let picker = page.by_role("combobox", "Project");
            picker.fill(project.id.as_str()).await;
            page.press(Key::Enter).await;
            page.has_rows(&usable(project.id.as_str())).await;
        })
        .await;
}
