//! Deleting a volume when requests fail.

use datavolumes_contract::Volume;
use serde_json::json;
use thirtyfour::Key;

use super::deletion::{confirm, dialog, is_deleted, is_unshared, open};
use crate::harness::{Name, Page, Spec};
use crate::specs::list::row_menu::{button, choose};

/// Checks that the row of `volume` is restored.
async fn is_restored(page: &Page, volume: &Volume) {
    let row = page.by_role("row", Name::Containing(volume.name.clone()));
    assert!(row.text().await.contains(volume.status.phase.as_str()));
    assert!(page.server().volume_exists(volume.id).await);
}

#[tokio::test]
async fn a_deletion_that_is_already_done_or_whose_response_is_lost_is_a_success() {
    Spec::with_records(120)
        .run(|page| async move {
            let volume = page.server().find_volume(is_unshared).await;
            open(&page, &volume).await;
            confirm(&page).is_enabled(true).await;
            page.server().delete(volume.id).await;
            confirm(&page).click().await;
            page.has_text(&format!("{} was already deleted.", volume.name))
                .await;
            is_deleted(&page, &volume).await;
            // The list is loaded again after a deletion. Loaded later, it would take the row away under the pointer.
            page.has_text("of 119").await;
            // The other volume is deleted before the dialog opens.
            let other = page.server().find_volume(is_unshared).await;
            page.server().delete(other.id).await;
            choose(&page, &other, "Delete").await;
            page.has_text(&format!("{} was already deleted.", other.name))
                .await;
            is_deleted(&page, &other).await;
            let last = page.server().find_volume(is_unshared).await;
            let fault = json!({ "kind": "dropAfter" });
            page.server().inject_fault("DELETE", last.id, fault).await;
            choose(&page, &last, "Delete").await;
            confirm(&page).click().await;
            page.has_text(&format!("{} was deleted.", last.name)).await;
            is_deleted(&page, &last).await;
        })
        .await;
}

#[tokio::test]
async fn each_error_response_is_shown_and_the_row_is_restored() {
    Spec::with_records(120)
        .run(|page| async move {
            let volume = page.server().find_volume(is_unshared).await;
            // A page with status 200 does not mean that the volume is deleted.
            open(&page, &volume).await;
            let fault = json!({ "kind": "html", "status": 200 });
            page.server().inject_fault("DELETE", volume.id, fault).await;
            confirm(&page).click().await;
            page.has_alert("was not deleted").await;
            page.has_alert("something between you and the API").await;
            page.press(Key::Escape).await;
            is_restored(&page, &volume).await;
            for (status, words) in [
                (409, "can’t be deleted now"),
                (500, "was not deleted"),
                (503, "was not deleted"),
                (403, "don’t have permission to delete"),
            ] {
                open(&page, &volume).await;
                page.server().reject("DELETE", volume.id, status).await;
                confirm(&page).click().await;
                page.has_alert(words).await;
                page.has_alert("the moon is full").await;
                page.has_alert(&status.to_string()).await;
                page.press(Key::Escape).await;
                dialog(&page).is_absent().await;
                is_restored(&page, &volume).await;
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
            // After the 403 the action is disabled.
            button(&page, &volume).click().await;
            page.by_role("menuitem", "Delete").is_enabled(false).await;
        })
        .await;
}
