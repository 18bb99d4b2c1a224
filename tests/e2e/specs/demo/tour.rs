//! The guided tour.

use thirtyfour::Key;

use crate::harness::{Locator, Name, Page, Spec, demo_program, until};

use super::{has_rows, open_scene};

const DONE: &str = "Done. Choose";

fn containing(text: &str) -> Name {
    Name::Containing(text.to_owned())
}

/// Waits until the frame is around the element, and the panel covers nothing of it.
async fn points_at(locator: &Locator, page: &Page) {
    until(format!("the tour points at {locator}"), || async {
        let target = locator.all().await.into_iter().next();
        let target = target.ok_or("there is none")?;
        let target = target.to_json().map_err(|error| error.to_string())?;
        let script = "const rect = (element) => element?.getBoundingClientRect() ?? new DOMRect();
            const target = rect(arguments[0]);
            const frame = rect(document.querySelector('.demo-frame'));
            const panel = rect(document.querySelector('.demo-tour'));
            const isAround = frame.left <= target.left && frame.right >= target.right
                && frame.top <= target.top && frame.bottom >= target.bottom;
            const isCovered = panel.left < target.right && panel.right > target.left
                && panel.top < target.bottom && panel.bottom > target.top;
            return isAround && !isCovered ? '' : JSON.stringify({ target, frame, panel });";
        let difference = page.script(script, [target]).await;
        (difference == "")
            .then_some(())
            .ok_or(difference.to_string())
    })
    .await;
}

/// Clicks the first element that matches.
async fn click_first(locator: &Locator) {
    until(format!("the first {locator} is clicked"), || async {
        let found = locator.all().await;
        let first = found.first().ok_or("there is none")?;
        first.click().await.map_err(|error| error.to_string())
    })
    .await;
}

/// The step that the panel shows.
async fn is_at(page: &Page, step: usize) {
    let region = page.by_role("region", containing(&format!("Step {step} of 8")));
    region.find().await;
}

/// Waits until the step is done, and goes to the one after it.
async fn next(page: &Page, step: usize) {
    page.has_text(DONE).await;
    page.press_button("Next").await;
    is_at(page, step).await;
}

async fn start(page: &Page) {
    page.by_role("button", "Demo").focus().await;
    page.press(Key::Enter).await;
    page.press_button("Start the tour").await;
    is_at(page, 1).await;
}

#[tokio::test]
async fn the_tour_leads_through_the_product_from_its_first_step_to_its_last() {
    Spec::with_records(0)
        .on_one_server()
        .window(1280, 800)
        .run(|page| async move {
            let (_program, address) = demo_program();
            open_scene(&page, &address, "start", "as it was generated").await;
            has_rows(&page).await;
            start(&page).await;
            let panel = page.by_role("region", containing("Find a data volume"));
            panel.is_focused().await;
            page.audit().await;
            let filter = page.by_role("searchbox", "Filter by name");
            points_at(&filter, &page).await;
            filter.fill("a").await;
            next(&page, 2).await;

            let add = page.by_role("button", "Add filter");
            points_at(&add, &page).await;
            assert!(!page.text().await.contains(DONE));
            add.click().await;
            page.by_role("combobox", "Field").choose("phase").await;
            page.by_role("combobox", "Value").choose("Ready").await;
            let apply = page.by_role("button", "Apply filter");
            points_at(&apply, &page).await;
            apply.click().await;
            next(&page, 3).await;

            let actions = page.by_role("button", containing("Actions for "));
            points_at(&actions, &page).await;
            click_first(&actions).await;
            let share = page.by_role("menuitem", "Share");
            points_at(&share, &page).await;
            share.click().await;
            next(&page, 4).await;

            page.scopes().find().await;
            toggle_first(&page).await;
            let review = page.by_role("button", "Review changes");
            points_at(&review, &page).await;
            review.click().await;
            next(&page, 5).await;

            // The scene loads the page again, and the tour goes on.
            page.by_role("link", "Open the scene").click().await;
            page.by_role("heading", "Share orchard-drone").find().await;
            is_at(&page, 5).await;
            toggle_first(&page).await;
            points_at(&review, &page).await;
            review.click().await;
            let apply = page.by_role("button", "Apply changes");
            points_at(&apply, &page).await;
            apply.click().await;
            page.by_role("heading", "Sharing changed by someone else")
                .find()
                .await;
            next(&page, 6).await;

            click_first(&page.by_role("link", "Data volumes")).await;
            let leave = page.by_role("button", "Leave");
            points_at(&leave, &page).await;
            leave.click().await;
            has_rows(&page).await;
            points_at(&actions, &page).await;
            click_first(&actions).await;
            let delete = page.by_role("menuitem", "Delete");
            points_at(&delete, &page).await;
            delete.click().await;
            delete_in_dialog(&page).await;
            let recreate = page.by_role("button", "Recreate");
            points_at(&recreate, &page).await;
            recreate.click().await;
            next(&page, 7).await;

            page.back_link().click().await;
            has_rows(&page).await;
            click_first(&page.by_role("checkbox", containing("Select "))).await;
            next(&page, 8).await;

            // With the focus where the user has it now.
            page.press_with(Key::Control, "k").await;
            let palette = page.by_role("dialog", "Search or run a command");
            points_at(&page.by_role("combobox", "Search or run a command"), &page).await;
            page.has_text("Done. Choose “Finish”").await;
            let finish = page.by_role("button", "Finish").within(&palette);
            finish.click().await;
            page.by_role("button", "Finish").is_absent().await;
            palette.find().await;
        })
        .await;
}

