//! Selecting rows.

use serde_json::json;
use thirtyfour::Key;

use super::sessions::sign_in_again;
use crate::harness::{Name, Spec, until};

const HOME: &str = "/datavolumes";

#[tokio::test]
async fn rows_are_selected_by_mouse_by_range_and_all_at_once() {
    Spec::with_records(120)
        .run(|page| async move {
            page.open_signed_in(HOME).await;
            page.shows("").await;
            let volumes = page.server().list("").await;
            page.row_check(&volumes[1]).click().await;
            page.has_selected("1 selected").await;
            page.audit().await;
            page.click_with_shift(&page.row_check(&volumes[4])).await;
            page.has_selected("4 selected").await;
            page.has_ticked(&volumes[1..5].iter().collect::<Vec<_>>())
                .await;
            until("the header is mixed", || async {
                let mixed = page.page_check().property("indeterminate").await;
                (mixed == "true").then_some(()).ok_or(mixed)
            })
            .await;
            // The other way round takes the range back.
            page.click_with_shift(&page.row_check(&volumes[2])).await;
            page.has_selected("1 selected").await;
            page.page_check().click().await;
            page.has_selected("50 selected").await;
            page.page_check().click().await;
            page.selection().none().await;
            page.has_ticked(&[]).await;
        })
        .await;
}

#[tokio::test]
async fn rows_are_selected_by_keys() {
    Spec::with_records(60)
        .run(|page| async move {
            page.open_signed_in(HOME).await;
            page.shows("").await;
            let volumes = page.server().list("").await;
            page.press("jx").await;
            page.has_ticked(&[&volumes[0]]).await;
            page.press("jjx").await;
            page.has_ticked(&[&volumes[0], &volumes[2]]).await;
            page.press("x").await;
            page.has_ticked(&[&volumes[0]]).await;
            // On the box itself: Space, and Shift for a range.
            page.row_check(&volumes[3]).focus().await;
            page.press(" ").await;
            page.has_ticked(&[&volumes[0], &volumes[3]]).await;
            page.row_check(&volumes[5]).focus().await;
            page.press_with(Key::Shift, " ").await;
            let four = [&volumes[0], &volumes[3], &volumes[4], &volumes[5]];
            page.has_ticked(&four).await;
            page.row_check(&volumes[5]).is_focused().await;
            // Keys go on from a box, too.
            page.press("k").await;
            page.by_role("link", volumes[4].name.clone())
                .is_focused()
                .await;
            page.by_role("button", "Clear selection").focus().await;
            page.press(Key::Enter).await;
            page.selection().none().await;
            page.page_check().is_focused().await;
        })
        .await;
}

#[tokio::test]
async fn a_selection_outlasts_pages_orders_and_a_session() {
    Spec::with_records(120)
        .run(|page| async move {
            page.open_signed_in(HOME).await;
            page.shows("").await;
            let volumes = page.server().list("").await;
            let two = [&volumes[0], &volumes[7]];
            page.row_check(two[0]).click().await;
            page.row_check(two[1]).click().await;
            page.by_role("button", "Next page").click().await;
            page.shows("offset=50").await;
            page.has_selected("2 selected, none on this page").await;
            page.has_ticked(&[]).await;
            page.server().expire_tokens().await;
            page.by_role("button", "First page").click().await;
            sign_in_again(&page).await;
            page.shows("").await;
            page.has_ticked(&two).await;
            page.has_selected("2 selected").await;
            page.by_role("button", "Name").click().await;
            page.shows("sortBy=name").await;
            page.by_role("combobox", "Rows per page")
                .choose("500")
                .await;
            page.shows("sortBy=name&limit=500").await;
            page.has_ticked(&two).await;
            page.has_selected("2 selected").await;
        })
        .await;
}

