//! Selecting volumes.

use serde_json::json;
use thirtyfour::Key;

use super::row_menu::choose;
use crate::harness::{Name, Spec, until};
use crate::specs::session::sessions::sign_in_again;

const HOME: &str = "/datavolumes";

#[tokio::test]
async fn rows_are_selected_with_the_mouse_by_range_and_all_at_once() {
    Spec::with_records(120)
        .run(|page| async move {
            page.open_signed_in(HOME).await;
            page.has_rows("").await;
            let volumes = page.server().list("").await;
            page.row_checkbox(&volumes[1]).click().await;
            page.has_selection_count("1 selected").await;
            page.audit().await;
            page.click_with_shift(&page.row_checkbox(&volumes[4])).await;
            page.has_selection_count("4 selected").await;
            page.has_checked(&volumes[1..5].iter().collect::<Vec<_>>())
                .await;
            until("the header is mixed", || async {
                let mixed = page.page_checkbox().property("indeterminate").await;
                (mixed == "true").then_some(()).ok_or(mixed)
            })
            .await;
            // A range that ends at a selected row is removed.
            page.click_with_shift(&page.row_checkbox(&volumes[2])).await;
            page.has_selection_count("1 selected").await;
            page.page_checkbox().click().await;
            page.has_selection_count("50 selected").await;
            page.page_checkbox().is_focused().await;
            // The whole cell acts as the checkbox, which the browser would not focus.
            page.row_checkbox(&volumes[1]).focus().await;
            let header = page.page_checkbox().find().await;
            let header = header.to_json().expect("it is an element");
            page.script("arguments[0].closest('th').click()", [header])
                .await;
            page.selection().is_absent().await;
            page.has_checked(&[]).await;
            page.page_checkbox().is_focused().await;
        })
        .await;
}

#[tokio::test]
async fn rows_are_selected_with_the_keyboard() {
    Spec::with_records(60)
        .run(|page| async move {
            page.open_signed_in(HOME).await;
            page.has_rows("").await;
            let volumes = page.server().list("").await;
            page.press("jx").await;
            page.has_checked(&[&volumes[0]]).await;
            page.press("jjx").await;
            page.has_checked(&[&volumes[0], &volumes[2]]).await;
            page.press("x").await;
            page.has_checked(&[&volumes[0]]).await;
            // On a checkbox, Space toggles and Shift extends the range.
            page.row_checkbox(&volumes[3]).focus().await;
            page.press(" ").await;
            page.has_checked(&[&volumes[0], &volumes[3]]).await;
            page.row_checkbox(&volumes[5]).focus().await;
            page.press_with(Key::Shift, " ").await;
            let four = [&volumes[0], &volumes[3], &volumes[4], &volumes[5]];
            page.has_checked(&four).await;
            page.row_checkbox(&volumes[5]).is_focused().await;
            // Row navigation continues from a checkbox.
            page.press("k").await;
            page.by_role("link", volumes[4].name.clone())
                .is_focused()
                .await;
            page.by_role("button", "Clear selection").focus().await;
            page.press(Key::Enter).await;
            page.selection().is_absent().await;
            // The checkbox in the header takes the focus, and keeps it.
            page.page_checkbox().is_focused().await;
            for checked in [&volumes.iter().collect::<Vec<_>>()[..], &[]] {
                page.press(" ").await;
                page.has_checked(checked).await;
                page.page_checkbox().is_focused().await;
            }
        })
        .await;
}

