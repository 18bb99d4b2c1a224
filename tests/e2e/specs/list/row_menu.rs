//! The menu of a row.

use datavolumes_contract::Volume;
use thirtyfour::Key;

use crate::harness::{Locator, Name, Page, Spec, until};

const HOME: &str = "/datavolumes";
const ITEMS: [&str; 6] = [
    "Details",
    "Edit description",
    "Share",
    "Make a copy",
    "Copy as curl",
    "Delete",
];

/// The menu button of the row of `volume`.
pub(in crate::specs) fn button(page: &Page, volume: &Volume) -> Locator {
    page.by_role("button", format!("Actions for {}", volume.name))
}

/// Chooses `item` from the menu of the row of `volume`.
pub(in crate::specs) async fn choose(page: &Page, volume: &Volume, item: &'static str) {
    button(page, volume).click().await;
    page.by_role("menuitem", item).click().await;
}

async fn first(page: &Page) -> Volume {
    page.server().list("").await.remove(0)
}

/// Pastes the clipboard into the filter and returns the text.
async fn pasted(page: &Page) -> String {
    let filter = page.by_role("searchbox", "Filter by name");
    filter.focus().await;
    page.press_with(Key::Control, "v").await;
    filter.value().await
}

#[tokio::test]
async fn the_menu_has_every_action_and_the_copied_command_does_not_contain_the_token() {
    Spec::with_records(20)
        .run(|page| async move {
            page.open_signed_in(HOME).await;
            page.has_rows("").await;
            let volume = first(&page).await;
            let button = button(&page, &volume);
            button.has("aria-expanded", "false").await;
            button.focus().await;
            page.press(Key::Down).await;
            button.has("aria-expanded", "true").await;
            page.by_role("menu", format!("Actions for {}", volume.name))
                .find()
                .await;
            for item in ITEMS {
                page.by_role("menuitem", item).find().await;
            }
            page.audit().await;
            page.press(Key::Escape).await;
            page.by_role("menu", Name::Any).is_absent().await;
            button.is_focused().await;
            page.press(Key::Enter).await;
            page.by_role("menuitem", "Details").is_focused().await;
            page.press(Key::Enter).await;
            page.has_address(&format!("{HOME}/{}", volume.id)).await;
            for (item, address) in [
                ("Share", format!("{HOME}/{}/sharing", volume.id)),
                ("Make a copy", format!("{HOME}/new?from={}", volume.id)),
            ] {
                page.back().await;
                page.has_rows("").await;
                choose(&page, &volume, item).await;
                page.has_address(&address).await;
            }
            page.back().await;
            page.has_rows("").await;
            choose(&page, &volume, "Copy as curl").await;
            page.has_text("Copied. Set $TOKEN").await;
            let text = pasted(&page).await;
            let token = page.token().await.expect("the tab has a token");
            assert!(text.starts_with("curl"), "{text}");
            assert!(text.contains("$TOKEN"), "{text}");
            assert!(!text.contains(&token), "the token was copied");
            let path = format!("/api/v1/datavolumes/{}", volume.id);
            assert!(text.contains(&path), "{text}");
        })
        .await;
}

/// Clicks `link` while Control is down, and waits for the new tab.
async fn opens_a_new_tab(page: &Page, link: &Locator) {
    let driver = page.driver();
    let before = driver.windows().await.expect("there are windows").len();
    let element = link.find().await;
    let chain = driver.action_chain().key_down(Key::Control);
    let chain = chain.click_element(&element).key_up(Key::Control);
    chain.perform().await.expect("the link is clicked");
    until("there is a new tab", || async {
        let windows = driver.windows().await.map_err(|error| error.to_string())?;
        (windows.len() == before + 1)
            .then_some(())
            .ok_or_else(|| format!("there are {}", windows.len()))
    })
    .await;
}

#[tokio::test]
async fn what_opens_a_page_opens_it_in_a_new_tab_on_request() {
    Spec::with_records(20)
        .not_in_webkit("its driver does not see tabs that a click opens")
        .run(|page| async move {
            page.open_signed_in(HOME).await;
            page.has_rows("").await;
            opens_a_new_tab(&page, &page.by_role("button", "New data volume")).await;
            let volume = first(&page).await;
            button(&page, &volume).click().await;
            for item in ["Details", "Share", "Make a copy"] {
                opens_a_new_tab(&page, &page.by_role("menuitem", item)).await;
            }
            page.press(Key::Escape).await;
            page.by_role("menu", Name::Any).is_absent().await;
            page.has_address(HOME).await;
            page.by_role("link", volume.name.clone()).click().await;
            page.has_address(&format!("{HOME}/{}", volume.id)).await;
            for action in ["Share", "Make a copy"] {
                opens_a_new_tab(&page, &page.by_role("button", action)).await;
            }
            page.by_role("button", "Share").focus().await;
            page.press(" ").await;
            page.has_address(&format!("{HOME}/{}/sharing", volume.id))
                .await;
        })
        .await;
}
