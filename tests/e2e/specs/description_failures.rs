//! Descriptions that cannot be saved, or of which nobody can tell whether they were.

use serde_json::json;

use super::descriptions::{MINE, is_saved, open, save, textbox};
use super::sessions::sign_in_again;
use crate::harness::Spec;

#[tokio::test]
async fn a_refusal_is_told_in_the_dialog_and_the_text_stays() {
    Spec::with_records(20)
        .run(|page| async move {
            let volume = open(&page).await;
            textbox(&page).fill(MINE).await;
            for status in [400, 500, 503] {
                page.server().refuse("PATCH", volume.id, status).await;
                save(&page).await;
                page.alerts("the moon is full").await;
                page.alerts(&status.to_string()).await;
                assert_eq!(textbox(&page).value().await, MINE);
            }
            page.audit().await;
            save(&page).await;
            is_saved(&page, &volume, MINE).await;
        })
        .await;
}

#[tokio::test]
async fn a_volume_that_cannot_be_read_again_is_not_written() {
    Spec::with_records(20)
        .run(|page| async move {
            let volume = open(&page).await;
            textbox(&page).fill(MINE).await;
            page.server().refuse("GET", volume.id, 500).await;
            save(&page).await;
            page.alerts("was not saved").await;
            let told = page.server().volume(volume.id).await.description;
            assert_eq!(told, volume.description);
            save(&page).await;
            is_saved(&page, &volume, MINE).await;
        })
        .await;
}

#[tokio::test]
async fn a_lost_answer_to_a_save_that_was_done_is_a_success() {
    Spec::with_records(20)
        .run(|page| async move {
            let volume = open(&page).await;
            textbox(&page).fill(MINE).await;
            let fault = json!({ "kind": "dropAfter" });
            page.server().strike("PATCH", volume.id, fault).await;
            save(&page).await;
            page.says("was saved").await;
            is_saved(&page, &volume, MINE).await;
        })
        .await;
}

#[tokio::test]
async fn a_lost_request_can_be_sent_again() {
    Spec::with_records(20)
        .run(|page| async move {
            let volume = open(&page).await;
            textbox(&page).fill(MINE).await;
            let fault = json!({ "kind": "drop" });
            page.server().strike("PATCH", volume.id, fault).await;
            save(&page).await;
            page.alerts("was not saved").await;
            page.server().behave().await;
            save(&page).await;
            is_saved(&page, &volume, MINE).await;
        })
        .await;
}

#[tokio::test]
async fn a_session_that_ended_while_typing_costs_nothing() {
    Spec::with_records(20)
        .run(|page| async move {
            let volume = open(&page).await;
            textbox(&page).fill(MINE).await;
            page.server().expire_tokens().await;
            save(&page).await;
            sign_in_again(&page).await;
            assert_eq!(textbox(&page).value().await, MINE);
            save(&page).await;
            is_saved(&page, &volume, MINE).await;
        })
        .await;
}
