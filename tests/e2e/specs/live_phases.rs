//! Volumes that change by themselves while somebody looks at them.

use datavolumes_contract::{CreateVolume, Endpoint, PvcName, Volume, VolumeId};

use super::row_menu::button;
use crate::harness::{Name, Page, Spec, until};

const HOME: &str = "/datavolumes";

async fn is_shared(page: &Page) -> Volume {
    let is_shared = |volume: &Volume| volume.shared_scopes.iter().flatten().count() > 0;
    page.server().volume_where(is_shared).await
}

#[tokio::test]
async fn a_creation_that_is_stuck_says_so() {
    Spec::with_records(60)
        .run(|page| async move {
            let query = "filterBy=phase==Creating";
            let volume = page.server().list(query).await.remove(0);
            page.open_signed_in(&format!("{HOME}?{query}")).await;
            page.shows(query).await;
            let row = page.by_role("row", Name::Containing(volume.name.clone()));
            assert!(row.text().await.contains("Still creating"));
            page.open(&format!("{HOME}/{}", volume.id)).await;
            page.says("It has been in creation for").await;
            page.says("Still creating").await;
            page.audit().await;
        })
        .await;
}

#[tokio::test]
async fn only_volumes_on_their_way_are_asked_for() {
    Spec::with_records(60)
        .run(|page| async move {
            page.open_signed_in(HOME).await;
            page.shows("").await;
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
            until("each of them has been looked at", || async {
                let asked: Vec<String> = page
                    .requests()
                    .await
                    .into_iter()
                    .filter(is_single)
                    .collect();
                let stray = asked.iter().find(|path| {
                    !moving
                        .iter()
                        .any(|id| **path == Endpoint::GetVolume(*id).path_and_query())
                });
                assert_eq!(stray, None, "a volume that rests is asked for");
                (!asked.is_empty())
                    .then_some(())
                    .ok_or("nothing was asked".to_owned())
            })
            .await;
        })
        .await;
}

#[tokio::test]
async fn focus_and_scroll_stay_with_a_volume_when_a_row_above_it_goes() {
    Spec::with_records(60)
        .window(1280, 500)
        .run(|page| async move {
            let going = is_shared(&page).await;
            let all = page.server().list("limit=100").await;
            let place = all.iter().position(|volume| volume.id == going.id);
            let place = place.expect("it is listed");
            let below = &all[place + 5];
            page.server().delete(going.id).await;
            page.open_signed_in(&format!("{HOME}?limit=100")).await;
            page.shows("limit=100").await;
            let link = page.by_role("link", below.name.clone());
            link.focus().await;
            page.by_role("link", going.name.clone()).none().await;
            link.is_focused().await;
            // What was chosen in the row stays chosen, too.
            let menu = button(&page, &all[place + 7]);
            menu.focus().await;
            menu.is_focused().await;
        })
        .await;
}

/// What makes a volume in the project of `origin`.
fn in_the_making(origin: &Volume, name: &str) -> CreateVolume {
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
async fn nothing_is_asked_for_while_nobody_looks() {
    Spec::with_records(60)
        .run(|page| async move {
            page.open_signed_in(HOME).await;
            page.shows("").await;
            let origin = page.server().list("").await.remove(0);
            let note = "const turns = window.turns = [];
                document.addEventListener('visibilitychange', () =>
                    turns.push([document.hidden, performance.now()]));";
            page.script(note, []).await;
            let seen = page.driver().window().await.expect("there is a window");
            let other = page.driver().new_tab().await.expect("a tab can be opened");
            let switched = page.driver().switch_to_window(other).await;
            switched.expect("the other tab is there");
            // Twice the time after which a volume on its way would be asked for.
            for name in ["first", "second"] {
                let made = page.server().create(&in_the_making(&origin, name)).await;
                until("it has been made", || async {
                    let read = Endpoint::GetVolume(made.id);
                    let now: Volume = page.server().read(&read).await;
                    let phase = now.status.phase;
                    (!phase.is_transitional())
                        .then_some(())
                        .ok_or(phase.to_string())
                })
                .await;
            }
            page.driver().close_window().await.expect("the tab closes");
            let switched = page.driver().switch_to_window(seen).await;
            switched.expect("the first tab is there");
            until("it is looked at again", || async {
                let turns = page.script("return window.turns", []).await;
                let states: Vec<bool> = turns
                    .as_array()
                    .into_iter()
                    .flatten()
                    .filter_map(|turn| turn[0].as_bool())
                    .collect();
                (states == [true, false])
                    .then_some(())
                    .ok_or(turns.to_string())
            })
            .await;
            let asked = "const [[, from], [, to]] = window.turns;
                return performance.getEntriesByType('resource')
                    .filter(entry => entry.name.includes('/api/'))
                    .filter(entry => from < entry.startTime && entry.startTime < to)
                    .map(entry => entry.name);";
            assert_eq!(page.script(asked, []).await, serde_json::json!([]));
        })
        .await;
}

#[tokio::test]
async fn the_page_of_a_volume_follows_its_phase() {
    Spec::with_records(60)
        .run(|page| async move {
            let origin = page.server().list("").await.remove(0);
            let new = in_the_making(&origin, "a-volume-in-the-making");
            let made = page.server().create(&new).await;
            page.open_signed_in(&format!("{HOME}/{}", made.id)).await;
            let edit = page.by_role("button", "Edit description");
            edit.focus().await;
            page.says("NotReady").await;
            // A PVC that is not there is not told to be mounted once.
            page.says("There is no PVC of this name").await;
            edit.is_focused().await;
        })
        .await;
}

#[tokio::test]
async fn what_keeps_a_volume_from_being_ready_is_explained() {
    Spec::with_records(1500)
        .run(|page| async move {
            let ill = page
                .server()
                .list("filterBy=phase==NotReady&limit=500")
                .await;
            let cases = [
                (
                    "OriginalPvcNotBound",
                    "is not bound",
                    "not bound to a volume yet",
                ),
                (
                    "OriginalPvcNotBound",
                    "was not found",
                    "There is no PVC of this name",
                ),
                (
                    "ErrorCreatingPvc",
                    "",
                    "The copy of the PVC could not be made",
                ),
            ];
            page.open_signed_in(HOME).await;
            for (reason, message, meaning) in cases {
                let volume = ill.iter().find(|volume| {
                    volume.status.conditions.iter().any(|condition| {
                        condition.reason.as_deref() == Some(reason)
                            && condition
                                .message
                                .as_deref()
                                .unwrap_or_default()
                                .contains(message)
                    })
                });
                let volume = volume.unwrap_or_else(|| panic!("no volume with {reason} {message}"));
                page.open(&format!("{HOME}/{}", volume.id)).await;
                page.says(meaning).await;
                page.says("What to do").await;
            }
        })
        .await;
}
