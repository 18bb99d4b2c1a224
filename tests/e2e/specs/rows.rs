//! The rows of the table.

use datavolumes_contract::{CreateVolume, PvcName};

use crate::harness::{Name, Spec, until};

const HOME: &str = "/datavolumes";

#[tokio::test]
async fn rows_show_the_fields_of_their_volumes() {
    Spec::with_records(40)
        .run(|page| async move {
            page.open_signed_in("/datavolumes?limit=25&sortBy=projectId")
                .await;
            page.has_rows("limit=25&sortBy=projectId").await;
            let volumes = page.server().list("limit=25&sortBy=projectId").await;
            let column = |read: fn(&datavolumes_contract::Volume) -> String| {
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
                .map(time => !Number.isNaN(Date.parse(time.dateTime)) && /ago|in |now|yesterday|last/.test(time.innerText))";
            let times = page.script(script, []).await;
            let times = times.as_array().expect("the script gives a list").clone();
            assert!(times.len() >= 20, "{} times", times.len());
            assert!(times.iter().all(|is_good| is_good == true), "{times:?}");
        })
        .await;
}

#[tokio::test]
async fn a_volume_that_is_being_made_is_watched_until_it_is_done() {
    Spec::with_records(60)
        .run(|page| async move {
            let origin = page.server().list("").await.remove(0);
            let new = CreateVolume {
                name: "a-volume-in-the-making".parse().expect("the name is valid"),
                description: None,
                origin_pvc_name: PvcName::new("nothing-is-called-so"),
                project_id: origin.project_id,
                should_delete_original_volume: false,
                use_original_volume: None,
            };
            let query = "sortBy=createdAt&sortOrder=desc";
            page.open_signed_in(&format!("{HOME}?{query}")).await;
            page.has_rows(query).await;
            page.server().create(&new).await;
            page.by_role("button", "Refresh").click().await;
            let link = page.by_role("link", "a-volume-in-the-making");
            link.focus().await;
            let phase = page.column("Status").await.remove(0);
            assert!(phase.contains("Creating"), "{phase}");
            until("the phase has changed by itself", || async {
                let phase = page.column("Status").await.remove(0);
                phase.contains("NotReady").then_some(()).ok_or(phase)
            })
            .await;
            link.is_focused().await;
            page.by_role("row", Name::Containing("a-volume-in-the-making".to_owned()))
                .find()
                .await;
        })
        .await;
}
