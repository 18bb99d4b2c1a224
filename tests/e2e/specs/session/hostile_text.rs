//! Texts of the server that are meant to do harm are shown as text.

use serde_json::json;

use crate::harness::{Page, Spec};

/// Markup, characters that turn the text around, NUL, an emoji, right-to-left text, and 10 kB.
fn hostile_text() -> String {
    let start = "<img src=x onerror=\"document.title = 'hit'\"><script>document.title = 'hit'</script>\u{202e}\u{2066}\u{0}🦀 שלום ";
    [start, &"long".repeat(2_500), " "].concat()
}

/// What is wrong with the page: markup that came from a text, a text that turns around the text beside it, a page that
/// is wider than its window.
const FAULTS: &str = r"
const faults = [];
if (document.querySelector('img, body script:not([src])')) faults.push('a text became markup');
if (document.title === 'hit') faults.push('a script of a text has run');
if (document.documentElement.scrollWidth > innerWidth) faults.push('the page is wider than its window');
const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (texts.nextNode()) {
  const parent = texts.currentNode.parentElement;
  if (!texts.currentNode.data.includes('\u202e') || !parent.checkVisibility()) continue;
  const { display, unicodeBidi } = getComputedStyle(parent);
  if (display === 'inline' && !/isolate|plaintext/.test(unicodeBidi)) faults.push(parent.outerHTML.slice(0, 60));
}
return faults;";

async fn is_harmless(page: &Page) {
    page.has_text("<img src=x onerror=").await;
    let faults = page.script(FAULTS, []).await;
    assert_eq!(faults, json!([]));
}

#[tokio::test]
async fn hostile_texts_are_text_in_the_list_and_in_the_details() {
    Spec::with_records(20)
        .run(|page| async move {
            let volumes = page.server().ids("").await;
            let fault = json!({ "kind": "hostileText", "text": hostile_text() });
            let rule = json!({ "path": "/api/", "times": 9_999, "fault": fault });
            // The texts of the token must stay as they are.
            let token = page.server().token().await;
            page.server().fault(rule).await;
            page.set_token(&token).await;
            page.open("/datavolumes").await;
            page.has_rows_of(&volumes).await;
            is_harmless(&page).await;
            page.open(&format!("/datavolumes/{}", volumes[0])).await;
            is_harmless(&page).await;
        })
        .await;
}
