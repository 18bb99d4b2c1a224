//! The field `Origin PVC`: a choice of the registered PVCs where the server lists them, otherwise a text.

use serde_json::json;

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
async fn a_pvc_is_chosen_or_typed_and_a_used_one_is_not_offered() {
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
            submit(&page).await;
            let made = shows_created(&page, "by-hand").await;
            assert_eq!(made.origin_pvc_name.as_str(), "not-registered");
        })
        .await;
}

#[tokio::test]
async fn without_a_list_of_pvcs_the_name_is_typed() {
    Spec::with_records(20)
        .run(|page| async move {
            let project = page.server().list("").await.remove(0).project_name;
            for status in [403, 404, 501] {
                let fault = json!({ "kind": "status", "status": status });
                let rule = json!({ "path": "/api/v1/asset/", "times": 99, "fault": fault });
                page.server().fault(rule).await;
                open(&page).await;
                choose_project(&page, &project).await;
                page.has_text("already used").await;
                let field = page.by_role("textbox", "Origin PVC");
                field.fill("typed").await;
                page.by_role("textbox", "Name").fill("a").await;
                has_value(&field, "typed").await;
                page.by_role("combobox", "Origin PVC").is_absent().await;
                page.by_role("alert", Name::Containing("PVC".to_owned()))
                    .is_absent()
                    .await;
                page.server().clear_faults().await;
            }
        })
        .await;
}
