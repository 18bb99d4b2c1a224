//! Copying the sharing of another volume.

use std::collections::BTreeSet;

use datavolumes_contract::{Endpoint, Volume};
use serde_json::json;

use crate::harness::{Name, Page, Spec, department, project};

/// Chooses `volume` as the one to copy from.
async fn copy_from(page: &Page, volume: &Volume) {
    let field = page.by_role("combobox", "Copy sharing from");
    field.fill(&volume.name).await;
    let option = Name::Containing(volume.name.clone());
    page.by_role("option", option).click().await;
}

#[tokio::test]
async fn what_it_lacks_is_added_and_the_rest_is_taken_away_when_asked_for() {
    Spec::with_records(120)
        .run(|page| async move {
            let (volumes, other, _) = page.server().unshared_together(2).await;
            let (here, model) = (&volumes[0], &volumes[1]);
            page.server().share_with_department(model, &other).await;
            let projects = page.server().projects_beside(here).await;
            let own = datavolumes_contract::SharedScopesPatch {
                add: vec![project(&projects[0])],
                remove: Vec::new(),
            };
            page.server().patch_shares(here.id, &own).await;
            page.open_sharing(here).await;
            copy_from(&page, model).await;
            page.says(&format!("{} is shared with 1 scope.", model.name))
                .await;
            page.says("1 scope would be added here.").await;
            page.audit().await;
            page.press_button("Copy").await;
            page.says("1 scope added").await;
            page.says("This one is shared with all of them already.")
                .await;
            page.by_role("checkbox", "Also remove 1 scope that it is not shared with")
                .click()
                .await;
            page.press_button("Copy").await;
            page.says("1 scope added, 1 removed").await;
            page.review_and_apply().await;
            page.is_applied(here.id, &BTreeSet::from([department(&other)]))
                .await;
        })
        .await;
}

#[tokio::test]
async fn nobody_not_permitted_and_not_loaded_look_different() {
    Spec::with_records(120)
        .run(|page| async move {
            let (volumes, other, _) = page.server().unshared_together(3).await;
            let (here, nobody, model) = (&volumes[0], &volumes[1], &volumes[2]);
            page.server().share_with_department(model, &other).await;
            page.open_sharing(here).await;
            copy_from(&page, nobody).await;
            page.says(&format!("{} is shared with nobody.", nobody.name))
                .await;
            let path = Endpoint::GetSharedScopes(model.id).path_and_query();
            for status in [403, 500] {
                page.server()
                    .fault(json!({ "method": "GET", "path": path, "exact": true, "times": 1,
                        "fault": { "kind": "status", "status": status, "message": "the moon is full" } }))
                    .await;
            }
            copy_from(&page, model).await;
            page.says(&format!("You may not see whom {} is shared with", model.name))
                .await;
            copy_from(&page, nobody).await;
            copy_from(&page, model).await;
            page.says("the moon is full").await;
            page.press_button("Retry").await;
            page.says("1 scope would be added here.").await;
        })
        .await;
}
