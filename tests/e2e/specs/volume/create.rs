//! Creating a volume.

use datavolumes_contract::org::ProjectPage;
use datavolumes_contract::{
    DirectoryQuery, Endpoint, Phase, ScopeType, SharedScope, Volume, VolumeName,
};

use crate::harness::{Name, Page, Spec, until};

pub(in crate::specs) const NEW: &str = "/datavolumes/new";

/// Opens the form as the administrator.
pub(in crate::specs) async fn open(page: &Page) {
    page.open_signed_in(NEW).await;
    page.by_role("form", "New data volume").find().await;
}

/// The id and name of the first project in the directory.
pub(in crate::specs) async fn project(page: &Page) -> (String, String) {
    let directory = Endpoint::ListProjects(DirectoryQuery::default());
    let found: ProjectPage = page.server().read(&directory).await;
    let project = &found.projects[0];
    (project.id.to_string(), project.name.clone())
}

/// Chooses a project by its name.
pub(in crate::specs) async fn choose_project(page: &Page, name: &str) {
    page.by_role("combobox", "Project").fill(name).await;
    let option = page.by_role("option", Name::Containing(name.to_owned()));
    until("the project is offered", || async {
        let found = option.all().await;
        let first = found.first().ok_or("there is none")?;
        first.click().await.map_err(|error| error.to_string())
    })
    .await;
    let chosen = page.by_role("combobox", "Project");
    until("the project is chosen", || async {
        let value = chosen.value().await;
        (value == name).then_some(()).ok_or(value)
    })
    .await;
}

/// Fills in the required fields.
pub(in crate::specs) async fn fill(page: &Page, name: &str) {
    let (_, project) = project(page).await;
    choose_project(page, &project).await;
    page.control("Origin PVC").fill("pvc-of-spec").await;
    page.by_role("textbox", "Name").fill(name).await;
}

pub(in crate::specs) async fn submit(page: &Page) {
    page.by_role("button", "Create data volume").click().await;
}

/// The volumes with this name.
pub(in crate::specs) async fn volumes_named(page: &Page, name: &str) -> Vec<Volume> {
    page.server()
        .list(&format!("filterBy=name%3D%3D{name}"))
        .await
}

/// Waits for the detail page of the only volume with this name.
pub(in crate::specs) async fn shows_created(page: &Page, name: &str) -> Volume {
    page.by_role("heading", name.to_owned()).find().await;
    let mut found = volumes_named(page, name).await;
    assert_eq!(found.len(), 1, "there are {} volumes “{name}”", found.len());
    let volume = found.remove(0);
    page.has_address(&format!("/datavolumes/{}", volume.id))
        .await;
    page.server().read(&Endpoint::GetVolume(volume.id)).await
}

#[tokio::test]
async fn a_volume_is_created_shared_and_polled_until_it_is_ready() {
    Spec::with_records(40)
        .run(|page| async move {
            // The PVC of a deleted volume can be used again.
            let old = page.server().list("filterBy=phase==Ready").await.remove(0);
            page.server().delete(old.id).await;
            until("the volume is gone", || async {
                let exists = page.server().volume_exists(old.id).await;
                (!exists).then_some(()).ok_or("it still exists".to_owned())
            })
            .await;
            page.open_signed_in("/datavolumes").await;
            page.by_role("button", "New data volume").click().await;
            page.has_address(NEW).await;
            let form = page.by_role("form", "New data volume");
            form.find().await;
            page.audit().await;
            choose_project(&page, &old.project_name).await;
            let pvc = page.control("Origin PVC").within(&form);
            pvc.fill(old.origin_pvc_name.as_str()).await;
            page.by_role("textbox", "Name").fill("made-by-hand").await;
            page.by_role("textbox", "Description").fill("For 🦀").await;
            page.by_role("combobox", "Share with").click().await;
            let scopes = page.by_role("option", Name::Containing("department".to_owned()));
            until("a department is offered", || async {
                let found = scopes.all().await;
                let first = found.first().ok_or("there is none")?;
                first.click().await.map_err(|error| error.to_string())
            })
            .await;
            page.by_role("list", "Will be shared with").find().await;
            page.audit().await;
            submit(&page).await;
            let made = shows_created(&page, "made-by-hand").await;
            assert_eq!(made.project_id, old.project_id);
            assert_eq!(made.origin_pvc_name, old.origin_pvc_name);
            assert_eq!(made.description.as_deref(), Some("For 🦀"));
            assert!(!made.should_delete_original_volume);
            let shares = made.shared_scopes.unwrap_or_default();
            assert_eq!(shares.len(), 1);
            assert_eq!(shares[0].scope_type, ScopeType::Department);
            page.has_text("“made-by-hand” was created").await;
            // What has the focus keeps it when the phase changes.
            let edit = page.by_role("button", "Edit description");
            edit.focus().await;
            page.has_text("No issues").await;
            edit.is_focused().await;
            let now: Volume = page.server().read(&Endpoint::GetVolume(made.id)).await;
            assert_eq!(now.status.phase, Phase::Ready);
            page.back().await;
            page.has_address("/datavolumes").await;
        })
        .await;
}

#[tokio::test]
async fn a_copy_has_another_name_and_no_pvc_and_without_its_source_the_form_still_works() {
    Spec::with_records(60)
        .run(|page| async move {
            let mut source = None;
            for id in page.server().ids("limit=60").await {
                let volume: Volume = page.server().read(&Endpoint::GetVolume(id)).await;
                let shares = volume.shared_scopes.as_ref().map_or(0, Vec::len);
                if volume.description.is_some() && (1..=10).contains(&shares) {
                    source = Some(volume);
                    break;
                }
            }
            let source = source.expect("a volume with a description and shares");
            page.open_signed_in(&format!("{NEW}?from={}", source.id))
                .await;
            page.has_text("each PVC can back one data volume").await;
            let value = |role, name: &'static str| {
                let field = page.by_role(role, name);
                async move { field.value().await }
            };
            until("the form is filled in", || async {
                let name = value("textbox", "Name").await;
                (!name.is_empty())
                    .then_some(())
                    .ok_or("it is empty".to_owned())
            })
            .await;
            assert_eq!(value("combobox", "Project").await, source.project_name);
            assert_eq!(page.control("Origin PVC").value().await, "");
            assert_eq!(
                Some(value("textbox", "Description").await),
                source.description
            );
            let name = value("textbox", "Name").await;
            assert_ne!(name, source.name);
            assert!(name.parse::<VolumeName>().is_ok(), "{name}");
            // Without input the form can be left without confirmation.
            page.back_link().click().await;
            page.has_address("/datavolumes").await;
            page.back().await;
            page.control("Origin PVC").fill("pvc-of-copy").await;
            page.audit().await;
            submit(&page).await;
            let copy = shows_created(&page, &name).await;
            let scopes = |volume: &Volume| {
                let shares = volume.shared_scopes.iter().flatten();
                let mut scopes: Vec<_> = shares.map(SharedScope::scope).collect();
                scopes.sort();
                scopes
            };
            assert_eq!(scopes(&copy), scopes(&source));
            assert_eq!(copy.description, source.description);
            page.open(&format!("{NEW}?from=71f69d83-ba66-4822-adf5-55ce55efd210"))
                .await;
            page.has_text("to copy could not be loaded").await;
            fill(&page, "made-anyway").await;
            submit(&page).await;
            shows_created(&page, "made-anyway").await;
        })
        .await;
}
