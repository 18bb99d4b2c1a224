//! One change of the shares of many volumes.

use std::collections::BTreeSet;

use serde_json::json;
use thirtyfour::Key;

use crate::harness::{Name, Spec, department};

const HOME: &str = "/datavolumes";

#[tokio::test]
async fn one_change_is_reviewed_applied_and_proven_for_each_volume() {
    Spec::with_records(120)
        .run(|page| async move {
            let (volumes, other, name) = page.server().unshared_together(3).await;
            page.share_together(&volumes).await;
            page.audit().await;
            page.toggle_scope(&name).await;
            page.scope(&name).has("aria-checked", "true").await;
            page.by_role("button", format!("Leave department {name} as it is"))
                .find()
                .await;
            page.press_button("Review changes").await;
            page.by_role("heading", "Review changes").is_focused().await;
            page.says("3 data volumes: 3 shares added. It takes 3 requests.")
                .await;
            page.says("3 data volumes can be used by more projects.")
                .await;
            page.bulk_says(&volumes[0], "To do").await;
            page.audit().await;
            page.press_button("Apply changes").await;
            page.by_role("heading", "Applied").is_focused().await;
            page.says("proven by reading it back").await;
            page.says("3 data volumes are done.").await;
            page.audit().await;
            for volume in &volumes {
                page.bulk_says(volume, "Done").await;
                let shares = page.server().shares(volume.id).await;
                assert_eq!(shares, BTreeSet::from([department(&other)]));
            }
            page.press_button("Close").await;
            page.bulk(3).none().await;
            page.has_selected("3 selected").await;
        })
        .await;
}

#[tokio::test]
async fn what_is_so_already_needs_nothing_and_other_clusters_are_left_out() {
    Spec::with_records(120)
        .run(|page| async move {
            let (mut volumes, other, name) = page.server().unshared_together(2).await;
            page.server()
                .share_with_department(&volumes[0], &other)
                .await;
            let cluster = volumes[0].cluster_id.clone();
            let away = page
                .server()
                .volume_where(|volume| volume.cluster_id != cluster)
                .await;
            let before = page.server().shares(away.id).await;
            volumes.push(away);
            page.share_together(&volumes).await;
            page.toggle_scope(&name).await;
            page.press_button("Review changes").await;
            page.says("1 data volume: 1 share added.").await;
            page.says("2 data volumes have nothing to be done.").await;
            page.bulk_says(&volumes[0], "1 scope so already").await;
            page.bulk_says(&volumes[0], "Nothing to do").await;
            page.bulk_says(&volumes[2], "is in another cluster: left out")
                .await;
            page.press_button("Apply changes").await;
            page.by_role("heading", "Applied").find().await;
            page.says("1 data volume is done, 2 had nothing to be done.")
                .await;
            assert_eq!(page.server().shares(volumes[2].id).await, before);
        })
        .await;
}

#[tokio::test]
async fn shares_are_taken_from_all_of_them() {
    Spec::with_records(120)
        .run(|page| async move {
            let (volumes, other, name) = page.server().unshared_together(2).await;
            for volume in &volumes {
                page.server().share_with_department(volume, &other).await;
            }
            page.share_together(&volumes).await;
            page.by_role("radio", "Stop sharing with").click().await;
            page.toggle_scope(&name).await;
            page.press_button("Review changes").await;
            page.says("2 data volumes: 2 shares removed.").await;
            page.says("2 data volumes can be used by fewer projects.")
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
async fn it_needs_no_mouse_from_start_to_end() {
    Spec::with_records(120)
        .run(|page| async move {
            page.open_signed_in(HOME).await;
            page.shows("").await;
            page.press("jxjx").await;
            page.has_selected("2 selected").await;
            let volumes = page.server().list("").await;
            let volume = page.server().volume(volumes[0].id).await;
            let (_, name) = page.server().other_department(&volume).await;
            // Not by Tab, which has all other rows before it.
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
            page.says("Discard what you chose?").await;
            page.press_button("Keep it").await;
            page.press_button("Cancel").await;
            page.press_button("Discard").await;
            page.bulk(2).none().await;
            // What had the focus before has it again.
            page.by_role("button", "Share")
                .within(&page.selection())
                .is_focused()
                .await;
        })
        .await;
}

#[tokio::test]
async fn what_was_chosen_survives_a_reload() {
    Spec::with_records(120)
        .run(|page| async move {
            let (volumes, _, name) = page.server().unshared_together(2).await;
            page.share_together(&volumes).await;
            page.toggle_scope(&name).await;
            let forget = format!("Leave department {name} as it is");
            page.by_role("button", forget.clone()).find().await;
            page.reload().await;
            page.shows("limit=500").await;
            page.row_check(&volumes[0]).click().await;
            page.open_bulk(1).await;
            page.says("This is what you chose before.").await;
            page.by_role("button", forget.clone()).find().await;
            page.press_button("Start over").await;
            page.by_role("button", forget).none().await;
        })
        .await;
}

#[tokio::test]
async fn ids_are_typed_where_the_directory_is_refused() {
    Spec::with_records(120)
        .run(|page| async move {
            let (volumes, other, _) = page.server().unshared_together(2).await;
            for level in ["clusters", "org-unit/departments", "org-unit/projects"] {
                let path = format!("/api/v1/{level}");
                let rule = json!({ "method": "GET", "path": path, "times": 50,
                    "fault": { "kind": "status", "status": 403 } });
                page.server().fault(rule).await;
            }
            page.share_together(&volumes).await;
            page.says("Not everything can be listed").await;
            page.type_scope("Department", &other).await;
            page.scope(&other).has("aria-checked", "true").await;
            page.press_button("Review changes").await;
            page.press_button("Apply changes").await;
            page.by_role("heading", "Applied").find().await;
            for volume in &volumes {
                let shares = page.server().shares(volume.id).await;
                assert_eq!(shares, BTreeSet::from([department(&other)]));
            }
        })
        .await;
}

#[tokio::test]
async fn what_the_directory_does_not_list_is_told_to_the_ear_as_to_the_eye() {
    Spec::with_records(120)
        .run(|page| async move {
            let (volumes, _, _) = page.server().unshared_together(2).await;
            page.share_together(&volumes).await;
            page.type_scope("Department", "elsewhere").await;
            page.says("not in your directory").await;
            let told = "Department, Share, not in your directory";
            page.scope("elsewhere").has("aria-description", told).await;
        })
        .await;
}

#[tokio::test]
async fn the_shares_of_another_volume_are_given_to_all_of_them() {
    Spec::with_records(120)
        .run(|page| async move {
            let (mut volumes, other, name) = page.server().unshared_together(3).await;
            let model = volumes.pop().expect("there are three");
            page.server().share_with_department(&model, &other).await;
            page.share_together(&volumes).await;
            let field = page.by_role("combobox", "Copy sharing from");
            field.fill(&model.name).await;
            page.by_role("option", Name::Containing(model.name.clone()))
                .click()
                .await;
            page.says(&format!("{} is shared with 1 scope.", model.name))
                .await;
            page.press_button("Share with all of them").await;
            page.by_role("button", format!("Leave department {name} as it is"))
                .find()
                .await;
            page.audit().await;
        })
        .await;
}
