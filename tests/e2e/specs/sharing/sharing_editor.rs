//! The sharing editor of a volume.

use std::collections::BTreeSet;

use datavolumes_contract::org::Cluster;
use datavolumes_contract::{Endpoint, Scope, ScopeType};
use serde_json::json;

use crate::harness::{Spec, department, project};

#[tokio::test]
async fn scopes_of_every_type_are_added_and_removed() {
    Spec::with_records(60)
        .run(|page| async move {
            let volume = page.server().unshared_volume().await;
            let (other, name) = page.server().other_department(&volume).await;
            let other_project = page.server().other_projects(&volume).await.remove(0);
            let project_name = page.server().project_name(&other_project).await;
            let cluster = Scope::new(ScopeType::Cluster, volume.cluster_id.as_str());
            page.open_sharing(&volume).await;
            page.audit().await;
            let mut wanted = BTreeSet::from([department(&other), project(&other_project)]);
            for label in [&name, &project_name] {
                page.toggle_scope(label).await;
                page.scope(label).has("aria-checked", "true").await;
            }
            page.audit().await;
            page.review_and_apply().await;
            page.is_applied(volume.id, &wanted).await;
            page.audit().await;
            page.press_button("Edit again").await;
            let clusters: Vec<Cluster> = page.server().read(&Endpoint::ListClusters).await;
            let own = clusters.iter().find(|one| one.id == volume.cluster_id);
            let cluster_name = &own.expect("its cluster is listed").name;
            page.toggle_scope(cluster_name).await;
            wanted.insert(cluster);
            page.review_and_apply().await;
            page.is_applied(volume.id, &wanted).await;
            page.press_button("Edit again").await;
            let table = page.by_role("table", "Shared with");
            assert!(table.text().await.contains(&name));
            for label in [&name, &project_name, cluster_name] {
                page.toggle_scope(label).await;
            }
            page.has_text("3 scopes removed").await;
            page.press_button("Review changes").await;
            page.has_text("No longer shared").await;
            page.has_text("lose access").await;
            page.audit().await;
            page.press_button("Apply changes").await;
            page.is_applied(volume.id, &BTreeSet::new()).await;
            page.has_text("Not shared now").await;
        })
        .await;
}

#[tokio::test]
async fn the_review_reports_redundant_scopes_and_can_leave_them_out() {
    Spec::with_records(60)
        .run(|page| async move {
            let volume = page.server().unshared_volume().await;
            page.open_sharing(&volume).await;
            page.toggle_scope(&volume.project_name).await;
            page.press_button("Review changes").await;
            page.has_text("is redundant").await;
            page.has_text("no project is known to gain or lose access")
                .await;
            page.press_button("Leave out").await;
            page.has_text("No changes yet").await;
            page.by_role("button", "Apply changes")
                .is_enabled(false)
                .await;
            page.press_button("Back to editing").await;
            page.scopes().find().await;
        })
        .await;
}

#[tokio::test]
async fn without_a_directory_ids_can_be_typed() {
    Spec::with_records(60)
        .run(|page| async move {
            let volume = page.server().unshared_volume().await;
            let other_project = page.server().other_projects(&volume).await.remove(0);
            let (other, _) = page.server().other_department(&volume).await;
            for path in ["/api/v1/org-unit/projects", "/api/v1/org-unit/departments", "/api/v1/clusters"] {
                page.server()
                    .fault(json!({ "path": path, "times": 99, "fault": { "kind": "status", "status": 403 } }))
                    .await;
            }
            page.open_sharing(&volume).await;
            page.has_text("You don’t have permission to see the clusters, departments, projects").await;
            page.audit().await;
            page.press_button("Add scope").await;
            page.has_text("Enter the ID of the scope").await;
            page.add_scope_by_id("Project", &other_project).await;
            page.scope(&other_project).has("aria-checked", "true").await;
            page.add_scope_by_id("Department", &other).await;
            page.has_text("2 scopes added").await;
            let id = page.by_role("textbox", "Scope ID");
            id.fill("not-added").await;
            page.press_button("Review changes").await;
            page.has_text("Choose “Add scope” to include it").await;
            id.is_focused().await;
            id.fill("").await;
            page.review_and_apply().await;
            let wanted = BTreeSet::from([project(&other_project), department(&other)]);
            page.is_applied(volume.id, &wanted).await;
        })
        .await;
}

#[tokio::test]
async fn edits_survive_a_reload_and_can_be_discarded() {
    Spec::with_records(60)
        .run(|page| async move {
            let (volume, name) = page.edit_sharing().await;
            page.has_text("1 scope added").await;
            page.has_stored_draft(volume.id, true).await;
            let (scope_type, id) = (
                page.by_role("combobox", "Scope type"),
                page.by_role("textbox", "Scope ID"),
            );
            scope_type.choose("Department").await;
            id.fill("half-typed").await;
            page.reload().await;
            page.has_text("Unsaved changes restored").await;
            page.has_text("1 scope added").await;
            assert_eq!(id.value().await, "half-typed");
            assert_eq!(scope_type.value().await, "department");
            page.search_scopes(&name).await;
            page.scope(&name).has("aria-checked", "true").await;
            page.press_button("Discard").await;
            page.has_text("No changes yet").await;
            assert_eq!(id.value().await, "");
            page.scope(&name).has("aria-checked", "false").await;
            page.has_stored_draft(volume.id, false).await;
            assert_eq!(page.server().shares(volume.id).await, BTreeSet::new());
        })
        .await;
}
