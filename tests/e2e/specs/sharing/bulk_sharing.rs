//! Changing the shares of several volumes.

use std::collections::BTreeSet;

use thirtyfour::Key;

use crate::harness::{Name, Spec, department};

const HOME: &str = "/datavolumes";

#[tokio::test]
async fn shares_are_added_to_and_removed_from_each_volume() {
    Spec::with_records(120)
        .run(|page| async move {
            let (volumes, other, name) = page.server().unshared_volumes(3).await;
            page.open_bulk_sharing(&volumes).await;
            page.audit().await;
            page.toggle_scope(&name).await;
            page.scope(&name).has("aria-checked", "true").await;
            page.by_role("button", format!("Undo the change to department {name}"))
                .find()
                .await;
            page.press_button("Review changes").await;
            page.by_role("heading", "Review changes").is_focused().await;
            page.has_text("3 data volumes: 3 scopes added. Sent as 3 requests.")
                .await;
            page.has_text("3 data volumes can be used by more projects.")
                .await;
            page.bulk_row_has_text(&volumes[0], "Pending").await;
            page.audit().await;
            page.press_button("Apply changes").await;
            page.by_role("heading", "Applied").is_focused().await;
            page.has_text("updated and verified").await;
            page.has_text("3 updated").await;
            page.audit().await;
            for volume in &volumes {
                page.bulk_row_has_text(volume, "Done").await;
                let shares = page.server().shares(volume.id).await;
                assert_eq!(shares, BTreeSet::from([department(&other)]));
            }
            page.press_button("Close").await;
            page.bulk_dialog(3).is_absent().await;
            page.has_selection_count("3 selected").await;
            page.open_bulk_dialog(3).await;
            page.by_role("radio", "Stop sharing with").click().await;
            page.toggle_scope(&name).await;
            page.press_button("Review changes").await;
            page.has_text("3 data volumes: 3 scopes removed.").await;
            page.has_text("3 data volumes can be used by fewer projects.")
                .await;
            page.press_button("Apply changes").await;
            page.by_role("heading", "Applied").find().await;
            for volume in &volumes {
                assert!(page.server().shares(volume.id).await.is_empty());
            }
        })
        .await;
}

#[tokio::test]
async fn bulk_sharing_works_with_the_keyboard_alone() {
    Spec::with_records(120)
        .run(|page| async move {
            page.open_signed_in(HOME).await;
            page.has_rows("").await;
            page.press("jxjx").await;
            page.has_selection_count("2 selected").await;
            let volumes = page.server().list("").await;
            let volume = page.server().volume(volumes[0].id).await;
            let (_, name) = page.server().other_department(&volume).await;
            // The shortcut skips the rows that Tab would go through.
            page.press("s").await;
            page.by_role("button", "Share")
                .within(&page.selection())
                .is_focused()
                .await;
            page.press(Key::Enter).await;
            page.by_role("searchbox", "Find a scope").focus().await;
            page.press(name.as_str()).await;
            page.press(Key::Enter).await;
            page.press(Key::Tab + Key::Tab).await;
            page.scopes().is_focused().await;
            page.press(Key::Home + Key::Down).await;
            page.press(" ").await;
            page.by_role("button", "Review changes")
                .is_enabled(true)
                .await;
            page.by_role("button", "Review changes").focus().await;
            page.press(Key::Enter).await;
            page.by_role("heading", "Review changes").is_focused().await;
            page.press(Key::Escape).await;
            page.has_text("Discard your changes?").await;
            page.press_button("Keep editing").await;
            page.press_button("Cancel").await;
            page.press_button("Discard").await;
            page.bulk_dialog(2).is_absent().await;
            // Focus returns to the button that opened the dialog.
            page.by_role("button", "Share")
                .within(&page.selection())
                .is_focused()
                .await;
        })
        .await;
}

#[tokio::test]
async fn the_shares_of_another_volume_can_be_copied_to_all_and_the_edits_survive_a_reload() {
    Spec::with_records(120)
        .run(|page| async move {
            let (mut volumes, other, name) = page.server().unshared_volumes(3).await;
            let source = volumes.pop().expect("there are three");
            page.server()
                .add_shares(source.id, [department(&other)])
                .await;
            page.open_bulk_sharing(&volumes).await;
            let field = page.by_role("combobox", "Copy sharing from");
            field.fill(&source.name).await;
            page.by_role("option", Name::Containing(source.name.clone()))
                .click()
                .await;
            page.has_text(&format!("{} is shared with 1 scope.", source.name))
                .await;
            page.press_button("Add").await;
            let undo = format!("Undo the change to department {name}");
            let undo = page.by_role("button", undo);
            undo.find().await;
            page.audit().await;
            page.reload().await;
            page.has_rows("limit=500").await;
            page.row_checkbox(&volumes[0]).click().await;
            page.open_bulk_dialog(1).await;
            page.has_text("Unsaved changes restored").await;
            undo.find().await;
            page.press_button("Start over").await;
            undo.is_absent().await;
        })
        .await;
}
