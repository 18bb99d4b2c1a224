//! The field `Origin PVC`: a choice of the registered PVCs where the server lists them, otherwise a text.

use super::create::{choose_project, open, shows_created, submit};
use crate::harness::{Locator, Name, Spec, until};

async fn has_value(field: &Locator, wanted: &str) {
    until("the field has the name", || async {
        let value = field.value().await;
        (value == wanted).then_some(()).ok_or(value)
    })
    .await;
}

#[tokio::test]
async fn a_pvc_is_chosen_or_typed_and_deleted_with_its_volume_only_on_request() {
    Spec::with_records(20)
        .run(|page| async move {
            let ready = page.server().list("filterBy=phase==Ready").await;
            let used = ready.first().expect("a volume is ready");
            open(&page).await;
            choose_project(&page, &used.project_name).await;
            let field = page.by_role("combobox", "Origin PVC");
            field.fill(used.origin_pvc_name.as_str()).await;
            let reason = format!("already used by {}", used.name);
            let taken = page.by_role("option", Name::Containing(reason));
            taken.is_enabled(false).await;
            page.audit().await;
            field.fill("raw").await;
            let free = page.by_role("option", Name::Containing("raw-captures".to_owned()));
            until("the option says more about the PVC", || async {
                let text = free.text().await;
                (text.contains("RW") && text.contains("No issues found"))
                    .then_some(())
                    .ok_or(text)
            })
            .await;
            free.click().await;
            has_value(&field, "raw-captures").await;
            page.driver().refresh().await.expect("the page reloads");
            has_value(&field, "raw-captures").await;
            field.fill("not-registered").await;
            page.by_role("textbox", "Name").fill("by-hand").await;
            has_value(&field, "not-registered").await;
            let choice = page.by_role("checkbox", "Delete the original volume");
            assert_eq!(choice.property("checked").await, "false");
            choice.click().await;
            page.has_alert("not-registered").await;
            page.has_alert("will permanently delete").await;
            page.audit().await;
            submit(&page).await;
            let made = shows_created(&page, "by-hand").await;
            assert_eq!(made.origin_pvc_name.as_str(), "not-registered");
            assert!(made.should_delete_original_volume);
        })
        .await;
}
