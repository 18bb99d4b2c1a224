//! Saving a description when requests fail.

use super::descriptions::{MINE, is_saved, open, save, textbox};
use crate::harness::Spec;

#[tokio::test]
async fn an_error_response_is_shown_in_the_dialog_and_the_text_is_kept() {
    Spec::with_records(20)
        .run(|page| async move {
            let volume = open(&page).await;
            textbox(&page).fill(MINE).await;
            // The volume is read before it is changed.
            page.server().reject("GET", volume.id, 500).await;
            save(&page).await;
            page.has_alert("was not saved").await;
            let saved = page.server().volume(volume.id).await.description;
            assert_eq!(saved, volume.description);
            for status in [400, 500, 503] {
                page.server().reject("PATCH", volume.id, status).await;
                save(&page).await;
                page.has_alert("the moon is full").await;
                page.has_alert(&status.to_string()).await;
                assert_eq!(textbox(&page).value().await, MINE);
            }
            page.audit().await;
            save(&page).await;
            is_saved(&page, &volume, MINE).await;
        })
        .await;
}
