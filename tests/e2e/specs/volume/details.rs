//! The detail page of a volume.

use datavolumes_contract::{Endpoint, Phase, Volume};
use thirtyfour::Key;

use crate::harness::{Name, Page, Spec, until};

const HOME: &str = "/datavolumes";

/// The volume at `index` of the list, with its shares.
async fn volume(page: &Page, index: usize) -> Volume {
    let id = page.server().ids("limit=500").await[index];
    page.server().read(&Endpoint::GetVolume(id)).await
}

async fn open(page: &Page, volume: &Volume) {
    page.open_signed_in(&format!("{HOME}/{}", volume.id)).await;
    page.by_role("heading", volume.name.clone()).find().await;
}

#[tokio::test]
async fn every_field_of_a_volume_is_shown_and_its_request_without_the_token() {
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
            let token = page.token().await.expect("the tab has a token");
            page.script("document.querySelector('details summary').click()", [])
                .await;
            page.has_text("curl").await;
            page.has_text("$TOKEN").await;
            page.has_text(&format!(
                "{}/api/v1/datavolumes/{}",
                page.server().address(),
                volume.id
            ))
            .await;
            page.has_text("\"originPvcName\"").await;
            let markup = "return document.documentElement.outerHTML";
            let markup = page.script(markup, []).await.to_string();
            assert!(!markup.contains(&token), "the token is on the page");
        })
        .await;
}

#[tokio::test]
async fn a_volume_that_is_not_ready_shows_the_reason_and_a_remedy_and_a_stuck_one_a_warning() {
    Spec::with_records(200)
        .run(|page| async move {
            let not_ready = page
                .server()
                .list("filterBy=phase==NotReady&limit=500")
                .await;
            let unbound = not_ready.iter().find(|volume| {
                let reasons = volume.status.conditions.iter();
                let mut reasons = reasons.filter_map(|condition| condition.reason.as_deref());
                reasons.any(|reason| reason == "OriginalPvcNotBound")
            });
            let volume = unbound.expect("an unbound volume is among them");
            assert_eq!(volume.status.phase, Phase::NotReady);
            open(&page, volume).await;
            page.has_text("OriginalPvcNotBound").await;
            page.has_text("Cause").await;
            page.has_text("Fix").await;
            page.audit().await;
            let query = "filterBy=phase==Creating";
            let stuck = page.server().list(query).await.remove(0);
            page.open(&format!("{HOME}?{query}")).await;
            page.has_rows(query).await;
            let row = page.by_role("row", Name::Containing(stuck.name.clone()));
            assert!(row.text().await.contains("Still creating"));
            page.by_role("link", stuck.name).click().await;
            page.has_text("Creating for").await;
            page.has_text("Still creating").await;
            page.audit().await;
        })
        .await;
}

#[tokio::test]
async fn the_list_is_walked_from_volume_to_volume_across_its_pages() {
    Spec::with_records(25)
        .run(|page| async move {
            page.open_signed_in("/datavolumes?limit=10&sortBy=name")
                .await;
            let volumes = page.server().list("sortBy=name&limit=25").await;
            page.has_rows("limit=10&sortBy=name").await;
            page.by_role("link", volumes[8].name.as_str()).click().await;
            page.by_role("heading", volumes[8].name.as_str())
                .find()
                .await;
            page.by_role("link", format!("Next: {}", volumes[9].name))
                .focus()
                .await;
            for index in [9, 10, 11] {
                page.press(Key::Enter).await;
                page.by_role("heading", volumes[index].name.as_str())
                    .find()
                    .await;
                let next = page.by_role("link", format!("Next: {}", volumes[index + 1].name));
                next.is_focused().await;
            }
            page.by_role("link", format!("Previous: {}", volumes[10].name))
                .find()
                .await;
            // One that was deleted since is no dead end.
            page.server().delete(volumes[12].id).await;
            until("it is gone", || async {
                let exists = page.server().volume_exists(volumes[12].id).await;
                (!exists)
                    .then_some(())
                    .ok_or_else(|| "it exists".to_owned())
            })
            .await;
            page.press(Key::Enter).await;
            page.has_text("does not exist").await;
            page.by_role("link", format!("Previous: {}", volumes[11].name))
                .find()
                .await;
            page.by_role("link", format!("Next: {}", volumes[13].name))
                .click()
                .await;
            page.by_role("heading", volumes[13].name.as_str())
                .find()
                .await;
            // However far the user has gone, Back leads to the list.
            page.back().await;
            page.has_rows("limit=10&sortBy=name").await;
        })
        .await;
}
