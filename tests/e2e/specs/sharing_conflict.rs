//! Two people change the same shares.

use std::collections::BTreeSet;

use datavolumes_contract::SharedScopesPatch;
use serde_json::json;

use crate::harness::{Spec, department, project};

#[tokio::test]
async fn a_foreign_change_is_merged_and_nobodys_work_is_lost() {
    Spec::with_records(60)
        .run(|page| async move {
            let volume = page.server().unshared().await;
            let (mine, name) = page.server().other_department(&volume).await;
            let theirs = page.server().projects_beside(&volume).await.remove(0);
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
            // Nothing was sent yet.
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
async fn a_foreign_change_that_is_not_wanted_can_be_undone() {
    Spec::with_records(60)
        .run(|page| async move {
            let volume = page.server().unshared().await;
            let (mine, name) = page.server().other_department(&volume).await;
            let theirs = page.server().projects_beside(&volume).await.remove(0);
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

#[tokio::test]
async fn a_kept_change_meets_what_happened_while_nobody_looked() {
    Spec::with_records(60)
        .run(|page| async move {
            let volume = page.server().unshared().await;
            let (mine, _) = page.server().other_department(&volume).await;
            let theirs = page.server().projects_beside(&volume).await.remove(0);
            page.open_signed_in("/datavolumes").await;
            let draft = json!({ "base": [], "edits": { "add": [department(&mine)] } });
            page.hold_draft(volume.id, draft).await;
            let patch = SharedScopesPatch {
                add: vec![project(&theirs)],
                remove: Vec::new(),
            };
            page.server().patch_shares(volume.id, &patch).await;
            page.open_signed_in(&format!("/datavolumes/{}/sharing", volume.id))
                .await;
            page.by_role("heading", "Changed meanwhile").find().await;
            page.review_and_apply().await;
            let wanted = BTreeSet::from([department(&mine), project(&theirs)]);
            page.is_applied(volume.id, &wanted).await;
        })
        .await;
}
