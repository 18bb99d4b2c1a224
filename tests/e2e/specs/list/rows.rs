//! The rows of the table.

use datavolumes_contract::{Phase, Volume};
use serde_json::json;

use super::row_menu::button;
use crate::harness::{Spec, until};

#[tokio::test]
async fn rows_show_the_fields_of_their_volumes() {
    Spec::with_records(40)
        .run(|page| async move {
            page.open_signed_in("/datavolumes?limit=25&sortBy=projectId")
                .await;
            page.has_rows("limit=25&sortBy=projectId").await;
            let volumes = page.server().list("limit=25&sortBy=projectId").await;
            let column = |read: fn(&Volume) -> String| {
                volumes.iter().map(read).collect::<Vec<_>>()
            };
            for (header, expected) in [
                ("Name", column(|volume| volume.name.clone())),
                ("Project", column(|volume| volume.project_name.clone())),
                ("Project ID", column(|volume| volume.project_id.to_string())),
                (
                    "Origin PVC",
                    column(|volume| volume.origin_pvc_name.to_string()),
                ),
                (
                    "Created by",
                    column(|volume| volume.created_by.clone().unwrap_or_default()),
                ),
                (
                    "Description",
                    column(|volume| volume.description.clone().unwrap_or_default()),
                ),
            ] {
                assert_eq!(page.column(header).await, expected, "{header}");
            }
            let phases = page.column("Status").await;
            for (shown, volume) in phases.iter().zip(&volumes) {
                let raw = volume.status.phase.as_str();
                assert!(shown.contains(raw), "“{shown}” does not contain {raw}");
            }
            until("the names have replaced the ids", || async {
                let departments = page.column("Department").await;
                let clusters = page.column("Cluster").await;
                let is_id = |text: &String| {
                    volumes.iter().any(|volume| {
                        volume.department_id.as_str() == text || volume.cluster_id.as_str() == text
                    })
                };
                let is_named =
                    |texts: &[String]| !texts.iter().any(|text| text.is_empty() || is_id(text));
                (is_named(&departments) && is_named(&clusters))
                    .then_some(())
                    .ok_or_else(|| format!("{departments:?} {clusters:?}"))
            })
            .await;
            let script = "return [...document.querySelectorAll('tbody:not([aria-hidden]) time')]
                .map(time => !Number.isNaN(Date.parse(time.dateTime)) && /^now$| ago$/.test(time.textContent))";
            let times = page.script(script, []).await;
            let times = times.as_array().expect("the script gives a list").clone();
            assert!(times.len() >= 20, "{} times", times.len());
            assert!(times.iter().all(|is_good| is_good == true), "{times:?}");
        })
        .await;
}

/// The rows as HTML, without the relative times, which depend on the moment.
const ROWS_AS_HTML: &str = "
    const body = document.querySelector('tbody:not([aria-hidden])').cloneNode(true);
    for (const time of body.querySelectorAll('time')) time.textContent = '';
    return [...body.rows].map(row => row.outerHTML)";

#[tokio::test]
async fn a_reused_row_shows_nothing_of_its_volume_before() {
    Spec::with_records(60)
        .run(|page| async move {
            // Rows without times and rows with messages take turns.
            page.open_signed_in("/datavolumes?limit=10&sortBy=phase")
                .await;
            page.has_rows("limit=10&sortBy=phase").await;
            page.press_header("Status").await;
            page.has_rows("limit=10&sortBy=phase&sortOrder=desc").await;
            let odd = json!({ "path": "/api/v1/", "times": 99, "fault": { "kind": "oddEntries" } });
            page.server().fault(odd).await;
            page.press_header("Name").await;
            page.has_text("can’t be read").await;
            page.server().clear_faults().await;
            page.press_header("Project").await;
            let query = "limit=10&sortBy=projectName";
            page.has_rows(query).await;
            let reused = page.script(ROWS_AS_HTML, []).await;
            page.reload().await;
            page.has_rows(query).await;
            until("new rows are the same", || async {
                let new = page.script(ROWS_AS_HTML, []).await;
                (new == reused)
                    .then_some(())
                    .ok_or_else(|| format!("new: {new}, reused: {reused}"))
            })
            .await;
        })
        .await;
}

#[tokio::test]
async fn the_focus_stays_in_its_row_when_another_row_is_removed_and_when_its_phase_changes() {
    Spec::with_records(120)
        .window(1280, 500)
        .run(|page| async move {
            let server = page.server();
            // The deletion of a shared volume takes some seconds.
            let is_shared = |volume: &Volume| volume.shared_scopes.iter().flatten().count() > 0;
            let deleted = server.find_volume(is_shared).await;
            let all = server.list("limit=500").await;
            let place = all.iter().position(|volume| volume.id == deleted.id);
            let place = place.expect("it is listed");
            let below = &all[place + 5];
            server.delete(deleted.id).await;
            page.open_signed_in("/datavolumes?limit=500").await;
            page.has_rows("limit=500").await;
            let link = page.by_role("link", below.name.clone());
            link.focus().await;
            page.by_role("link", deleted.name.clone()).is_absent().await;
            link.is_focused().await;
            // The menu button of another row can be focused.
            let menu = button(&page, &all[place + 7]);
            menu.focus().await;
            menu.is_focused().await;
            let is_shared_with_message =
                |volume: &Volume| is_shared(volume) && volume.status.phase_message.is_some();
            let volume = server
                .find_volume_in(Phase::NotReady, is_shared_with_message)
                .await;
            let query = format!("filterBy=name=={}", volume.name);
            page.open(&format!("/datavolumes?{query}")).await;
            page.has_rows(&query).await;
            let focus = "document.querySelector('tbody [data-column=status] [tabindex]').focus()";
            page.script(focus, []).await;
            server.delete(volume.id).await;
            // Without the focus.
            page.by_role("button", "Refresh").click_by_script().await;
            page.has_focus(
                "the phase has another badge",
                &format!("checkbox Select {}", volume.name),
            )
            .await;
        })
        .await;
}
