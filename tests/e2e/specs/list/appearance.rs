//! Layout and theme.

use serde_json::{Value, json};

use crate::harness::{Page, Spec, until};

const HOME: &str = "/datavolumes";

/// Returns by how many CSS pixels the page is wider than the window, and the elements that cause it.
const OVERFLOW: &str = "const root = document.documentElement;
    const wide = root.scrollWidth - root.clientWidth;
    const out = [...document.body.querySelectorAll('*')]
        .filter(el => el.getBoundingClientRect().right > root.clientWidth + 1 && el.checkVisibility())
        .map(el => el.tagName + '.' + el.className).slice(0, 5);
    return [wide, out.join(' ')]";

async fn fits_the_window(page: &Page) {
    until("nothing overflows the window", || async {
        let overflow = page.script(OVERFLOW, []).await;
        (overflow[0] == 0).then_some(()).ok_or(overflow.to_string())
    })
    .await;
}

#[tokio::test]
async fn nothing_scrolls_sideways_on_a_phone() {
    for width in [360, 390, 430, 480] {
        Spec::with_records(20)
            .window(width, 800)
            .run(|page| async move {
                page.open_signed_in(HOME).await;
                page.has_rows("").await;
                page.by_role("button", "Sign out").find().await;
                fits_the_window(&page).await;
            })
            .await;
    }
}

async fn background(page: &Page) -> Value {
    let script = "return getComputedStyle(document.documentElement).backgroundColor
        + getComputedStyle(document.body).backgroundColor";
    page.script(script, []).await
}

#[tokio::test]
async fn the_theme_can_be_chosen_and_is_remembered() {
    Spec::with_records(5)
        .run(|page| async move {
            page.open_signed_in(HOME).await;
            page.has_rows("").await;
            let mut seen = Vec::new();
            for theme in ["Light", "Dark"] {
                page.by_role("button", "Theme").click().await;
                page.by_role("menuitemradio", theme).click().await;
                page.by_role("menuitemradio", theme).is_absent().await;
                let chosen = background(&page).await;
                page.reload().await;
                assert_eq!(background(&page).await, chosen, "{theme} is not remembered");
                seen.push(chosen);
            }
            assert_ne!(seen[0], seen[1]);
        })
        .await;
}

#[tokio::test]
async fn the_header_and_the_names_stay_in_view() {
    Spec::with_records(120)
        .window(800, 600)
        .run(|page| async move {
            page.open_signed_in(HOME).await;
            // More columns than fit into the window.
            let shown = r#"{"version":1,"chosen":["status","project","description","updated","pvc"]}"#;
            let script = "localStorage['datavolumes.columns'] = arguments[0]";
            page.script(script, [json!(shown)]).await;
            page.reload().await;
            page.has_rows("").await;
            let script = "const last = document.querySelector('tbody:not([aria-hidden]) tr:last-child');
                last.cells[last.cells.length - 1].scrollIntoView({ block: 'end', inline: 'end' });
                const inside = el => { const box = el.getBoundingClientRect();
                    return box.left >= -1 && box.right <= innerWidth + 1 && box.top >= -1 && box.bottom <= innerHeight + 1; };
                return [inside(document.querySelector('thead th')), inside(last.cells[0])]";
            until("the header and the names are in view", || async {
                let seen = page.script(script, []).await;
                (seen == serde_json::json!([true, true])).then_some(()).ok_or(seen.to_string())
            })
            .await;
        })
        .await;
}

#[tokio::test]
async fn on_paper_the_list_is_a_table_without_controls() {
    Spec::with_records(60)
        .chromium_only("only the tools of Chromium emulate paper")
        .run(|page| async move {
            page.open_signed_in("/datavolumes?filterBy=phase==Ready").await;
            page.has_rows("filterBy=phase==Ready").await;
            page.by_role("button", "Remove filter phase == Ready").find().await;
            let media = json!({ "media": "print" });
            page.devtools("Emulation.setEmulatedMedia", media).await;
            page.script("dispatchEvent(new Event('beforeprint'))", []).await;
            let address = format!("{}/datavolumes?filterBy=phase", page.server().address());
            page.has_text(&address).await;
            page.has_text("Status is Ready").await;
            // The browser repeats a header group on each sheet.
            let script = "const display = selector => getComputedStyle(document.querySelector(selector)).display;
                const controls = [...document.querySelectorAll('button, input, select, nav a')];
                const seen = controls.filter(one => one.checkVisibility() && !one.closest('thead'));
                const cut = [...document.querySelectorAll('tbody td')].filter(cell => cell.scrollWidth > cell.clientWidth + 1);
                return [display('thead'), display('tbody tr'), seen.map(one => one.textContent), cut.length]";
            let seen = page.script(script, []).await;
            let edit = ["Status is Ready"];
            assert_eq!(seen, json!(["table-header-group", "table-row", edit, 0]));
        })
        .await;
}
