//! Copying the sharing of another volume.

use std::collections::BTreeSet;

use datavolumes_contract::{Endpoint, Volume};
use serde_json::json;

use crate::harness::{Name, Page, Spec, department, project};

/// Chooses the volume to copy from.
async fn copy_from(page: &Page, volume: &Volume) {
    let field = page.by_role("combobox", "Copy sharing from");
    field.fill(&volume.name).await;
    let option = Name::Containing(volume.name.clone());
    page.by_role("option", option).click().await;
}

#[tokio::test]
async fn a_copy_adds_missing_scopes_and_removes_others_on_request() {
    Spec::with_records(120)
        .run(|page| async move {
            let (volumes, other, _) = page.server().unshared_volumes(2).await;
            let (target, source) = (&volumes[0], &volumes[1]);
            page.server().share_with_department(source, &other).await;
            let projects = page.server().other_projects(target).await;
            let own = datavolumes_contract::SharedScopesPatch {
                add: vec![project(&projects[0])],
                remove: Vec::new(),
            };
            page.server().patch_shares(target.id, &own).await;
            page.open_sharing(target).await;
            copy_from(&page, source).await;
            page.has_text(&format!("{} is shared with 1 scope.", source.name))
                .await;
            page.has_text("1 scope would be added here.").await;
            page.audit().await;
            page.press_button("Copy").await;
            page.has_text("1 scope added").await;
            page.has_text("This one is shared with all of them already.")
                .await;
            page.by_role("checkbox", "Also remove 1 scope that it is not shared with")
                .click()
                .await;
            page.press_button("Copy").await;
            page.has_text("1 scope added, 1 removed").await;
            page.review_and_apply().await;
            page.is_applied(target.id, &BTreeSet::from([department(&other)]))
                .await;
        })
        .await;
}

#[tokio::test]
async fn nobody_not_permitted_and_not_loaded_look_different() {
    Spec::with_records(120)
        .run(|page| async move {
            let (volumes, other, _) = page.server().unshared_volumes(3).await;
            let (target, unshared, source) = (&volumes[0], &volumes[1], &volumes[2]);
            page.server().share_with_department(source, &other).await;
            page.open_sharing(target).await;
            copy_from(&page, unshared).await;
            page.has_text(&format!("{} is shared with nobody.", unshared.name))
                .await;
            let path = Endpoint::GetSharedScopes(source.id).path_and_query();
            for status in [403, 500] {
                page.server()
                    .fault(json!({ "method": "GET", "path": path, "exact": true, "times": 1,
                        "fault": { "kind": "status", "status": status, "message": "the moon is full" } }))
                    .await;
            }
            copy_from(&page, source).await;
            page.has_text(&format!("You may not see whom {} is shared with", source.name))
                .await;
            copy_from(&page, unshared).await;
            copy_from(&page, source).await;
            page.has_text("the moon is full").await;
            page.press_button("Retry").await;
            page.has_text("1 scope would be added here.").await;
        })
        .await;
}
