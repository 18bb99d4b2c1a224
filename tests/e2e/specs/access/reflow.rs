//! Text with more space between its letters and lines is not cut off (WCAG 1.4.12), and a window 320 pixels wide, as at a
//! zoom of 400 %, needs no sideways scroll (WCAG 1.4.10).

use serde_json::Value;

use crate::harness::{Page, Spec};

const HOME: &str = "/datavolumes";

/// Applies the text spacing of WCAG 1.4.12, and returns a line for each element whose content is cut off. What is meant to
/// be cut ends with an ellipsis.
const CUT_OFF: &str = "const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
        p { margin-block-end: 2em !important }`);
    document.adoptedStyleSheets = [sheet];
    const found = [];
    for (const el of document.querySelectorAll('body *')) {
        if (!el.checkVisibility() || el.closest('.visually-hidden, svg, input') || el.clientWidth < 2) continue;
        const style = getComputedStyle(el);
        const cuts = axis => ['hidden', 'clip'].includes(style[`overflow${axis}`]);
        const isControl = el.matches('button, a.button, label, h1, h2, p');
        const wide = el.scrollWidth - el.clientWidth;
        const high = el.scrollHeight - el.clientHeight;
        const isCutX = wide > 1 && (cuts('X') ? style.textOverflow !== 'ellipsis' : isControl && style.display !== 'inline');
        const isCutY = high > 1 && (cuts('Y') || isControl && style.display !== 'inline' && high > 2);
        if (isCutX || isCutY) found.push(`${el.tagName} ${el.className} by ${wide} × ${high}: ${el.innerText.slice(0, 40)}`);
    }
    document.adoptedStyleSheets = [];
    return found";

/// How far the page can be scrolled sideways, and what is out of view and in no region that scrolls.
const SIDEWAYS: &str = "const found = [];
    const excess = document.documentElement.scrollWidth - innerWidth;
    if (excess > 0) found.push(`the page scrolls by ${excess}`);
    const scrolls = el => el && el !== document.body
        && (getComputedStyle(el).overflowX !== 'visible' || scrolls(el.parentElement));
    for (const el of document.querySelectorAll('body *')) {
        if (!el.checkVisibility() || el.closest('.visually-hidden')) continue;
        const box = el.getBoundingClientRect();
        const isOut = box.width > 2 && (box.right > innerWidth + 1 || box.left < -1);
        if (isOut && !scrolls(el.parentElement)) found.push(`${el.tagName} ${el.className.baseVal ?? el.className}`);
    }
    return found";

/// Checks the page on screen by a script that returns what is wrong.
async fn check(page: &Page, script: &str, what: &str) {
    let width = page.script("return innerWidth", []).await;
    let found = page.script(script, []).await;
    let found: Vec<String> = serde_json::from_value(found).expect("they are strings");
    assert!(found.is_empty(), "{what} at {width}: {found:#?}");
}

/// Checks that the page on screen, which is `what`, needs no sideways scroll.
pub(in crate::specs) async fn fits(page: &Page, what: &str) {
    check(page, SIDEWAYS, what).await;
}

/// Checks each screen by `script`.
async fn check_screens(page: &Page, script: &'static str) {
    let check = |what: &'static str| check(page, script, what);
    page.open("/sign-in").await;
    page.by_role("heading", "Try a demo account").find().await;
    check("sign-in").await;
    let query = "filterBy=phase==Ready,createdAt%3E=2020-01-01T00:00:00Z&search=a";
    page.open_signed_in(&format!("{HOME}?{query}")).await;
    page.has_rows(query).await;
    for (button, text) in [
        ("Add filter", "Apply filter"),
        ("Columns", "Sort by"),
        ("Saved views", "Save view"),
        ("Export", "Times are in UTC"),
        ("Search or run a command", "Sentences"),
    ] {
        page.press_button(button).await;
        page.has_text(text).await;
        check(button).await;
        page.press(thirtyfour::Key::Escape).await;
    }
    page.page_checkbox().click().await;
    page.selection().find().await;
    check("list").await;
    page.open_bulk_sharing(&page.server().unshared_volumes(1).await.0)
        .await;
    check("bulk sharing").await;
    let failing = page.server().list("filterBy=phase==NotReady").await;
    page.open(&format!("{HOME}/{}", failing[0].id)).await;
    page.by_role("heading", "Sharing map").find().await;
    check("details").await;
    page.press_button("Edit description").await;
    page.by_role("dialog", "Edit description").find().await;
    check("description").await;
    page.press_button("Cancel").await;
    page.press_button("Delete").await;
    page.has_text("You can’t undo this").await;
    check("delete").await;
    page.edit_sharing().await;
    check("tree").await;
    page.press_button("Review changes").await;
    page.by_role("heading", "Effect").find().await;
    check("review").await;
    page.open("/datavolumes/new").await;
    page.press_button("Create data volume").await;
    page.has_text("Enter the name of the PVC").await;
    check("create").await;
}

#[tokio::test]
async fn text_with_more_space_is_not_cut_off() {
    for (width, height) in [(375, 812), (1440, 900)] {
        Spec::with_records(60)
            .window(width, height)
            .run(|page| async move { check_screens(&page, CUT_OFF).await })
            .await;
    }
}

#[tokio::test]
async fn a_zoom_of_400_percent_needs_no_sideways_scroll() {
    Spec::with_records(60)
        .window(320, 512)
        .run(|page| async move {
            let width = page.script("return innerWidth", []).await;
            assert_eq!(width, Value::from(320));
            check_screens(&page, SIDEWAYS).await;
            let user = "alexandra.konstantinopoulou@research.example.org";
            let sign_in = "sessionStorage.setItem('datavolumes.user', arguments[0])";
            page.script(sign_in, [Value::from(user)]).await;
            let volume = page.server().list("").await.remove(0);
            page.open(&format!("{HOME}/{}", volume.id)).await;
            page.has_text(user).await;
            page.by_role("heading", volume.name).find().await;
            fits(&page, "a long user name").await;
            let lines = "const range = document.createRange();
                range.selectNodeContents(document.querySelector('.header__name'));
                return range.getClientRects().length";
            let lines = page.script(lines, []).await;
            assert_eq!(lines, 1, "the name of the product is broken");
            page.open("/nowhere").await;
            page.has_text("page not found").await;
            fits(&page, "an unknown address").await;
        })
        .await;
}
