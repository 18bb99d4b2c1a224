//! Copying the sharing of another volume.

use std::collections::BTreeSet;

use datavolumes_contract::Volume;

use crate::harness::{Name, Page, Spec, department, project};

/// Chooses the volume to copy from.
async fn copy_from(page: &Page, volume: &Volume) {
    let field = page.by_role("combobox", "Copy sharing from");
    field.fill(&volume.name).await;
    let option = Name::Containing(volume.name.clone());
    page.by_role("option", option).click().await;
}

#[tokio::test]
async fn a_copy_adds_missing_scopes_and_removes_others_on_request() {
    Spec::with_records(120)
        .run(|page| async move {
            let (volumes, other, _) = page.server().unshared_volumes(2).await;
            let (target, source) = (&volumes[0], &volumes[1]);
            page.server()
                .add_shares(source.id, [department(&other)])
                .await;
            let projects = page.server().other_projects(target).await;
            page.server()
                .add_shares(target.id, [project(&projects[0])])
                .await;
            page.open_sharing(target).await;
            copy_from(&page, source).await;
            page.has_text(&format!("{} is shared with 1 scope.", source.name))
                .await;
            page.has_text("1 scope will be added.").await;
            page.audit().await;
            page.press_button("Copy").await;
            page.has_text("1 scope added").await;
            page.has_text("This data volume already has all of them.")
                .await;
            page.by_role(
                "checkbox",
                "Also stop sharing with 1 scope that the other data volume does not have",
            )
            .click()
            .await;
            page.press_button("Copy").await;
            page.has_text("1 scope added, 1 removed").await;
            page.review_and_apply().await;
            page.is_applied(target.id, &BTreeSet::from([department(&other)]))
                .await;
        })
        .await;
}
