//! The work of a data administrator, with the keyboard alone.

use datavolumes_contract::{Phase, ScopeType, Volume};
use thirtyfour::Key;

use crate::harness::{Locator, Name, Page, Spec, until};
use crate::specs::volume::create::{project, volumes_named};

/// The main part of the page.
fn main(page: &Page) -> Locator {
    page.by_role("main", Name::Any)
}

async fn sign_in(page: &Page) {
    page.open("/sign-in").await;
    page.by_role("form", "Sign in").find().await;
    page.tab_to(&page.by_role("textbox", "Client ID")).await;
    page.press("demo-admin").await;
    page.press(Key::Tab).await;
    page.has_focus("Tab", "textbox Client secret").await;
    page.press("demo-admin").await;
    page.press(Key::Enter).await;
    page.has_rows("").await;
    page.has_focus("signed in", "heading Data volumes").await;
}

/// Filters the list, opens the first row, and comes back to it.
async fn filter_open_and_return(page: &Page) {
    page.by_role("searchbox", "Filter by name").find().await;
    page.press("/").await;
    page.has_focus("/", "searchbox Filter by name").await;
    page.press("a").await;
    page.has_rows("filterBy=name=@a").await;
    page.has_focus("filtered", "searchbox Filter by name").await;
    let first = page.server().list("filterBy=name=@a").await.remove(0).name;
    let link = page.by_role("link", first.as_str());
    page.tab_and_press(&link).await;
    page.has_focus("opened", &format!("heading {first}")).await;
    // The way back is before the heading.
    page.tab_back().await;
    until("the way back has the focus", || async {
        let focused = page.focused().await;
        if focused == "link Data volumes" {
            return Ok(());
        }
        page.tab_back().await;
        Err(focused)
    })
    .await;
    page.press(Key::Enter).await;
    page.has_rows("filterBy=name=@a").await;
    page.has_focus("came back", &format!("link {first}")).await;
}

/// Creates a volume named `name`.
async fn create(page: &Page, name: &str) -> Volume {
    page.press("n").await;
    page.has_focus("n", "heading New data volume").await;
    let (_, project) = project(page).await;
    page.tab_to(&page.by_role("combobox", "Project")).await;
    page.press(project.as_str()).await;
    let option = page.by_role("option", Name::Containing(project.clone()));
    until("the project is offered", || async {
        let offered = !option.all().await.is_empty();
        offered.then_some(()).ok_or("it is not".to_owned())
    })
    .await;
    page.press(Key::Down).await;
    page.press(Key::Enter).await;
    page.has_focus("chosen", "combobox Project").await;
    page.tab_to(&page.control("Origin PVC")).await;
    page.press("pvc-of-spec").await;
    page.tab_to(&page.by_role("textbox", "Name")).await;
    page.press(name).await;
    page.tab_and_press(&page.by_role("button", "Create data volume"))
        .await;
    page.by_role("button", "Delete").find().await;
    page.has_focus("created", &format!("heading {name}")).await;
    let mut found = volumes_named(page, name).await;
    found.remove(0)
}

/// Shares the volume on screen with the department `department` through the tree.
async fn share(page: &Page, volume: &Volume, department: &str) {
    page.tab_and_press(&page.by_role("button", "Share")).await;
    page.scopes().find().await;
    page.has_focus("opened", &format!("heading Share {}", volume.name))
        .await;
    page.tab_to(&page.by_role("searchbox", "Find a scope"))
        .await;
    page.press(department).await;
    page.press(Key::Enter).await;
    page.scope(department).find().await;
    page.tab_to(&page.scopes()).await;
    page.press(Key::Home).await;
    page.press(Key::Down).await;
    page.press(" ").await;
    page.scope(department).has("aria-checked", "true").await;
    page.has_focus("checked", "tree Scopes").await;
    page.tab_and_press(&page.by_role("button", "Review changes"))
        .await;
    page.has_focus("reviewed", "heading Review changes").await;
    page.tab_and_press(&page.by_role("button", "Apply changes"))
        .await;
    page.has_focus("applied", "heading Applied").await;
    let shares = page.server().shares(volume.id).await;
    assert!(
        shares.len() == 1
            && shares
                .iter()
                .all(|scope| scope.scope_type == ScopeType::Department)
    );
    page.tab_and_press(&page.by_role("button", "Back to data volume"))
        .await;
    page.by_role("heading", "Sharing map").find().await;
    page.has_focus("came back", &format!("heading {}", volume.name))
        .await;
}

/// Deletes the volume on screen, whose name must be typed since projects lose access.
async fn delete(page: &Page, volume: &Volume) {
    let delete = page.by_role("button", "Delete").within(&main(page));
    page.tab_and_press(&delete).await;
    page.has_text("You can’t undo this").await;
    let dialog = page.by_role("alertdialog", "Delete data volume");
    let name = format!("Type {} to confirm", volume.name);
    // The field is before the buttons, of which the harmless one has the focus.
    page.has_focus("opened", "button Cancel").await;
    page.tab_back().await;
    page.has_focus("Shift and Tab", &format!("textbox {name}"))
        .await;
    page.press(volume.name.as_str()).await;
    page.press(Key::Enter).await;
    dialog.is_absent().await;
    until("the focus is on the page", || async {
        let focused = page.focused().await;
        (focused != "body").then_some(()).ok_or(focused)
    })
    .await;
}

#[tokio::test]
async fn everything_is_done_with_the_keyboard_alone() {
    Spec::with_records(60)
        .window(1440, 900)
        .run(|page| async move {
            sign_in(&page).await;
            filter_open_and_return(&page).await;
            let volume = create(&page, "made-by-keys").await;
            let (_, department) = page.server().other_department(&volume).await;
            share(&page, &volume, &department).await;
            delete(&page, &volume).await;
            page.press_with(Key::Control, "k").await;
            page.has_focus("Control K", "combobox Search or run a command")
                .await;
            page.press("all data vol").await;
            page.has_text("All data volumes").await;
            page.press(Key::Enter).await;
            page.has_address("/datavolumes").await;
            page.has_focus("opened", "heading Data volumes").await;
            let rest = volumes_named(&page, "made-by-keys").await;
            let is_deleting = |volume: &Volume| volume.status.phase == Phase::Deleting;
            assert!(rest.iter().all(is_deleting), "{rest:?}");
        })
        .await;
}
