//! Deleting a volume.

use datavolumes_contract::{ScopeType, SharedScope, Volume};
use thirtyfour::Key;

use crate::harness::{Locator, Name, Page, Spec, until};
use crate::specs::list::row_menu::{button, choose};

const HOME: &str = "/datavolumes";

pub(in crate::specs) fn dialog(page: &Page) -> Locator {
    page.by_role("alertdialog", "Delete data volume")
}

/// The `Delete` button of the dialog.
pub(in crate::specs) fn confirm(page: &Page) -> Locator {
    page.by_role("button", "Delete").within(&dialog(page))
}

fn shares(volume: &Volume) -> impl Iterator<Item = &SharedScope> {
    volume.shared_scopes.iter().flatten()
}

/// Whether a volume has shares, and only with projects.
fn is_shared_with_projects(volume: &Volume) -> bool {
    shares(volume).count() > 0 && shares(volume).all(|share| share.scope_type == ScopeType::Project)
}

pub(in crate::specs) fn is_unshared(volume: &Volume) -> bool {
    shares(volume).count() == 0
}

/// Opens the dialog for `volume` from a list of 500 rows.
pub(in crate::specs) async fn open(page: &Page, volume: &Volume) {
    page.open_signed_in(&format!("{HOME}?limit=500")).await;
    page.has_rows("limit=500").await;
    choose(page, volume, "Delete").await;
    page.has_text("Origin PVC").await;
}

/// Types the name of `volume` into the dialog.
pub(super) async fn type_name(page: &Page, volume: &Volume) {
    let name = format!("Type {} to confirm", volume.name);
    page.by_role("textbox", name).fill(&volume.name).await;
}

/// Waits until no row shows `volume` and checks that the API has deleted it.
pub(in crate::specs) async fn is_deleted(page: &Page, volume: &Volume) {
    dialog(page).is_absent().await;
    page.by_role("link", volume.name.clone()).is_absent().await;
    assert!(!page.server().volume_exists(volume.id).await);
}

#[tokio::test]
async fn a_volume_without_shares_is_deleted_immediately_and_the_total_changes() {
    Spec::with_records(120)
        .run(|page| async move {
            let volume = page.server().find_volume(is_unshared).await;
            open(&page, &volume).await;
            page.audit().await;
            page.has_text("The data volume is not shared.").await;
            page.has_text(volume.origin_pvc_name.as_str()).await;
            page.by_role("textbox", Name::Containing("to confirm".to_owned()))
                .is_absent()
                .await;
            page.by_role("button", "Cancel")
                .within(&dialog(&page))
                .is_focused()
                .await;
            confirm(&page).click().await;
            page.has_text(&format!("{} was deleted.", volume.name))
                .await;
            is_deleted(&page, &volume).await;
            page.has_rows("limit=500").await;
            page.has_text("of 119").await;
        })
        .await;
}

#[tokio::test]
async fn a_shared_volume_needs_its_name_typed_and_is_polled_until_it_is_deleted() {
    Spec::with_records(120)
        .run(|page| async move {
            let volume = page.server().find_volume(is_shared_with_projects).await;
            let others = shares(&volume)
                .filter(|share| share.scope_id != volume.project_id.as_str())
                .count();
            open(&page, &volume).await;
            let noun = if others == 0 {
                "1 project loses"
            } else {
                "projects lose"
            };
            page.has_text(noun).await;
            page.has_text(&(others + 1).to_string()).await;
            confirm(&page).is_enabled(false).await;
            page.audit().await;
            confirm(&page).click().await;
            dialog(&page).find().await;
            type_name(&page, &volume).await;
            confirm(&page).is_enabled(true).await;
            page.press(Key::Enter).await;
            dialog(&page).is_absent().await;
            page.has_text(&format!("{} is being deleted.", volume.name))
                .await;
            let script = "return arguments[0].closest('tr').textContent";
            let cell = button(&page, &volume).find().await;
            let cell = cell.to_json().expect("it is an element");
            until("the row is Deleting", || async {
                let row = page.script(script, [cell.clone()]).await.to_string();
                row.contains("Deleting").then_some(()).ok_or(row)
            })
            .await;
            button(&page, &volume).is_focused().await;
            is_deleted(&page, &volume).await;
            page.has_text(&format!("{} was deleted.", volume.name))
                .await;
            page.has_rows("limit=500").await;
        })
        .await;
}

#[tokio::test]
async fn deleting_the_only_row_of_the_last_page_shows_the_previous_page() {
    Spec::with_records(21)
        .run(|page| async move {
            let query = "offset=20&limit=10&sortBy=name";
            let id = page.server().ids(query).await[0];
            let volume = page.server().volume(id).await;
            page.server().remove_shares(volume.id).await;
            page.open_signed_in(&format!("{HOME}?{query}")).await;
            page.has_rows(query).await;
            choose(&page, &volume, "Delete").await;
            confirm(&page).click().await;
            page.has_address(&format!("{HOME}?offset=10&limit=10&sortBy=name"))
                .await;
            page.has_rows("offset=10&limit=10&sortBy=name").await;
            assert!(!page.server().volume_exists(volume.id).await);
        })
        .await;
}

#[tokio::test]
async fn enter_held_on_delete_opens_the_dialog_once_and_presses_nothing_in_it() {
    Spec::with_records(20)
        .chromium_only("only the tools of Chromium hold or compose keys")
        .run(|page| async move {
            let volume = page.server().find_volume(is_unshared).await;
            page.open_signed_in(&format!("{HOME}/{}", volume.id)).await;
            page.by_role("button", "Delete").focus().await;
            page.hold("Enter", "Enter").await;
            dialog(&page).find().await;
            page.has_text("Origin PVC").await;
            page.hold("Enter", "Enter").await;
            dialog(&page).is_absent().await;
            assert!(page.server().volume_exists(volume.id).await);
        })
        .await;
}
