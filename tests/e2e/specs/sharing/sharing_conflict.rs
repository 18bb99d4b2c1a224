//! Concurrent changes of the same shares.

use std::collections::BTreeSet;

use datavolumes_contract::SharedScopesPatch;

use crate::harness::{Spec, department, project};

#[tokio::test]
async fn a_concurrent_change_is_merged() {
    Spec::with_records(60)
        .run(|page| async move {
            let volume = page.server().unshared_volume().await;
            let (mine, name) = page.server().other_department(&volume).await;
            let theirs = page.server().other_projects(&volume).await.remove(0);
            page.open_sharing(&volume).await;
            page.toggle_scope(&name).await;
            page.press_button("Review changes").await;
            let patch = SharedScopesPatch {
                add: vec![project(&theirs)],
                remove: Vec::new(),
            };
            page.server().patch_shares(volume.id, &patch).await;
            page.press_button("Apply changes").await;
            page.by_role("heading", "Changed meanwhile")
                .is_focused()
                .await;
            page.audit().await;
            let table = page.by_role("table", "Changes of both").text().await;
            assert!(table.contains(&name), "{table}");
            // Nothing has been sent yet.
            assert_eq!(
                page.server().shares(volume.id).await,
                BTreeSet::from([project(&theirs)])
            );
            page.review_and_apply().await;
            let wanted = BTreeSet::from([department(&mine), project(&theirs)]);
            page.is_applied(volume.id, &wanted).await;
        })
        .await;
}

#[tokio::test]
async fn a_concurrent_change_can_be_reverted() {
    Spec::with_records(60)
        .run(|page| async move {
            let volume = page.server().unshared_volume().await;
            let (mine, name) = page.server().other_department(&volume).await;
            let theirs = page.server().other_projects(&volume).await.remove(0);
            let their_name = page.server().project_name(&theirs).await;
            page.open_sharing(&volume).await;
            page.toggle_scope(&name).await;
            page.press_button("Review changes").await;
            let patch = SharedScopesPatch {
                add: vec![project(&theirs)],
                remove: Vec::new(),
            };
            page.server().patch_shares(volume.id, &patch).await;
            page.press_button("Apply changes").await;
            let keep = format!("Keep the other change of project {their_name}");
            page.by_role("checkbox", keep).click().await;
            page.review_and_apply().await;
            page.is_applied(volume.id, &BTreeSet::from([department(&mine)]))
                .await;
        })
        .await;
}
