//! The fields of the form for a new volume: what they say while somebody types.

use serde_json::json;
use thirtyfour::Key;

use super::create::{choose_project, fill, leads_to, open, submit};
use crate::harness::{Name, Spec, until};

#[tokio::test]
async fn the_coach_ticks_each_part_of_the_rule_and_offers_a_valid_name() {
    Spec::with_records(5)
        .run(|page| async move {
            open(&page).await;
            let name = page.by_role("textbox", "Name");
            let rules = page.by_role("list", "Rules for names");
            name.fill("My Data_2").await;
            until("two parts of the rule are broken", || async {
                let text = rules.text().await;
                (text.matches("(not met)").count() == 2)
                    .then_some(())
                    .ok_or(text)
            })
            .await;
            page.audit().await;
            page.by_role("button", "Use “my-data-2”").click().await;
            assert_eq!(name.value().await, "my-data-2");
            until("every part is met", || async {
                let text = rules.text().await;
                (text.matches("(met)").count() == 3)
                    .then_some(())
                    .ok_or(text)
            })
            .await;
            page.by_role("button", Name::Containing("Use “".to_owned()))
                .none()
                .await;
        })
        .await;
}

#[tokio::test]
async fn a_taken_name_and_a_taken_pvc_are_told_before_anything_is_sent() {
    Spec::with_records(20)
        .run(|page| async move {
            let taken = page.server().list("").await.remove(0);
            open(&page).await;
            choose_project(&page, &taken.project_name).await;
            page.by_role("textbox", "Name").fill(&taken.name).await;
            page.says("Another volume of the cluster has this name")
                .await;
            page.by_role("button", Name::Containing("Use “".to_owned()))
                .click()
                .await;
            page.says("This name is free").await;
            page.by_role("textbox", "Origin PVC")
                .fill(taken.origin_pvc_name.as_str())
                .await;
            page.says(&format!("backs the data volume “{}” already", taken.name))
                .await;
        })
        .await;
}

#[tokio::test]
async fn errors_wait_for_the_person_and_the_first_bad_field_gets_the_focus() {
    Spec::with_records(5)
        .run(|page| async move {
            open(&page).await;
            let name = page.by_role("textbox", "Name");
            let description = page.by_role("textbox", "Description");
            name.focus().await;
            page.press("2").await;
            assert!(
                !page
                    .text()
                    .await
                    .contains("starts with a lowercase letter (a–z)")
            );
            page.press(Key::Tab).await;
            name.has("aria-invalid", "true").await;
            page.says("A name starts with a lowercase letter").await;
            description.fill(&"x".repeat(128)).await;
            submit(&page).await;
            page.by_role("combobox", "Project").is_focused().await;
            for field in ["Project", "Origin PVC", "Name", "Description"] {
                let control = page.control(field);
                control.has("aria-invalid", "true").await;
                let described = control.find().await;
                let ids = described.attr("aria-describedby").await;
                let ids = ids.ok().flatten().unwrap_or_default();
                let script = "return arguments[0].split(' ')
                    .map(id => document.getElementById(id)?.innerText ?? '').join(' ')";
                let told = page.script(script, [json!(ids)]).await.to_string();
                assert!(told.len() > 10, "{field} is described by {told}");
            }
            page.audit().await;
            assert_eq!(page.server().list("").await.len(), 5);
        })
        .await;
}

#[tokio::test]
async fn a_description_of_127_emoji_is_fine_and_of_128_letters_is_not() {
    Spec::with_records(5)
        .run(|page| async move {
            open(&page).await;
            fill(&page, "crabs").await;
            let description = page.by_role("textbox", "Description");
            description.fill(&"x".repeat(128)).await;
            page.says("128 of 127").await;
            submit(&page).await;
            description.is_focused().await;
            // The driver types only what has a key; a paste has everything.
            let paste = "const field = arguments[0]; field.focus(); field.select();
                document.execCommand('insertText', false, '🦀'.repeat(127))";
            let element = description.find().await.to_json().expect("an element");
            page.script(paste, [element]).await;
            page.says("127 of 127").await;
            submit(&page).await;
            let made = leads_to(&page, "crabs").await;
            assert_eq!(made.description, Some("🦀".repeat(127)));
        })
        .await;
}

#[tokio::test]
async fn deleting_the_original_is_off_and_says_what_it_destroys() {
    Spec::with_records(5)
        .run(|page| async move {
            open(&page).await;
            fill(&page, "fleeting").await;
            let choice = page.by_role("checkbox", "Delete the original volume");
            assert_eq!(choice.property("checked").await, "false");
            choice.click().await;
            page.alerts("pvc-of-spec").await;
            page.alerts("Nothing brings it back").await;
            page.audit().await;
            submit(&page).await;
            let made = leads_to(&page, "fleeting").await;
            assert!(made.should_delete_original_volume);
        })
        .await;
}
