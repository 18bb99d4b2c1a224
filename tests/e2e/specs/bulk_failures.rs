//! A change of many volumes that does not work for all of them.

use std::collections::BTreeSet;

use datavolumes_contract::{Endpoint, Volume, VolumeId};
use serde_json::{Value, json};

use super::sessions::sign_in_again;
use crate::harness::{Page, Spec, department};

/// Lets the next request with `method` for the shares of `id` end in `fault`.
async fn strike(page: &Page, method: &str, id: VolumeId, fault: Value) {
    let path = Endpoint::GetSharedScopes(id).path_and_query();
    let rule = json!({ "method": method, "path": path, "exact": true, "times": 1, "fault": fault });
    page.server().fault(rule).await;
}

/// Chooses the department `name` for `volumes`, as far as the review.
async fn reviewed(page: &Page, volumes: &[Volume], name: &str) {
    page.share_together(volumes).await;
    page.toggle_scope(name).await;
    page.press_button("Review changes").await;
    page.by_role("heading", "Review changes").find().await;
}

async fn all_shared(page: &Page, volumes: &[Volume], other: &str) {
    for volume in volumes {
        let shares = page.server().shares(volume.id).await;
        assert_eq!(shares, BTreeSet::from([department(other)]));
    }
}

#[tokio::test]
async fn one_is_refused_and_only_it_is_tried_again() {
    Spec::with_records(120)
        .run(|page| async move {
            let (volumes, other, name) = page.server().unshared_together(3).await;
            reviewed(&page, &volumes, &name).await;
            let refusal = json!({ "kind": "status", "status": 403, "message": "the moon is full" });
            strike(&page, "PATCH", volumes[1].id, refusal).await;
            page.press_button("Apply changes").await;
            page.by_role("heading", "Not everything is applied")
                .is_focused()
                .await;
            page.alerts("It did not work for 1 data volume").await;
            page.bulk_says(&volumes[1], "Failed").await;
            page.bulk_says(
                &volumes[1],
                "The moon is full. (status 403). Nothing was changed.",
            )
            .await;
            page.bulk_says(&volumes[2], "Done").await;
            page.audit().await;
            assert!(page.server().shares(volumes[1].id).await.is_empty());
            page.requests().await;
            page.press_button("Retry failed").await;
            page.by_role("heading", "Applied").find().await;
            let id = volumes[1].id.to_string();
            // What is on its way to another phase is looked at beside this.
            let mut requests = page.requests().await;
            requests.retain(|request| request.contains("sharedScopes"));
            assert!(!requests.is_empty());
            for request in requests {
                assert!(request.contains(&id), "{request} is about another volume");
            }
            all_shared(&page, &volumes, &other).await;
        })
        .await;
}

#[tokio::test]
async fn a_scope_that_is_refused_by_name_can_be_left_out() {
    Spec::with_records(120)
        .run(|page| async move {
            let (volumes, other, name) = page.server().unshared_together(2).await;
            let projects = page.server().projects_beside(&volumes[0]).await;
            let project_name = page.server().project_name(&projects[0]).await;
            page.share_together(&volumes).await;
            page.toggle_scope(&name).await;
            page.type_scope("Project", &projects[0]).await;
            page.press_button("Review changes").await;
            for volume in &volumes {
                let message = format!("update is missing for the project {}", projects[0]);
                let refusal = json!({ "kind": "status", "status": 403, "message": message });
                strike(&page, "PATCH", volume.id, refusal).await;
            }
            page.press_button("Apply changes").await;
            page.alerts("It did not work for 2 data volumes").await;
            page.bulk_says(&volumes[0], "Not made: 2 scopes added")
                .await;
            page.press_button(&format!("Leave out project {project_name} and retry"))
                .await;
            page.by_role("heading", "Applied").find().await;
            all_shared(&page, &volumes, &other).await;
        })
        .await;
}

#[tokio::test]
async fn an_answer_that_was_lost_is_looked_into_and_not_sent_again() {
    Spec::with_records(120)
        .run(|page| async move {
            let (volumes, other, name) = page.server().unshared_together(2).await;
            reviewed(&page, &volumes, &name).await;
            strike(
                &page,
                "PATCH",
                volumes[0].id,
                json!({ "kind": "dropAfter" }),
            )
            .await;
            page.press_button("Apply changes").await;
            page.by_role("heading", "Applied").find().await;
            all_shared(&page, &volumes, &other).await;
        })
        .await;
}