#[tokio::test]
async fn a_selection_survives_paging_sorting_and_signing_in_again_and_a_change_of_the_filter_can_be_undone()
 {
    Spec::with_records(120)
        .run(|page| async move {
            page.open_signed_in(HOME).await;
            page.has_rows("").await;
            let volumes = page.server().list("").await;
            let two = [&volumes[0], &volumes[7]];
            page.row_checkbox(two[0]).click().await;
            page.row_checkbox(two[1]).click().await;
            page.by_role("button", "Next page").click().await;
            page.has_rows("offset=50").await;
            page.has_selection_count("2 selected (all on other pages)")
                .await;
            page.has_checked(&[]).await;
            page.server().expire_tokens().await;
            page.by_role("button", "First page").click().await;
            sign_in_again(&page).await;
            page.has_rows("").await;
            page.has_checked(&two).await;
            page.has_selection_count("2 selected").await;
            page.by_role("button", "Name").click().await;
            page.has_rows("sortBy=name").await;
            page.by_role("combobox", "Rows per page")
                .choose("500")
                .await;
            page.has_rows("sortBy=name&limit=500").await;
            page.has_checked(&two).await;
            page.has_selection_count("2 selected").await;
            let filter = page.by_role("searchbox", "Filter by name");
            filter.fill("no-such-volume").await;
            page.has_text("Selection of 2 cleared").await;
            page.selection().is_absent().await;
            filter.fill("").await;
            page.has_rows("sortBy=name&limit=500").await;
            page.has_checked(&[]).await;
            page.press_button("Undo").await;
            page.has_checked(&two).await;
        })
        .await;
}

#[tokio::test]
async fn all_matching_volumes_are_selected_in_a_second_step() {
    Spec::with_records(1_200)
        .run(|page| async move {
            page.open_signed_in("/datavolumes?limit=10").await;
            page.has_rows("limit=10").await;
            page.page_checkbox().click().await;
            page.has_selection_count("10 selected").await;
            let all = Name::Containing("that match".to_owned());
            let all = page.by_role("button", all).within(&page.selection());
            all.find().await;
            page.audit().await;
            // Selecting all can be cancelled.
            let slow = json!({ "kind": "delay", "ms": 2_000 });
            page.server().fault_list_requests(1, slow).await;
            all.click().await;
            page.by_role("progressbar", Name::Containing("Selecting".to_owned()))
                .find()
                .await;
            let cancel = page.by_role("button", "Cancel").within(&page.selection());
            cancel.click().await;
            page.has_selection_count("10 selected").await;
            // A failure is reported and changes nothing.
            page.server().clear_faults().await;
            page.server().reject_list_requests(500, 1).await;
            all.click().await;
            page.has_alert("Not all data volumes could be selected")
                .await;
            page.has_selection_count("10 selected").await;
            all.click().await;
            page.has_selection_count("1,200 selected (1,190 on other pages)")
                .await;
            all.is_absent().await;
        })
        .await;
}

#[tokio::test]
async fn on_a_phone_the_menu_button_is_in_view_and_the_selection_bar_does_not_move_the_table() {
    Spec::with_records(60)
        .window(375, 700)
        .run(|page| async move {
            page.open_signed_in(HOME).await;
            page.has_rows("").await;
            let volume = page.server().list("").await.remove(0);
            let layout = "return document.querySelector('tbody tr').getBoundingClientRect().top
                + document.querySelector('table').parentElement.getBoundingClientRect().height";
            let before = page.script(layout, []).await;
            page.row_checkbox(&volume).click().await;
            page.has_selection_count("1 selected").await;
            assert_eq!(page.script(layout, []).await, before);
            let is_in_view = "const view = selector => {
                    const box = document.querySelector(selector).getBoundingClientRect();
                    return box.left >= 0 && box.right <= innerWidth && box.bottom <= innerHeight
                        && box.width >= 24 && box.height >= 24 };
                return view('section[aria-label=Selection]') && view('tbody [aria-haspopup=menu]')";
            until("the bar and the first button are in view", || async {
                let seen = page.script(is_in_view, []).await;
                (seen == true).then_some(()).ok_or(seen.to_string())
            })
            .await;
            choose(&page, &volume, "Edit description").await;
            page.by_role("dialog", "Edit description").find().await;
        })
        .await;
}
