//! Every screen and state passes the rules of axe-core, in both themes, on a desktop and on a phone.

use serde_json::json;

use crate::harness::{Name, Page, Spec, project};

const HOME: &str = "/datavolumes";
/// Ten rows follow the same rules as fifty, in a fifth of the time.
const SHORT_LIST: &str = "/datavolumes?limit=10";
const DESKTOP: (u32, u32) = (1440, 900);
const PHONE: (u32, u32) = (375, 812);

async fn on_each_size<F>(records: u32, body: fn(Page) -> F)
where
    F: Future<Output = ()> + Send + 'static,
{
    for (width, height) in [DESKTOP, PHONE] {
        Spec::with_records(records)
            .window(width, height)
            .run(body)
            .await;
    }
}

/// Opens what the button `name` opens, checks it as `what`, and closes it.
async fn check_panel(page: &Page, name: &'static str, what: &str) {
    page.by_role("button", name).click().await;
    page.has_no_violations(what).await;
    page.press(thirtyfour::Key::Escape).await;
}

#[tokio::test]
async fn the_list_and_its_panels_pass_the_rules() {
    on_each_size(30, |page| async move {
        page.open("/sign-in").await;
        page.by_role("heading", "Try a demo account").find().await;
        page.has_no_violations("sign-in").await;
        page.press_button("Sign in").await;
        page.has_text("Enter a client ID").await;
        page.has_no_violations("sign-in with an error").await;
        page.open_signed_in(SHORT_LIST).await;
        page.has_rows("limit=10").await;
        page.has_no_violations("list").await;
        check_panel(&page, "Add filter", "filters").await;
        check_panel(&page, "Columns", "columns").await;
        check_panel(&page, "Saved views", "saved views").await;
        check_panel(&page, "Theme", "theme").await;
        // A phone has no keyboard.
        if !page
            .by_role("button", "Keyboard shortcuts")
            .all()
            .await
            .is_empty()
        {
            check_panel(&page, "Keyboard shortcuts", "shortcuts").await;
        }
        check_panel(&page, "Requests", "requests").await;
        page.by_role("button", "Export").click().await;
        page.by_role("dialog", "Export data volumes").find().await;
        page.has_no_violations("export").await;
        page.press(thirtyfour::Key::Escape).await;
        page.open(&format!(
            "{SHORT_LIST}&filterBy=phase==Ready&sortBy=nonsense"
        ))
        .await;
        page.has_text("not a field you can sort by").await;
        page.page_checkbox().click().await;
        page.has_no_violations("filtered and selected").await;
        page.by_role("button", "Delete")
            .within(&page.selection())
            .click()
            .await;
        page.by_role("heading", "Review deletion").find().await;
        page.has_no_violations("bulk delete").await;
    })
    .await;
}

#[tokio::test]
async fn the_palette_and_bulk_sharing_pass_the_rules() {
    on_each_size(60, |page| async move {
        page.open_signed_in(SHORT_LIST).await;
        page.has_rows("limit=10").await;
        page.by_role("button", "Search or run a command")
            .click()
            .await;
        let palette = page.by_role("combobox", "Search or run a command");
        palette.fill("delete zzz").await;
        page.has_text("has “zzz” in its name").await;
        page.has_no_violations("palette without a match").await;
        palette.fill("not ready").await;
        page.by_role("option", Name::Containing("Status is not Ready".to_owned()))
            .find()
            .await;
        page.has_no_violations("palette").await;
        page.press(thirtyfour::Key::Escape).await;
        page.page_checkbox().click().await;
        page.by_role("button", "Share")
            .within(&page.selection())
            .click()
            .await;
        let volumes = page.server().list("").await;
        let volume = page.server().volume(volumes[0].id).await;
        let (_, name) = page.server().other_department(&volume).await;
        page.toggle_scope(&name).await;
        page.has_no_violations("bulk sharing").await;
        page.press_button("Review changes").await;
        page.by_role("heading", "Review changes").find().await;
        page.has_no_violations("review of bulk sharing").await;
    })
    .await;
}

#[tokio::test]
async fn lists_without_rows_pass_the_rules() {
    on_each_size(5, |page| async move {
        page.open_signed_in(&format!("{HOME}?filterBy=name==nothing"))
            .await;
        page.has_text("No data volume matches all filters").await;
        page.has_no_violations("no match").await;
        page.open(&format!("{HOME}?offset=500")).await;
        page.has_text("past the last page").await;
        page.has_no_violations("past the end").await;
        page.open(&format!("{HOME}?requestType=UsableInProject"))
            .await;
        page.has_text("Choose a project").await;
        page.has_no_violations("no project").await;
        page.server().reject_list_requests(500, 1).await;
        page.open(HOME).await;
        page.has_alert("could not be loaded").await;
        page.has_no_violations("failed").await;
        page.open(HOME).await;
        page.has_rows("").await;
        let busy = json!({ "kind": "status", "status": 503, "retryAfter": 60 });
        let everything = json!({ "path": "/api/v1/", "times": 999, "fault": busy });
        page.server().fault(everything).await;
        page.by_role("button", "Refresh").click().await;
        page.by_role("button", "Retry now").find().await;
        page.has_no_violations("outdated rows").await;
        page.server().clear_faults().await;
        page.open("/nowhere").await;
        page.by_role("heading", "Page not found").find().await;
        page.has_no_violations("not found").await;
        page.open_as("demo-guest", HOME).await;
        page.has_text("don’t have permission to see data volumes")
            .await;
        page.has_no_violations("forbidden").await;
        page.table().is_absent().await;
        page.by_role("button", "Retry").is_absent().await;
        let text = page.text().await.to_lowercase();
        assert!(!text.contains("no data volumes yet"), "{text}");
    })
    .await;
}

#[tokio::test]
async fn a_volume_and_the_forms_pass_the_rules() {
    on_each_size(60, |page| async move {
        page.open_signed_in(SHORT_LIST).await;
        page.has_rows("limit=10").await;
        let failing = page.server().list("filterBy=phase==NotReady").await;
        let volume = failing.first().expect("a volume is not ready");
        page.open(&format!("{HOME}/{}", volume.id)).await;
        page.by_role("heading", "Sharing map").find().await;
        page.has_no_violations("details").await;
        page.press_button("Edit description").await;
        page.by_role("dialog", "Edit description").find().await;
        page.has_no_violations("description").await;
        page.press_button("Cancel").await;
        page.press_button("Delete").await;
        page.has_text("You can’t undo this").await;
        page.has_no_violations("delete").await;
        page.open("/datavolumes/new").await;
        page.press_button("Create data volume").await;
        page.has_text("Enter the name of the PVC").await;
        page.has_no_violations("create with errors").await;
    })
    .await;
}

#[tokio::test]
async fn the_sharing_editor_passes_the_rules() {
    on_each_size(60, |page| async move {
        let volume = page.server().unshared_volume().await;
        let (_, name) = page.server().other_department(&volume).await;
        page.open_sharing(&volume).await;
        page.toggle_scope(&name).await;
        page.has_no_violations("tree").await;
        page.press_button("Review changes").await;
        page.by_role("heading", "Effect").find().await;
        page.has_no_violations("review").await;
        let projects = page.server().other_projects(&volume).await;
        page.server()
            .add_shares(volume.id, [project(&projects[0])])
            .await;
        page.press_button("Apply changes").await;
        page.by_role("heading", Name::Containing("Sharing changed".to_owned()))
            .find()
            .await;
        page.has_no_violations("merge").await;
        page.review_and_apply().await;
        page.has_text("updated and verified").await;
        page.has_no_violations("done").await;
    })
    .await;
}
