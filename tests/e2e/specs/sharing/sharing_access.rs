//! Who can use a volume, and why.

use serde_json::json;

use crate::harness::{Name, Page, Spec, department, until};

async fn choose_project(page: &Page, project: &str) {
    page.by_role("combobox", "Project").fill(project).await;
    page.by_role("option", Name::Containing(project.to_owned()))
        .click()
        .await;
}

#[tokio::test]
async fn the_detail_page_explains_the_access_of_any_project() {
    Spec::with_records(60)
        .run(|page| async move {
            let volume = page.server().unshared_volume().await;
            let projects = page.server().other_projects(&volume).await;
            let (other, _) = page.server().other_department(&volume).await;
            page.server().add_shares(volume.id, [department(&other)]).await;
            page.open_signed_in(&format!("/datavolumes/{}", volume.id))
                .await;
            choose_project(&page, &volume.project_name).await;
            page.has_text("Has access").await;
            page.has_text("origin").await;
            let mut seen = (false, false);
            let mut without = String::new();
            for id in projects.iter().take(12) {
                let name = page.server().project_name(id).await;
                choose_project(&page, &name).await;
                let chosen = page.by_role("combobox", "Project").value().await;
                assert_eq!(chosen, name);
                let status = page
                    .script("return [...document.querySelectorAll('[role=status]')].map(el => el.innerText).join(' ')", [])
                    .await;
                let status = status.as_str().unwrap_or_default().to_owned();
                if status.contains("Through department") {
                    assert!(status.contains("Access ends"), "{status}");
                    seen.0 = true;
                } else {
                    assert!(status.contains("No access"), "{status}");
                    assert!(status.contains("To give access, share with:"), "{status}");
                    seen.1 = true;
                    without = name;
                }
            }
            assert_eq!(seen, (true, true));
            page.audit().await;
            // What would give access is a link to the editor with this share staged.
            choose_project(&page, &without).await;
            page.script("window.stays = true", []).await;
            let entries = page.script("return history.length", []).await;
            page.by_role("link", "this project").click().await;
            page.by_role("heading", format!("Share {}", volume.name))
                .find()
                .await;
            page.has_text("1 scope added").await;
            let stays = page.script("return window.stays === true", []).await;
            assert_eq!(stays, true, "the app was loaded again");
            let now = page.script("return history.length", []).await;
            assert_eq!(now.as_u64(), entries.as_u64().map(|entries| entries + 1));
            let fragment = page.script("return location.hash", []).await;
            assert_eq!(fragment, "", "the plan is still in the address");
        })
        .await;
}

#[tokio::test]
async fn shares_that_are_forbidden_or_failed_are_not_taken_for_none_and_cannot_be_edited() {
    Spec::with_records(60)
        .run(|page| async move {
            let volume = page.server().unshared_volume().await;
            let path = format!("/datavolumes/{}", volume.id);
            page.open_signed_in(&path).await;
            page.has_text("Not shared. Only the origin project can mount it.")
                .await;
            let failed = json!({ "kind": "status", "status": 500 });
            page.server()
                .inject_share_fault("GET", volume.id, failed.clone())
                .await;
            page.open(&format!("{path}/sharing")).await;
            page.has_alert("could not be loaded").await;
            page.scopes().is_absent().await;
            page.press_button("Retry").await;
            page.scopes().find().await;
            // The analyst can read volumes, but not their shares.
            page.open_as("demo-analyst", "/datavolumes").await;
            let rows = until("rows are there", || async {
                let rows = page.row_ids().await?;
                rows.first().copied().ok_or("there are none".to_owned())
            });
            let own = rows.await;
            let forbidden = "You don’t have permission to see the sharing";
            page.open(&format!("/datavolumes/{own}")).await;
            page.has_text(forbidden).await;
            let text = page.text().await;
            assert!(!text.contains("Not shared"), "{text}");
            page.audit().await;
            page.server().inject_share_fault("GET", own, failed).await;
            page.reload().await;
            page.has_alert("could not be loaded").await;
            let text = page.text().await;
            assert!(!text.contains("permission"), "{text}");
            page.open(&format!("/datavolumes/{own}/sharing")).await;
            page.has_text(forbidden).await;
            page.scopes().is_absent().await;
            page.audit().await;
        })
        .await;
}
