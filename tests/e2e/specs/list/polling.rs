//! Polling of volumes in a transitional phase.

use datavolumes_contract::{CreateVolume, Endpoint, PvcName, Volume, VolumeId};

use crate::harness::{Spec, until};

const HOME: &str = "/datavolumes";

#[tokio::test]
async fn only_volumes_in_a_transitional_phase_are_polled() {
    Spec::with_records(60)
        .run(|page| async move {
            page.open_signed_in(HOME).await;
            page.has_rows("").await;
            let listed = page.server().list("").await.into_iter();
            let moving: Vec<VolumeId> = listed
                .filter(|volume| volume.status.phase.is_transitional())
                .map(|volume| volume.id)
                .collect();
            assert!(!moving.is_empty());
            let is_single = |path: &String| {
                let id = path.strip_prefix("/api/v1/datavolumes/");
                id.is_some_and(|id| id.parse::<VolumeId>().is_ok())
            };
            until("a volume is polled", || async {
                let requests: Vec<String> = page
                    .requests()
                    .await
                    .into_iter()
                    .filter(is_single)
                    .collect();
                let stray = requests.iter().find(|path| {
                    !moving
                        .iter()
                        .any(|id| **path == Endpoint::GetVolume(*id).path_and_query())
                });
                assert_eq!(
                    stray, None,
                    "a volume that is not in a transitional phase is polled"
                );
                (!requests.is_empty())
                    .then_some(())
                    .ok_or("nothing was requested".to_owned())
            })
            .await;
        })
        .await;
}

/// The request that creates a volume in the project of `origin`.
fn new_volume(origin: &Volume, name: &str) -> CreateVolume {
    CreateVolume {
        name: name.parse().expect("the name is valid"),
        description: None,
        origin_pvc_name: PvcName::new(format!("nothing-is-called-{name}")),
        project_id: origin.project_id.clone(),
        should_delete_original_volume: false,
        use_original_volume: None,
    }
}

#[tokio::test]
async fn a_hidden_page_sends_no_requests() {
    Spec::with_records(60)
        .not_in_webkit("a page whose window is minimized stays visible to it")
        .run(|page| async move {
            page.open_signed_in(HOME).await;
            page.has_rows("").await;
            let origin = page.server().list("").await.remove(0);
            let note = "const changes = window.visibilityChanges = [];
                document.addEventListener('visibilitychange', () =>
                    changes.push([document.hidden, performance.now()]));";
            page.script(note, []).await;
            let window = page.driver().get_window_rect().await;
            let window = window.expect("there is a window");
            let minimized = page.driver().minimize_window().await;
            minimized.expect("the window can be minimized");
            // Each creation takes longer than the polling interval.
            for name in ["first", "second"] {
                let made = page.server().create(&new_volume(&origin, name)).await;
                until("the creation has ended", || async {
                    let read = Endpoint::GetVolume(made.id);
                    let now: Volume = page.server().read(&read).await;
                    let phase = now.status.phase;
                    (!phase.is_transitional())
                        .then_some(())
                        .ok_or(phase.to_string())
                })
                .await;
            }
            let restored = page.driver().set_window_rect(
                window.x,
                window.y,
                u32::try_from(window.width).expect("a width is positive"),
                u32::try_from(window.height).expect("a height is positive"),
            );
            restored.await.expect("the window can be restored");
            until("the page is visible again", || async {
                let changes = page.script("return window.visibilityChanges", []).await;
                let states: Vec<bool> = changes
                    .as_array()
                    .into_iter()
                    .flatten()
                    .filter_map(|change| change[0].as_bool())
                    .collect();
                (states == [true, false])
                    .then_some(())
                    .ok_or(changes.to_string())
            })
            .await;
            let requests = "const [[, from], [, to]] = window.visibilityChanges;
                return performance.getEntriesByType('resource')
                    .filter(entry => entry.name.includes('/api/'))
                    .filter(entry => from < entry.startTime && entry.startTime < to)
                    .map(entry => entry.name);";
            assert_eq!(page.script(requests, []).await, serde_json::json!([]));
        })
        .await;
}

#[tokio::test]
async fn a_row_that_no_longer_matches_stays_until_the_list_is_updated() {
    Spec::with_records(60)
        .run(|page| async move {
            let origin = page.server().list("").await.remove(0);
            let query = "filterBy=phase==Creating";
            page.open_signed_in(&format!("{HOME}?{query}")).await;
            page.has_rows(query).await;
            let made = new_volume(&origin, "a-volume-in-the-making");
            page.server().create(&made).await;
            page.by_role("button", "Refresh").click().await;
            let row = page.by_role("link", "a-volume-in-the-making");
            row.find().await;
            page.has_text("1 data volume no longer matches the filter")
                .await;
            row.find().await;
            page.audit().await;
            page.by_role("button", "Update list").click().await;
            row.is_absent().await;
        })
        .await;
}