/// Toggles a scope that is not shared.
async fn toggle_first(page: &Page) {
    until("a scope is toggled", || async {
        let script = "return document.querySelector('[role=treeitem][aria-checked=false]:not([aria-disabled=true])')";
        let found = page.driver().execute(script, []).await;
        let found = found.and_then(|found| found.element());
        let found = found.map_err(|error| error.to_string())?;
        found.click().await.map_err(|error| error.to_string())
    })
    .await;
    page.by_role("button", "Review changes")
        .is_enabled(true)
        .await;
}

/// Types the name, which the tour points at, and confirms, which it points at then.
async fn delete_in_dialog(page: &Page) {
    let dialog = page.by_role("alertdialog", "Delete data volume");
    dialog.find().await;
    page.has_text("Origin PVC").await;
    let field = page
        .by_role("textbox", containing("to confirm"))
        .within(&dialog);
    if !field.all().await.is_empty() {
        points_at(&field, page).await;
        let script =
            "return document.querySelector('[role=alertdialog] input').labels[0].textContent";
        let label = page.script(script, []).await;
        let name = label.as_str().and_then(|label| label.split(' ').nth(1));
        field.fill(name.expect("the label has the name")).await;
    }
    let confirm = page.by_role("button", "Delete").within(&dialog);
    points_at(&confirm, page).await;
    confirm.click().await;
}

#[tokio::test]
async fn the_tour_is_left_resumed_and_kept_over_a_reload_on_a_phone() {
    Spec::with_records(0)
        .on_one_server()
        .window(375, 740)
        .run(|page| async move {
            let (_program, address) = demo_program();
            open_scene(&page, &address, "start", "as it was generated").await;
            has_rows(&page).await;
            start(&page).await;
            points_at(&page.by_role("searchbox", "Filter by name"), &page).await;
            page.audit().await;
            page.press_button("Next").await;
            page.reload().await;
            is_at(&page, 2).await;
            points_at(&page.by_role("button", "Add filter"), &page).await;
            page.by_role("button", "Leave the tour").focus().await;
            page.press(Key::Escape).await;
            let demo = page.by_role("button", "Demo");
            demo.is_focused().await;
            demo.click().await;
            page.press_button("Resume the tour at step 2").await;
            is_at(&page, 2).await;

            // A dialog opens over it: the tour is in front, and Escape there leaves the dialog open.
            page.press_button("Search or run a command").await;
            let palette = page.by_role("dialog", "Search or run a command");
            let leave = page.by_role("button", "Leave the tour").within(&palette);
            leave.focus().await;
            page.press(Key::Escape).await;
            leave.is_absent().await;
            palette.is_focused().await;
            page.press(Key::Escape).await;
            page.reload().await;
            demo.find().await;
            page.by_role("region", containing("Step 2 of 8"))
                .is_absent()
                .await;
        })
        .await;
}
