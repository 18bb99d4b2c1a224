//! Recreating a deleted volume.

use datavolumes_contract::{ScopeType, SharedScope, Volume};
use serde_json::json;

use super::create::{NEW, shows_created, submit};
use super::deletion::{confirm, dialog, is_deleted, open, type_name};
use crate::harness::{Name, Page, Spec, until};

/// A volume that is shared with a department.
async fn shared(page: &Page) -> Volume {
    let is_wide = |volume: &Volume| {
        let mut shares = volume.shared_scopes.iter().flatten();
        !volume.should_delete_original_volume
            && shares.any(|share| share.scope_type == ScopeType::Department)
    };
    page.server().find_volume(is_wide).await
}

fn scopes(volume: &Volume) -> Vec<datavolumes_contract::Scope> {
    let shares = volume.shared_scopes.iter().flatten();
    let mut scopes: Vec<_> = shares.map(SharedScope::scope).collect();
    scopes.sort();
    scopes
}

async fn delete(page: &Page, volume: &Volume) {
    open(page, volume).await;
    type_name(page, volume).await;
    confirm(page).click().await;
    dialog(page).is_absent().await;
}

/// Waits until the API has deleted `volume`.
async fn is_gone(page: &Page, volume: &Volume) {
    until("the volume is deleted", || async {
        let exists = page.server().volume_exists(volume.id).await;
        if exists {
            Err("it still exists".to_owned())
        } else {
            Ok(())
        }
    })
    .await;
}

#[tokio::test]
async fn the_detail_page_shows_the_deletion_and_recreates_the_volume_with_its_shares() {
    Spec::with_records(120)
        .run(|page| async move {
            let volume = shared(&page).await;
            page.open_signed_in(&format!("/datavolumes/{}", volume.id))
                .await;
            let delete = page.by_role("button", "Delete");
            delete.click().await;
            type_name(&page, &volume).await;
            confirm(&page).click().await;
            dialog(&page).is_absent().await;
            page.has_text("Deleting").await;
            delete.is_enabled(false).await;
            page.has_text("deleted it from this tab").await;
            page.audit().await;
            let main = page.by_role("main", Name::Any);
            page.by_role("button", "Recreate")
                .within(&main)
                .click()
                .await;
            page.has_address(&format!("{NEW}?from={}", volume.id)).await;
            is_gone(&page, &volume).await;
            page.has_text(&format!("Recreate “{}”", volume.name)).await;
            page.has_text("a new ID").await;
            page.audit().await;
            let field = |name: &'static str| page.by_role("textbox", name);
            assert_eq!(field("Name").value().await, volume.name);
            let description = volume.description.clone().unwrap_or_default();
            assert_eq!(field("Description").value().await, description);
            submit(&page).await;
            let made = shows_created(&page, &volume.name).await;
            assert_ne!(made.id, volume.id);
            assert_eq!(made.origin_pvc_name, volume.origin_pvc_name);
            assert_eq!(made.project_id, volume.project_id);
            assert_eq!(scopes(&made), scopes(&volume));
            let kept = "return sessionStorage.getItem('datavolumes.deleted')";
            assert_eq!(page.script(kept, []).await, "[]");
        })
        .await;
}

#[tokio::test]
async fn a_volume_that_is_still_in_deletion_is_not_taken_for_the_recreated_one() {
    Spec::with_records(120)
        .run(|page| async move {
            let volume = shared(&page).await;
            delete(&page, &volume).await;
            is_deleted(&page, &volume).await;
            page.by_role("button", "Recreate").click().await;
            submit(&page).await;
            // It has just been created, as the next one will be.
            let first = shows_created(&page, &volume.name).await;
            delete(&page, &first).await;
            page.by_role("button", "Recreate").click().await;
            page.has_text(&format!("Recreate “{}”", first.name)).await;
            // While the deletion goes on, the server refuses the name.
            let refusal = json!({
                "method": "POST", "path": "/api/v1/datavolumes", "exact": true, "times": 1,
                "fault": { "kind": "status", "status": 400, "message": "name: it is taken" }
            });
            page.server().fault(refusal).await;
            submit(&page).await;
            page.has_text("It is taken.").await;
            page.has_text(&format!("Recreate “{}”", first.name)).await;
            is_gone(&page, &first).await;
            submit(&page).await;
            let second = shows_created(&page, &first.name).await;
            assert_ne!(second.id, first.id);
        })
        .await;
}
