//! Concurrent changes of the same shares.

use std::collections::BTreeSet;

use crate::harness::{Spec, department, project, until};

#[tokio::test]
async fn concurrent_changes_are_merged_and_each_can_be_reverted() {
    Spec::with_records(60)
        .run(|page| async move {
            let volume = page.server().unshared_volume().await;
            let (mine, name) = page.server().other_department(&volume).await;
            let projects = page.server().other_projects(&volume).await;
            let (kept, reverted) = (project(&projects[0]), project(&projects[1]));
            let kept_name = page.server().project_name(&projects[0]).await;
            let reverted_name = page.server().project_name(&projects[1]).await;
            page.open_sharing(&volume).await;
            page.toggle_scope(&name).await;
            page.press_button("Review changes").await;
            let theirs = [kept.clone(), reverted];
            page.server().add_shares(volume.id, theirs.clone()).await;
            page.press_button("Apply changes").await;
            page.by_role("heading", "Sharing changed by someone else")
                .is_focused()
                .await;
            page.audit().await;
            let merge = page.by_role("table", "Your changes and theirs");
            // The names of the scopes come later.
            let names = [&name, &kept_name, &reverted_name];
            let table = until("the table names the scopes", || async {
                let text = merge.text().await;
                let has_names = names.iter().all(|name| text.contains(*name));
                if has_names { Ok(text) } else { Err(text) }
            })
            .await;
            // Nothing has been sent yet.
            let shares = page.server().shares(volume.id).await;
            assert_eq!(shares, BTreeSet::from(theirs));
            // What is not decided yet stays so over a reload.
            page.reload().await;
            until("the table is as before", || async {
                let text = merge.text().await;
                (text == table).then_some(()).ok_or(text)
            })
            .await;
            let keep = format!("Keep their change to project {reverted_name}");
            page.by_role("checkbox", keep).click().await;
            page.review_and_apply().await;
            page.is_applied(volume.id, &BTreeSet::from([department(&mine), kept]))
                .await;
        })
        .await;
}