#[tokio::test]
async fn it_stops_after_the_request_on_its_way_and_goes_on_from_there() {
    Spec::with_records(120)
        .run(|page| async move {
            let (volumes, other, name) = page.server().unshared_together(3).await;
            reviewed(&page, &volumes, &name).await;
            let slow = json!({ "kind": "delay", "ms": 1_500 });
            strike(&page, "PATCH", volumes[0].id, slow).await;
            page.press_button("Apply changes").await;
            page.by_role("progressbar", "0 of 3 data volumes")
                .find()
                .await;
            page.press_button("Stop").await;
            page.by_role("heading", "Stopped").is_focused().await;
            page.says("1 data volume is done, 2 still to do.").await;
            page.audit().await;
            assert!(page.server().shares(volumes[1].id).await.is_empty());
            page.press_button("Resume").await;
            page.by_role("heading", "Applied").find().await;
            page.says("3 data volumes are done.").await;
            all_shared(&page, &volumes, &other).await;
        })
        .await;
}

#[tokio::test]
async fn a_session_that_expires_in_the_middle_stops_it_and_it_is_resumed() {
    Spec::with_records(120)
        .run(|page| async move {
            let (volumes, other, name) = page.server().unshared_together(3).await;
            reviewed(&page, &volumes, &name).await;
            strike(
                &page,
                "PATCH",
                volumes[1].id,
                json!({ "kind": "status", "status": 401 }),
            )
            .await;
            page.press_button("Apply changes").await;
            sign_in_again(&page).await;
            page.by_role("heading", "Stopped").find().await;
            page.says("1 data volume is done, 2 still to do.").await;
            page.press_button("Resume").await;
            page.by_role("heading", "Applied").find().await;
            all_shared(&page, &volumes, &other).await;
        })
        .await;
}

#[tokio::test]
async fn a_session_that_expires_before_anything_is_read_goes_on_by_itself() {
    Spec::with_records(120)
        .run(|page| async move {
            let (volumes, other, name) = page.server().unshared_together(2).await;
            page.share_together(&volumes).await;
            page.toggle_scope(&name).await;
            page.server().expire_tokens().await;
            page.press_button("Review changes").await;
            sign_in_again(&page).await;
            page.says("2 data volumes: 2 shares added.").await;
            page.press_button("Apply changes").await;
            page.by_role("heading", "Applied").find().await;
            all_shared(&page, &volumes, &other).await;
        })
        .await;
}

#[tokio::test]
async fn what_cannot_be_read_is_told_apart_and_left_out() {
    Spec::with_records(120)
        .run(|page| async move {
            let (volumes, other, name) = page.server().unshared_together(3).await;
            page.share_together(&volumes).await;
            page.toggle_scope(&name).await;
            for (volume, status) in [(&volumes[0], 403), (&volumes[1], 500)] {
                let fault =
                    json!({ "kind": "status", "status": status, "message": "the moon is full" });
                strike(&page, "GET", volume.id, fault).await;
            }
            page.press_button("Review changes").await;
            page.bulk_says(&volumes[0], "Not permitted to see").await;
            page.bulk_says(&volumes[1], "Not loaded").await;
            page.says("2 data volumes could not be read, and are left out.")
                .await;
            page.audit().await;
            page.press_button("Read again").await;
            page.says("3 data volumes: 3 shares added.").await;
            page.press_button("Apply changes").await;
            page.by_role("heading", "Applied").find().await;
            all_shared(&page, &volumes, &other).await;
        })
        .await;
}

#[tokio::test]
async fn what_someone_else_does_meanwhile_is_kept() {
    Spec::with_records(120)
        .run(|page| async move {
            let (volumes, other, name) = page.server().unshared_together(2).await;
            let projects = page.server().projects_beside(&volumes[0]).await;
            reviewed(&page, &volumes, &name).await;
            let theirs = crate::harness::project(&projects[0]);
            let patch = datavolumes_contract::SharedScopesPatch {
                add: vec![theirs.clone(), department(&other)],
                remove: Vec::new(),
            };
            page.server().patch_shares(volumes[0].id, &patch).await;
            page.press_button("Apply changes").await;
            page.by_role("heading", "Applied").find().await;
            page.bulk_says(&volumes[0], "So already").await;
            let shares = page.server().shares(volumes[0].id).await;
            assert_eq!(shares, BTreeSet::from([theirs, department(&other)]));
        })
        .await;
}
