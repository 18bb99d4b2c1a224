//! A plan as a link.

use std::collections::BTreeSet;

use datavolumes_contract::query_string::Writer;
use datavolumes_contract::{Scope, VolumeId};
use serde_json::{Value, json};

use crate::harness::{Spec, project};

/// The address of the editor with a plan, as "Copy a link to this plan" makes it.
fn link(id: VolumeId, plan: &Value) -> String {
    let mut fragment = Writer::default();
    fragment.push("plan", &plan.to_string());
    format!("/datavolumes/{id}/sharing#{}", fragment.finish())
}

#[tokio::test]
async fn a_plan_of_a_link_is_reviewed_and_applied_once_and_a_damaged_or_an_old_one_is_not() {
    Spec::with_records(200)
        .run(|page| async move {
            let volume = page.server().unshared_volume().await;
            let projects = page.server().other_projects(&volume).await;
            let scopes: Vec<Scope> = projects[..3].iter().map(|id| project(id)).collect();
            let wanted = &scopes[0];
            let plan = json!({ "version": 1, "base": [], "add": [wanted] });
            page.open(&link(volume.id, &plan)).await;
            page.by_role("form", "Sign in").find().await;
            let token = page.server().token().await;
            page.by_role("textbox", "Access token").fill(&token).await;
            page.press_button("Sign in").await;
            page.has_text("This link contains a plan").await;
            page.has_address(&format!("/datavolumes/{}/sharing", volume.id))
                .await;
            page.audit().await;
            let copy = page.by_role("button", "Copy a link to this plan");
            copy.find().await;
            assert!(
                page.server().shares(volume.id).await.is_empty(),
                "it was applied"
            );
            page.press_button("Review changes").await;
            page.press_button("Apply changes").await;
            page.is_applied(volume.id, &BTreeSet::from([wanted.clone()]))
                .await;
            page.by_role("button", "Copy receipt").find().await;
            // The link is used up: a reload does not bring the plan back.
            page.reload().await;
            page.has_text("No changes yet.").await;
            page.open("/datavolumes").await;
            page.open(&format!("/datavolumes/{}/sharing#plan=%7B", volume.id))
                .await;
            page.has_text("The plan in this link can’t be used").await;
            // Somebody has removed a share since the link was made. The page stays: only the fragment changes.
            let plan = json!({ "version": 1, "base": [scopes[0], scopes[1]], "add": [scopes[2]] });
            page.open(&link(volume.id, &plan)).await;
            page.by_role("heading", "Sharing changed by someone else")
                .find()
                .await;
        })
        .await;
}
