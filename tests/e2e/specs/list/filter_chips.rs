//! The quick filter, the filter chips and the filters as text.

use thirtyfour::Key;

use crate::harness::{Page, Spec};

const HOME: &str = "/datavolumes";

/// A text that is in the names of some volumes, but not of all.
async fn part_of_a_name(page: &Page) -> String {
    let volumes = page.server().list("limit=500").await;
    let parts = volumes.iter().flat_map(|volume| volume.name.split('-'));
    let is_selective = |part: &&str| {
        let having = volumes.iter().filter(|volume| volume.name.contains(part));
        part.len() > 2 && (1..volumes.len()).contains(&having.count())
    };
    parts
        .filter(|part| part.chars().all(char::is_alphabetic))
        .find(is_selective)
        .expect("the names differ")
        .to_owned()
}

#[tokio::test]
async fn the_quick_filter_filters_while_the_user_types() {
    Spec::with_records(120)
        .run(|page| async move {
            let part = part_of_a_name(&page).await;
            page.open_signed_in(HOME).await;
            page.has_rows("").await;
            let steps = page.script("return history.length", []).await;
            let quick = page.by_role("searchbox", "Filter by name");
            quick.fill(&part).await;
            let query = format!("filterBy=name%3D%40{part}");
            page.has_address(&format!("{HOME}?{query}")).await;
            page.has_rows(&query).await;
            page.by_role("button", format!("Remove filter name =@ {part}"))
                .find()
                .await;
            assert_eq!(page.script("return history.length", []).await, steps);
            quick.is_focused().await;
            quick.fill("").await;
            page.has_address(HOME).await;
            page.has_rows("").await;
        })
        .await;
}

#[tokio::test]
async fn filters_are_combined_edited_in_place_and_removed_one_by_one_or_all_at_once() {
    Spec::with_records(120)
        .run(|page| async move {
            // The query is not encoded, as a user would type it.
            page.open_signed_in("/datavolumes?filterBy=createdBy=@e,phase==Ready,name=@a")
                .await;
            page.has_rows("filterBy=createdBy=@e,phase==Ready,name=@a")
                .await;
            page.audit().await;
            page.by_role("button", "Remove filter name =@ a")
                .click()
                .await;
            page.has_rows("filterBy=createdBy=@e,phase==Ready").await;
            page.by_role("button", "Remove filter phase == Ready")
                .find()
                .await;
            page.by_role("button", "Created by contains e")
                .click()
                .await;
            assert_eq!(page.control("Value").value().await, "e");
            page.audit().await;
            assert_eq!(page.by_role("combobox", "Field").value().await, "createdBy");
            page.by_role("combobox", "Operator").choose("!@").await;
            page.control("Value").fill("z").await;
            page.press(Key::Enter).await;
            page.has_address("/datavolumes?filterBy=createdBy!%40z,phase%3D%3DReady")
                .await;
            page.has_rows("filterBy=createdBy!@z,phase==Ready").await;
            page.by_role("button", "Clear filters").click().await;
            page.has_address(HOME).await;
            page.has_rows("").await;
            page.by_role("button", "Clear filters").is_absent().await;
            page.back().await;
            page.has_rows("filterBy=createdBy!@z,phase==Ready").await;
        })
        .await;
}

#[tokio::test]
async fn filters_are_edited_as_the_text_of_the_api() {
    Spec::with_records(120)
        .run(|page| async move {
            page.open_signed_in("/datavolumes?filterBy=phase==Ready")
                .await;
            page.has_rows("filterBy=phase==Ready").await;
            page.by_role("button", "Add filter").click().await;
            let text = page.by_role("textbox", "Filters as text");
            assert_eq!(text.value().await, "phase==Ready");
            text.fill("phase==Ready,nme=@a").await;
            page.press(Key::Enter).await;
            page.has_text("“nme” is not a field that can be filtered by")
                .await;
            let selected = "const { value, selectionStart, selectionEnd } = document.activeElement;
                return value.slice(selectionStart, selectionEnd)";
            assert_eq!(page.script(selected, []).await, "nme");
            page.audit().await;
            text.fill("filterBy=phase==Ready, name=@a").await;
            page.by_role("button", "Apply text").click().await;
            page.has_rows("filterBy=phase==Ready,name=@a").await;
            for chip in ["Status is Ready", "Name contains a"] {
                page.by_role("button", chip).find().await;
            }
        })
        .await;
}
