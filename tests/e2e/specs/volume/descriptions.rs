//! Editing a description.

use datavolumes_contract::Volume;
use datavolumes_contract::description::MAX_CHARS;
use serde_json::json;
use thirtyfour::Key;

use crate::harness::{Locator, Page, Spec, until};
use crate::specs::list::row_menu::{button, choose};

const HOME: &str = "/datavolumes";
pub(in crate::specs) const MINE: &str = "Results of experiment 17, ü and 🦀";

fn dialog(page: &Page) -> Locator {
    page.by_role("dialog", "Edit description")
}

pub(in crate::specs) fn textbox(page: &Page) -> Locator {
    page.by_role("textbox", "Description")
}

pub(in crate::specs) async fn save(page: &Page) {
    page.by_role("button", "Save").click().await;
}

/// Opens the dialog for the first volume of the list.
pub(in crate::specs) async fn open(page: &Page) -> Volume {
    page.open_signed_in(HOME).await;
    page.has_rows("").await;
    let id = page.server().ids("").await[0];
    let volume = page.server().volume(id).await;
    choose(page, &volume, "Edit description").await;
    dialog(page).find().await;
    volume
}

/// Waits until the dialog is closed, and the description of `volume` is `text` in the API and in the
/// first row.
pub(in crate::specs) async fn is_saved(page: &Page, volume: &Volume, text: &str) {
    dialog(page).is_absent().await;
    let saved = page.server().volume(volume.id).await.description;
    assert_eq!(saved.unwrap_or_default(), text);
    until("the row has the description", || async {
        let shown = page.column("Description").await.remove(0);
        (shown == text).then_some(()).ok_or(shown)
    })
    .await;
}

#[tokio::test]
async fn a_description_is_saved_from_the_table() {
    Spec::with_records(20)
        .run(|page| async move {
            let volume = open(&page).await;
            page.audit().await;
            textbox(&page).is_focused().await;
            let before = textbox(&page).value().await;
            assert_eq!(before, volume.description.clone().unwrap_or_default());
            page.script("window.mark = true", []).await;
            // Too long a text is not sent, and stays in front of the user.
            textbox(&page).fill(&"x".repeat(MAX_CHARS + 1)).await;
            save(&page).await;
            textbox(&page).is_focused().await;
            assert_eq!(
                page.server().volume(volume.id).await.description,
                volume.description
            );
            textbox(&page).fill(MINE).await;
            save(&page).await;
            is_saved(&page, &volume, MINE).await;
            let message = format!("The description of {} was saved.", volume.name);
            let script = "return [...document.querySelectorAll('[role=status]')]
                .map(el => el.innerText).join(' ').split(arguments[0]).length - 1";
            assert_eq!(page.script(script, [json!(message)]).await, 1);
            assert_eq!(page.script("return window.mark", []).await, true);
            button(&page, &volume).is_focused().await;
        })
        .await;
}

#[tokio::test]
async fn a_description_is_saved_from_the_detail_page_and_the_shares_are_kept() {
    Spec::with_records(60)
        .run(|page| async move {
            let is_shared = |volume: &Volume| volume.shared_scopes.iter().flatten().count() > 0;
            let volume = page.server().find_volume(is_shared).await;
            let scope = volume.shared_scopes.iter().flatten().next();
            let scope = scope.expect("it is shared").scope_name.clone();
            page.open_signed_in(&format!("{HOME}/{}", volume.id)).await;
            page.by_role("button", "Edit description").click().await;
            textbox(&page).fill(MINE).await;
            save(&page).await;
            dialog(&page).is_absent().await;
            page.has_text(MINE).await;
            page.has_text(&scope).await;
            page.by_role("button", "Edit description")
                .is_focused()
                .await;
        })
        .await;
}

#[tokio::test]
async fn a_concurrent_edit_is_shown_before_it_is_overwritten_and_can_be_taken() {
    Spec::with_records(20)
        .run(|page| async move {
            let volume = open(&page).await;
            textbox(&page).fill(MINE).await;
            page.server().set_description(volume.id, "Theirs").await;
            save(&page).await;
            page.has_text("changed by someone else").await;
            page.has_text("Theirs").await;
            page.by_role("button", "Save").is_enabled(false).await;
            page.audit().await;
            assert_eq!(textbox(&page).value().await, MINE);
            let saved = page.server().volume(volume.id).await.description;
            assert_eq!(saved.as_deref(), Some("Theirs"));
            page.press_button("Use theirs").await;
            page.has_text(MINE).await;
            assert_eq!(textbox(&page).value().await, "Theirs");
            page.press_button("Restore").await;
            assert_eq!(textbox(&page).value().await, MINE);
            save(&page).await;
            is_saved(&page, &volume, MINE).await;
            choose(&page, &volume, "Edit description").await;
            textbox(&page).fill("Mine again").await;
            page.server().set_description(volume.id, "Theirs").await;
            save(&page).await;
            page.press_button("Keep mine").await;
            is_saved(&page, &volume, "Mine again").await;
        })
        .await;
}

#[tokio::test]
async fn a_draft_survives_a_reload_and_escape_asks_before_discarding_it() {
    Spec::with_records(20)
        .run(|page| async move {
            let volume = open(&page).await;
            textbox(&page).fill(MINE).await;
            page.reload().await;
            page.has_rows("").await;
            choose(&page, &volume, "Edit description").await;
            page.has_text("Draft restored").await;
            assert_eq!(textbox(&page).value().await, MINE);
            page.press(Key::Escape).await;
            page.has_text("Discard your changes?").await;
            page.by_role("button", "Keep editing").click().await;
            assert_eq!(textbox(&page).value().await, MINE);
            page.by_role("button", "Cancel").click().await;
            page.by_role("button", "Discard").click().await;
            dialog(&page).is_absent().await;
            choose(&page, &volume, "Edit description").await;
            let text = textbox(&page).value().await;
            assert_eq!(text, volume.description.unwrap_or_default());
            page.by_role("button", "Start over").is_absent().await;
            page.press(Key::Escape).await;
            dialog(&page).is_absent().await;
        })
        .await;
}
