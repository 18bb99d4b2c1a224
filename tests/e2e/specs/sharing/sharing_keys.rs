//! The sharing editor with the keyboard.

use datavolumes_contract::ScopeType;
use serde_json::json;
use thirtyfour::Key;

use crate::harness::Spec;

#[tokio::test]
async fn sharing_works_with_the_keyboard_alone() {
    Spec::with_records(60)
        .run(|page| async move {
            let volume = page.server().unshared_volume().await;
            page.open_sharing(&volume).await;
            let search = page.by_role("searchbox", "Find a scope");
            search.focus().await;
            page.press("vision").await;
            page.press(Key::Enter).await;
            page.press(Key::Tab).await;
            page.press(Key::Tab).await;
            page.scopes().is_focused().await;
            page.press(Key::Home).await;
            page.press(Key::Down).await;
            let active = "const tree = document.querySelector('[role=tree]');
                const row = document.getElementById(tree.getAttribute('aria-activedescendant'));
                return [row.getAttribute('aria-label'), row.getAttribute('aria-level')]";
            let seen = page.script(active, []).await;
            assert_eq!(seen, json!(["vision", "2"]));
            page.press(" ").await;
            page.scope("vision").has("aria-checked", "true").await;
            // Tab goes through the fields and buttons between the tree and the review.
            let review = page.by_role("button", "Review changes");
            for _ in 0..40 {
                let at = page
                    .script("return document.activeElement.textContent.trim()", [])
                    .await;
                if at == "Review changes" {
                    break;
                }
                page.press(Key::Tab).await;
            }
            review.is_focused().await;
            page.press(Key::Enter).await;
            page.by_role("heading", "Review changes").is_focused().await;
            for _ in 0..60 {
                let at = page
                    .script("return document.activeElement.textContent.trim()", [])
                    .await;
                if at == "Apply changes" {
                    break;
                }
                page.press(Key::Tab).await;
            }
            page.by_role("button", "Apply changes").is_focused().await;
            page.press(Key::Enter).await;
            page.by_role("heading", "Applied").is_focused().await;
            let shares = page.server().shares(volume.id).await;
            assert_eq!(shares.len(), 1);
            assert!(
                shares
                    .iter()
                    .all(|scope| scope.scope_type == ScopeType::Department)
            );
        })
        .await;
}
