//! The page of one volume.

use datavolumes_contract::{Endpoint, Phase, Volume};
use thirtyfour::Key;

use crate::harness::{Name, Page, Spec};

const HOME: &str = "/datavolumes";

/// The volume at `index` with everything that the API tells about it.
async fn volume(page: &Page, index: usize) -> Volume {
    let id = page.server().ids("limit=500").await[index];
    page.server().read(&Endpoint::GetVolume(id)).await
}

async fn open(page: &Page, volume: &Volume) {
    page.open_signed_in(&format!("{HOME}/{}", volume.id)).await;
    page.by_role("heading", volume.name.clone()).find().await;
}

#[tokio::test]
async fn every_field_of_a_volume_is_shown() {
    Spec::with_records(40)
        .run(|page| async move {
            let volumes = page.server().list("limit=500").await;
            let described = volumes
                .iter()
                .position(|volume| volume.description.is_some());
            let volume = volume(&page, described.expect("one has a description")).await;
            open(&page, &volume).await;
            page.audit().await;
            let shown = page.text().await;
            let optional = [
                &volume.description,
                &volume.created_by,
                &volume.updated_by,
                &volume.status.phase_message,
                &volume.status.datavolume_pvc_name,
                &volume.status.datavolume_pv_name,
            ];
            let expected = [
                volume.id.to_string(),
                volume.name.clone(),
                volume.origin_pvc_name.to_string(),
                volume.project_id.to_string(),
                volume.project_name.clone(),
                volume.department_id.to_string(),
                volume.cluster_id.to_string(),
                volume.status.phase.to_string(),
            ];
            let optional = optional.into_iter().flatten().cloned();
            let scopes = volume.shared_scopes.iter().flatten();
            let scopes = scopes.map(|scope| scope.scope_name.clone());
            for text in expected.into_iter().chain(optional).chain(scopes) {
                assert!(shown.contains(&text), "“{text}” is not shown in:\n{shown}");
            }
        })
        .await;
}

#[tokio::test]
async fn a_volume_with_issues_says_why_and_what_helps() {
    Spec::with_records(200)
        .run(|page| async move {
            let ill = page
                .server()
                .list("filterBy=phase==NotReady&limit=500")
                .await;
            let unbound = ill.iter().find(|volume| {
                let reasons = volume.status.conditions.iter();
                let mut reasons = reasons.filter_map(|condition| condition.reason.as_deref());
                reasons.any(|reason| reason == "OriginalPvcNotBound")
            });
            let volume = unbound.expect("an unbound volume is among them");
            assert_eq!(volume.status.phase, Phase::NotReady);
            open(&page, volume).await;
            page.says("OriginalPvcNotBound").await;
            page.says("What it means").await;
            page.says("What to do").await;
            page.audit().await;
        })
        .await;
}

#[tokio::test]
async fn the_api_panel_shows_the_request_without_the_token() {
    Spec::with_records(5)
        .run(|page| async move {
            let volume = volume(&page, 0).await;
            open(&page, &volume).await;
            let token = page.held_token().await.expect("the tab holds a token");
            page.by_role("main", Name::Any).find().await;
            page.script("document.querySelector('details summary').click()", [])
                .await;
            page.says("curl").await;
            page.says("$TOKEN").await;
            page.says(&format!(
                "{}/api/v1/datavolumes/{}",
                page.server().address(),
                volume.id
            ))
            .await;
            page.says("\"originPvcName\"").await;
            let markup = "return document.documentElement.outerHTML";
            let markup = page.script(markup, []).await.to_string();
            assert!(!markup.contains(&token), "the token is on the page");
        })
        .await;
}

#[tokio::test]
async fn an_id_can_be_copied() {
    Spec::with_records(5)
        .run(|page| async move {
            let volume = volume(&page, 0).await;
            open(&page, &volume).await;
            page.by_role("button", "Copy ID").click().await;
            page.says("copied").await;
            // What was copied is what a paste brings.
            page.open("/datavolumes").await;
            page.by_role("searchbox", "Filter by name").focus().await;
            page.press_with(Key::Control, "v").await;
            let pasted = page.by_role("searchbox", "Filter by name").value().await;
            assert_eq!(pasted, volume.id.to_string());
        })
        .await;
}

#[tokio::test]
async fn a_row_leads_to_its_page_and_back_leads_to_the_same_view() {
    Spec::with_records(120)
        .run(|page| async move {
            let query = "offset=10&limit=10&sortBy=name&sortOrder=desc";
            page.open_signed_in(&format!("{HOME}?{query}")).await;
            page.shows(query).await;
            let volume = page.server().list(query).await.remove(4);
            let link = page.by_role("link", volume.name.clone());
            link.click().await;
            page.has_address(&format!("{HOME}/{}", volume.id)).await;
            page.by_role("heading", volume.name.clone()).find().await;
            let title = page.script("return document.title", []).await;
            assert!(
                title.to_string().contains(&volume.name),
                "the title is {title}"
            );
            page.back().await;
            page.has_address(&format!("{HOME}?{query}")).await;
            page.shows(query).await;
        })
        .await;
}

#[tokio::test]
async fn a_volume_survives_a_reload_and_a_hard_link() {
    Spec::with_records(5)
        .run(|page| async move {
            let volume = volume(&page, 2).await;
            open(&page, &volume).await;
            page.reload().await;
            page.by_role("heading", volume.name).find().await;
        })
        .await;
}
