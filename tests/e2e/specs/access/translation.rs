//! A page that the browser has translated goes on working.

use serde_json::{Value, json};

use crate::harness::{Page, Spec, until};

/// Replaces each text by one in nested `font` elements, as Google Translate does, now and whenever the page changes.
const TRANSLATE: &str = "const wrap = node => {
        if (!node.data.trim() || node.parentElement?.closest('font, [translate=no], script, style, textarea')) return;
        const outer = document.createElement('font');
        const inner = document.createElement('font');
        inner.append(`·${node.data}·`);
        outer.append(inner);
        node.replaceWith(outer);
    };
    const translate = root => {
        const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
        const texts = [];
        while (walker.nextNode()) texts.push(walker.currentNode);
        texts.forEach(wrap);
    };
    translate(document.body);
    window.translator = new MutationObserver(records => {
        for (const { addedNodes, target, type } of records) {
            if (type === 'characterData') wrap(target);
            addedNodes.forEach(node => node.isConnected && (node.nodeType === 3 ? wrap(node) : translate(node)));
        }
    });
    translator.observe(document.body, { childList: true, subtree: true, characterData: true });";

/// Puts the texts back, as the browser does when it shows the original.
const SHOW_ORIGINAL: &str = "translator.disconnect();
    for (const font of document.querySelectorAll('font')) {
        if (!font.parentElement?.closest('font')) font.replaceWith(font.querySelector('[data-translated]').firstChild);
    }";

/// What the options of the selects show.
const OPTIONS: &str =
    "return [...document.querySelectorAll('select option')].map(option => option.label)";

async fn translate(page: &Page) {
    page.script(TRANSLATE, []).await;
}

#[tokio::test]
async fn a_translated_page_goes_on_working() {
    Spec::with_records(120)
        .run(|page| async move {
            page.open_signed_in("/datavolumes").await;
            page.has_rows("").await;
            page.by_role("button", "Next page").find().await;
            translate(&page).await;
            let next = "document.querySelector('[aria-label=\"Next page\"]').click()";
            page.script(next, []).await;
            page.has_rows("offset=50").await;
            // The range is up to date, and nothing of the last page is left.
            page.has_text("51–100").await;
            let text = page.text().await;
            assert!(!text.contains("1–50"), "{text}");
            // An option shows its text once.
            let options = page.script(OPTIONS, []).await;
            assert_eq!(options, json!(["·10·", "·25·", "·50·", "·100·", "·500·"]));
            // Names are not translated.
            let names =
                "return [...document.querySelectorAll('tbody th a')].map(link => link.textContent)";
            let names = page.script(names, []).await;
            let is_own = |name: &Value| name.as_str().is_some_and(|name| !name.contains('·'));
            assert!(
                names
                    .as_array()
                    .is_some_and(|names| names.iter().all(is_own)),
                "{names}"
            );
            page.script("document.querySelector('tbody th a').click()", [])
                .await;
            page.has_text("How to mount").await;
            page.script("document.querySelector('.page__up').click()", [])
                .await;
            page.has_rows("offset=50").await;
            page.by_role("combobox", "Rows per page").find().await;
            page.script(SHOW_ORIGINAL, []).await;
            until("the options show their own texts", || async {
                let options = page.script(OPTIONS, []).await;
                let is_original = options == json!(["10", "25", "50", "100", "500"]);
                is_original.then_some(()).ok_or(options.to_string())
            })
            .await;
        })
        .await;
}
