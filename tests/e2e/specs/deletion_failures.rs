//! Deletions that fail, or of which nobody can tell whether they did.

use datavolumes_contract::Volume;
use serde_json::json;
use thirtyfour::Key;

use super::deletion::{confirm, dialog, is_gone, is_unshared, open};
use super::row_menu::{button, choose};
use super::sessions::sign_in_again;
use crate::harness::{Name, Page, Spec};

const HOME: &str = "/datavolumes";

/// The row of `volume` is as it was.
async fn is_back(page: &Page, volume: &Volume) {
    let row = page.by_role("row", Name::Containing(volume.name.clone()));
    assert!(row.text().await.contains(volume.status.phase.as_str()));
    assert!(page.server().has(volume.id).await);
}

#[tokio::test]
async fn a_volume_that_somebody_else_has_deleted_is_called_gone_already() {
    Spec::with_records(120)
        .run(|page| async move {
            let volume = page.server().volume_where(is_unshared).await;
            open(&page, &volume).await;
            page.server().delete(volume.id).await;
            confirm(&page).click().await;
            page.says(&format!("{} was gone already.", volume.name))
                .await;
            is_gone(&page, &volume).await;
        })
        .await;
}

#[tokio::test]
async fn a_volume_that_is_gone_before_the_dialog_opens_says_so() {
    Spec::with_records(120)
        .run(|page| async move {
            let volume = page.server().volume_where(is_unshared).await;
            page.open_signed_in(&format!("{HOME}?limit=500")).await;
            page.shows("limit=500").await;
            page.server().delete(volume.id).await;
            choose(&page, &volume, "Delete").await;
            page.says(&format!("{} was gone already.", volume.name))
                .await;
            is_gone(&page, &volume).await;
        })
        .await;
}

#[tokio::test]
async fn each_refusal_is_told_for_what_it_is_and_gives_the_row_back() {
    Spec::with_records(120)
        .run(|page| async move {
            let volume = page.server().volume_where(is_unshared).await;
            for (status, words) in [
                (409, "cannot be deleted as it is"),
                (500, "was not deleted"),
                (503, "was not deleted"),
                (403, "may not delete"),
            ] {
                open(&page, &volume).await;
                page.server().refuse("DELETE", volume.id, status).await;
                confirm(&page).click().await;
                page.alerts(words).await;
                page.alerts("the moon is full").await;
                page.alerts(&status.to_string()).await;
                page.press(Key::Escape).await;
                dialog(&page).none().await;
                is_back(&page, &volume).await;
                let kept = page.script(
                    "return sessionStorage.getItem('datavolumes.deleted') ?? '[]'",
                    [],
                );
                assert_eq!(
                    kept.await,
                    "[]",
                    "a volume that still exists is not kept as deleted"
                );
            }
            // After the last one, the action is known to be refused.
            button(&page, &volume).click().await;
            page.by_role("menuitem", "Delete").is_enabled(false).await;
        })
        .await;
}

#[tokio::test]
async fn a_refusal_can_be_tried_again_at_once() {
    Spec::with_records(120)
        .run(|page| async move {
            let volume = page.server().volume_where(is_unshared).await;
            open(&page, &volume).await;
            page.server().refuse("DELETE", volume.id, 503).await;
            confirm(&page).click().await;
            page.alerts("503").await;
            confirm(&page).click().await;
            is_gone(&page, &volume).await;
        })
        .await;
}

#[tokio::test]
async fn a_lost_answer_to_a_deletion_that_was_done_is_a_success() {
    Spec::with_records(120)
        .run(|page| async move {
            let volume = page.server().volume_where(is_unshared).await;
            open(&page, &volume).await;
            let fault = json!({ "kind": "dropAfter" });
            page.server().strike("DELETE", volume.id, fault).await;
            confirm(&page).click().await;
            page.says(&format!("{} was deleted.", volume.name)).await;
            is_gone(&page, &volume).await;
        })
        .await;
}

#[tokio::test]
async fn a_lost_request_is_looked_into_before_another_is_offered() {
    Spec::with_records(120)
        .run(|page| async move {
            let volume = page.server().volume_where(is_unshared).await;
            open(&page, &volume).await;
            let fault = json!({ "kind": "drop" });
            page.server().strike("DELETE", volume.id, fault).await;
            confirm(&page).click().await;
            page.alerts("was not deleted").await;
            page.server().behave().await;
            confirm(&page).click().await;
            is_gone(&page, &volume).await;
        })
        .await;
}

#[tokio::test]
async fn what_cannot_be_seen_is_not_called_done_or_failed() {
    Spec::with_records(120)
        .run(|page| async move {
            let volume = page.server().volume_where(is_unshared).await;
            open(&page, &volume).await;
            page.server()
                .strike("DELETE", volume.id, json!({ "kind": "dropAfter" }))
                .await;
            page.server().refuse("GET", volume.id, 500).await;
            confirm(&page).click().await;
            page.alerts("not known whether the data volume was deleted")
                .await;
            confirm(&page).is_enabled(false).await;
            page.audit().await;
            page.by_role("button", "Look again").click().await;
            page.says(&format!("{} was deleted.", volume.name)).await;
            is_gone(&page, &volume).await;
        })
        .await;
}

#[tokio::test]
async fn a_session_that_ended_meanwhile_deletes_nothing_by_itself() {
    Spec::with_records(120)
        .run(|page| async move {
            let volume = page.server().volume_where(is_unshared).await;
            open(&page, &volume).await;
            page.server().expire_tokens().await;
            confirm(&page).click().await;
            sign_in_again(&page).await;
            dialog(&page).find().await;
            assert!(page.server().has(volume.id).await);
            confirm(&page).click().await;
            is_gone(&page, &volume).await;
        })
        .await;
}
