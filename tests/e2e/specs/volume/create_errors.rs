//! Creating a volume when the server rejects requests.

use datavolumes_contract::CreateVolume;
use serde_json::json;
use thirtyfour::Key;

use super::create::{fill, open, project, shows_created, submit};
use crate::harness::{Name, Spec, until};

#[tokio::test]
async fn without_a_directory_and_a_list_of_pvcs_ids_and_the_pvc_can_be_typed() {
    Spec::with_records(20)
        .run(|page| async move {
            let (id, _) = project(&page).await;
            let pvcs = "/api/v1/asset/";
            for (path, status) in [
                ("/api/v1/org-unit/projects", 403),
                ("/api/v1/org-unit/departments", 404),
                (pvcs, 501),
            ] {
                let fault = json!({ "kind": "status", "status": status });
                let rule = json!({ "path": path, "times": 99, "fault": fault });
                page.server().fault(rule).await;
            }
            open(&page).await;
            page.by_role("textbox", "Project").fill(&id).await;
            until("the PVCs are asked for", || async {
                let requests = page.requests().await;
                let is_asked = requests.iter().any(|path| path.starts_with(pvcs));
                is_asked.then_some(()).ok_or(format!("{requests:?}"))
            })
            .await;
            page.by_role("textbox", "Origin PVC")
                .fill("pvc-of-spec")
                .await;
            page.by_role("textbox", "Name").fill("typed").await;
            page.by_role("combobox", "Scope type")
                .choose("Project")
                .await;
            page.by_role("textbox", "Scope ID").fill(&id).await;
            page.press(Key::Enter).await;
            page.by_role("button", format!("Remove project {id}"))
                .find()
                .await;
            page.by_role("combobox", "Origin PVC").is_absent().await;
            page.by_role("alert", Name::Containing("PVC".to_owned()))
                .is_absent()
                .await;
            page.audit().await;
            submit(&page).await;
            let made = shows_created(&page, "typed").await;
            assert_eq!(made.origin_pvc_name.as_str(), "pvc-of-spec");
            assert_eq!(made.project_id.as_str(), id);
            assert_eq!(made.shared_scopes.map(|shares| shares.len()), Some(1));
        })
        .await;
}

#[tokio::test]
async fn a_created_volume_that_could_not_be_shared_can_be_shared_again() {
    Spec::with_records(20)
        .run(|page| async move {
            let (id, _) = project(&page).await;
            let fault = json!({ "kind": "status", "status": 500, "message": "no room" });
            let rule = json!({ "method": "PATCH", "path": "/api/v1/datavolumes/", "fault": fault });
            page.server().fault(rule).await;
            open(&page).await;
            fill(&page, "half-done").await;
            page.by_role("button", "Add by ID").click().await;
            page.by_role("textbox", "Scope ID").fill(&id).await;
            page.by_role("button", "Add scope").click().await;
            submit(&page).await;
            page.has_text("“half-done” was created but not shared")
                .await;
            page.has_text("No room").await;
            page.audit().await;
            // A reload keeps the volume and the remaining shares.
            page.reload().await;
            page.has_text("“half-done” was created but not shared")
                .await;
            page.by_role("button", "Edit sharing").find().await;
            page.by_role("button", "Retry sharing").click().await;
            let made = shows_created(&page, "half-done").await;
            assert_eq!(made.shared_scopes.map(|shares| shares.len()), Some(1));
        })
        .await;
}

#[tokio::test]
async fn creating_without_permission_shows_the_missing_permission() {
    Spec::with_records(20)
        .run(|page| async move {
            page.open_as("demo-viewer", "/datavolumes").await;
            page.by_role("button", "New data volume").click().await;
            fill(&page, "not-for-me").await;
            submit(&page).await;
            page.has_alert("don’t have permission to create").await;
            page.has_alert("for “create” on “Data volumes”").await;
            assert_eq!(page.by_role("textbox", "Name").value().await, "not-for-me");
            page.by_role("button", "Create data volume")
                .is_enabled(false)
                .await;
            page.audit().await;
            page.back_link().click().await;
            page.by_role("button", "Leave").click().await;
            let button = page.by_role("button", "New data volume");
            button.is_enabled(false).await;
            let tooltip = button.find().await.attr("data-tooltip").await;
            let tooltip = tooltip.ok().flatten().unwrap_or_default();
            assert!(tooltip.contains("create"), "the tooltip is “{tooltip}”");
        })
        .await;
}

#[tokio::test]
async fn an_error_of_the_server_is_shown_at_its_field() {
    Spec::with_records(20)
        .run(|page| async move {
            let (id, _) = project(&page).await;
            let body = json!({
                "name": "first", "originPvcName": "pvc-of-spec", "projectId": id,
                "description": "of somebody else"
            });
            let first: CreateVolume = serde_json::from_value(body).expect("a volume");
            page.server().create(&first).await;
            open(&page).await;
            fill(&page, "first").await;
            submit(&page).await;
            let name = page.by_role("textbox", "Name");
            name.has("aria-invalid", "true").await;
            name.is_focused().await;
            page.has_text("already has a data volume “first”").await;
            page.audit().await;
            name.fill("second").await;
            submit(&page).await;
            let pvc = page.control("Origin PVC");
            pvc.is_focused().await;
            page.has_text("already backs the data volume “first”").await;
            assert_eq!(name.value().await, "second");
            pvc.fill("pvc-two").await;
            submit(&page).await;
            shows_created(&page, "second").await;
        })
        .await;
}