#[tokio::test]
async fn asking_for_other_volumes_clears_it_and_it_can_be_had_back() {
    Spec::with_records(60)
        .run(|page| async move {
            page.open_signed_in(HOME).await;
            page.shows("").await;
            let volumes = page.server().list("").await;
            page.row_check(&volumes[0]).click().await;
            page.row_check(&volumes[1]).click().await;
            page.has_selected("2 selected").await;
            let filter = page.by_role("searchbox", "Filter by name");
            filter.fill("no-such-volume").await;
            page.says("The selection of 2 was cleared").await;
            page.selection().none().await;
            filter.fill("").await;
            page.shows("").await;
            page.has_ticked(&[]).await;
            page.press_button("Select them again").await;
            page.has_ticked(&[&volumes[0], &volumes[1]]).await;
        })
        .await;
}

#[tokio::test]
async fn everything_that_matches_is_an_explicit_second_step() {
    Spec::with_records(1_200)
        .run(|page| async move {
            page.open_signed_in("/datavolumes?limit=10").await;
            page.shows("limit=10").await;
            page.page_check().click().await;
            page.has_selected("10 selected").await;
            let all = Name::Containing("that match".to_owned());
            let all = page.by_role("button", all).within(&page.selection());
            all.find().await;
            page.audit().await;
            // It can be given up.
            let slow = json!({ "kind": "delay", "ms": 2_000 });
            page.server().fault_lists(1, slow).await;
            all.click().await;
            page.by_role("progressbar", Name::Containing("Selecting".to_owned()))
                .find()
                .await;
            let cancel = page.by_role("button", "Cancel").within(&page.selection());
            cancel.click().await;
            page.has_selected("10 selected").await;
            // A failure is told, and nothing is half done.
            page.server().behave().await;
            page.server().refuse_lists(500, 1).await;
            all.click().await;
            page.alerts("Not all could be selected").await;
            page.has_selected("10 selected").await;
            all.click().await;
            page.has_selected("1,200 selected, 1,190 not on this page")
                .await;
            all.none().await;
        })
        .await;
}

#[tokio::test]
async fn selecting_moves_nothing_and_fits_a_phone() {
    Spec::with_records(60)
        .window(375, 700)
        .run(|page| async move {
            page.open_signed_in(HOME).await;
            page.shows("").await;
            let volumes = page.server().list("").await;
            let place = "return document.querySelector('tbody tr').getBoundingClientRect().top
                + document.querySelector('.table__scroll').getBoundingClientRect().height";
            let before = page.script(place, []).await;
            page.row_check(&volumes[0]).click().await;
            page.has_selected("1 selected").await;
            assert_eq!(page.script(place, []).await, before);
            let in_view =
                "const box = document.querySelector('.selection__bar').getBoundingClientRect();
                return box.left >= 0 && box.right <= innerWidth && box.bottom <= innerHeight";
            until("the bar is in view", || async {
                let seen = page.script(in_view, []).await;
                (seen == true).then_some(()).ok_or(seen.to_string())
            })
            .await;
        })
        .await;
}

#[tokio::test]
async fn focus_on_a_box_stays_with_what_it_stands_for() {
    Spec::with_records(40)
        .run(|page| async move {
            page.open_signed_in("/datavolumes?limit=500&sortBy=name")
                .await;
            page.shows("limit=500&sortBy=name").await;
            let volumes = page.server().list("limit=500&sortBy=name").await;
            page.by_role("button", "Name").click().await;
            page.shows("limit=500&sortBy=name&sortOrder=desc").await;
            // The box of a row goes with its volume, that of the header stays where it is.
            page.row_check(&volumes[3]).focus().await;
            page.back().await;
            page.shows("limit=500&sortBy=name").await;
            page.row_check(&volumes[3]).is_focused().await;
            page.page_check().focus().await;
            page.forward().await;
            page.shows("limit=500&sortBy=name&sortOrder=desc").await;
            page.row_check(&volumes[0]).find().await;
            // Focus would have been moved by now.
            page.press(Key::Tab).await;
            page.by_role("button", "Name").is_focused().await;
        })
        .await;
}
