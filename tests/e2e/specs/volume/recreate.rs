//! Recreating a deleted volume.

use datavolumes_contract::{ScopeType, SharedScope, Volume};

use super::create::{shows_created, submit};
use super::deletion::{confirm, dialog, is_deleted, open};
use crate::harness::{Page, Spec};

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
    let name = format!("Type {} to confirm", volume.name);
    page.by_role("textbox", name).fill(&volume.name).await;
    confirm(page).click().await;
    dialog(page).is_absent().await;
}

#[tokio::test]
async fn a_deleted_volume_can_be_recreated_with_its_shares() {
    Spec::with_records(120)
        .run(|page| async move {
            let volume = shared(&page).await;
            delete(&page, &volume).await;
            is_deleted(&page, &volume).await;
            page.by_role("button", "Recreate").click().await;
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
