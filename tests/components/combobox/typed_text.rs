//! What happens to a text that the user types.

use super::{Combo, matching};
use crate::page::{
    Page, description_of, dispatch, press_key, settle, type_into, value_of, wait_until,
};
use datavolumes_ui::{Choice, Choices, Combobox, ComboboxEntry};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn enter_before_the_search_takes_the_text_only_if_it_is_a_choice() {
    let combo = Combo::new(false);
    settle().await;
    let input = combo.input();
    input.click();
    settle().await;
    type_into(&input, "Beta");
    press_key(&input, "Enter");
    wait_until("beta is chosen", || {
        combo.chosen().as_deref() == Some("beta")
    })
    .await;
    assert_eq!(combo.searches.get_untracked(), ["", "Beta"]);
    assert!(!combo.is_open());
    type_into(&input, "gam");
    press_key(&input, "Enter");
    wait_until("the first option is active", || {
        combo.active().as_deref() == Some("gamma3")
    })
    .await;
    assert_eq!(combo.chosen().as_deref(), Some("beta"));
    press_key(&input, "Enter");
    assert_eq!(combo.chosen().as_deref(), Some("gamma"));
}

#[wasm_bindgen_test]
async fn the_option_that_the_text_names_is_active() {
    let combo = Combo::new(false);
    settle().await;
    type_into(&combo.input(), "4");
    combo.choices.set(Choices::Ready {
        choices: vec![Choice::new("14", "first"), Choice::new("4", "named")],
        has_more: false,
    });
    wait_until("the named option is active", || {
        combo.active().as_deref() == Some("named4")
    })
    .await;
}

#[wasm_bindgen_test]
async fn the_first_escape_closes_the_list_and_keeps_the_text() {
    let combo = Combo::new(false);
    settle().await;
    let input = combo.input();
    type_into(&input, "bet");
    settle().await;
    assert!(combo.is_open());
    assert!(!press_key(&input, "Escape"));
    settle().await;
    assert_eq!(value_of(&input), "bet");
    assert!(!combo.is_open());
    assert!(press_key(&input, "Escape"), "it belongs to the dialog now");
    assert_eq!(value_of(&input), "bet");
    press_key(&input, "ArrowDown");
    settle().await;
    assert_eq!(combo.searches.get_untracked(), ["bet"]);
}

#[wasm_bindgen_test]
async fn enter_chooses_no_option_of_a_closed_list() {
    let combo = Combo::new(false);
    settle().await;
    let input = combo.input();
    assert!(press_key(&input, "Enter"), "it submits the form");
    type_into(&input, "bet");
    press_key(&input, "Escape");
    assert!(!press_key(&input, "Enter"), "it submits a half word");
    settle().await;
    assert_eq!(combo.chosen().as_deref(), Some("alpha"));
    assert_eq!(value_of(&input), "bet");
    assert_eq!(input.get_attribute("aria-invalid").as_deref(), Some("true"));
}

#[wasm_bindgen_test]
async fn leaving_the_field_takes_a_name_or_an_id_in_any_case() {
    for text in ["GAMMA", " gamma ", "3"] {
        let combo = Combo::new(false);
        settle().await;
        let input = combo.input();
        type_into(&input, text);
        dispatch(&input, "blur");
        settle().await;
        assert_eq!(combo.chosen().as_deref(), Some("gamma"), "{text}");
        assert_eq!(value_of(&input), "gamma", "{text}");
    }
}

#[wasm_bindgen_test]
async fn any_other_text_stays_with_an_error_until_it_is_changed() {
    let combo = Combo::new(false);
    settle().await;
    let input = combo.input();
    for text in ["nothing like it", "gam"] {
        type_into(&input, text);
        dispatch(&input, "blur");
        settle().await;
        assert_eq!(value_of(&input), text);
        assert_eq!(combo.chosen().as_deref(), Some("alpha"));
        assert_eq!(input.get_attribute("aria-invalid").as_deref(), Some("true"));
        let description = description_of(&input);
        assert!(
            description.contains(&format!("There is no “{text}”")),
            "{description}"
        );
    }
    type_into(&input, "gamma");
    settle().await;
    assert_eq!(description_of(&input), "");
    dispatch(&input, "blur");
    settle().await;
    assert_eq!(combo.chosen().as_deref(), Some("gamma"));
    type_into(&input, "");
    dispatch(&input, "blur");
    settle().await;
    assert_eq!(combo.chosen(), None);
    assert_eq!(input.get_attribute("aria-invalid"), None);
}

#[wasm_bindgen_test]
async fn a_text_that_was_left_is_taken_when_its_choices_arrive() {
    let choices = RwSignal::new(matching(""));
    let chosen = RwSignal::new(None::<Choice>);
    let entry = RwSignal::new(ComboboxEntry::Value);
    let page = Page::mount(move || {
        view! {
            <Combobox
                aria_label="Project"
                value=chosen
                choices
                on_search=move |_| choices.set(Choices::Loading)
                on_choose=move |choice| chosen.set(choice)
                entry
            />
        }
    });
    let input = page.get_by_role("combobox", "Project");
    for (text, taken) in [("beta", true), ("bet", false)] {
        type_into(&input, text);
        dispatch(&input, "blur");
        settle().await;
        assert_eq!(
            entry.get_untracked(),
            ComboboxEntry::Pending(text.to_owned())
        );
        assert_eq!(value_of(&input), text);
        choices.set(matching(text));
        settle().await;
        assert_eq!(
            entry.with_untracked(|entry| entry.refusal().is_none()),
            taken
        );
        let chosen = chosen.get_untracked().map(|choice| choice.label);
        assert_eq!(chosen.as_deref(), Some("beta"));
    }
}

#[wasm_bindgen_test]
async fn a_text_that_is_pending_from_the_start_is_searched_for_and_taken() {
    let choices = RwSignal::new(Choices::Loading);
    let chosen = RwSignal::new(None::<Choice>);
    let searches = RwSignal::new(Vec::new());
    let entry = RwSignal::new(ComboboxEntry::Pending("beta".to_owned()));
    let page = Page::mount(move || {
        view! {
            <Combobox
                aria_label="Project"
                value=chosen
                choices
                on_search=move |text| searches.update(|searches| searches.push(text))
                on_choose=move |choice| chosen.set(choice)
                entry
            />
        }
    });
    let input = page.get_by_role("combobox", "Project");
    settle().await;
    assert_eq!(value_of(&input), "beta");
    assert_eq!(searches.get_untracked(), ["beta"]);
    choices.set(matching("beta"));
    settle().await;
    let chosen = chosen.get_untracked().map(|choice| choice.label);
    assert_eq!(chosen.as_deref(), Some("beta"));
    assert_eq!(
        input.get_attribute("aria-expanded").as_deref(),
        Some("false")
    );
}

#[wasm_bindgen_test]
async fn incoming_choices_and_labels_do_not_replace_what_the_user_types() {
    let combo = Combo::new(false);
    settle().await;
    let input = combo.input();
    type_into(&input, "be");
    combo.chosen.set(Some(Choice::new("1", "the name of 1")));
    combo.choices.set(matching("be"));
    settle().await;
    assert_eq!(value_of(&input), "be");
    press_key(&input, "Escape");
    type_into(&input, "");
    combo
        .chosen
        .set(Some(Choice::new("1", "another name of 1")));
    settle().await;
    assert_eq!(value_of(&input), "");
}

#[wasm_bindgen_test]
async fn another_value_replaces_a_text_that_was_refused() {
    let combo = Combo::new(false);
    settle().await;
    let input = combo.input();
    type_into(&input, "nothing");
    dispatch(&input, "blur");
    settle().await;
    combo.chosen.set(Some(Choice::new("2", "beta")));
    settle().await;
    assert_eq!(value_of(&input), "beta");
    assert_eq!(input.get_attribute("aria-invalid"), None);
}

#[wasm_bindgen_test]
async fn a_custom_text_is_accepted_if_it_is_not_a_choice() {
    let combo = Combo::new(true);
    settle().await;
    let input = combo.input();
    type_into(&input, "my-own");
    press_key(&input, "Enter");
    settle().await;
    assert_eq!(
        combo.chosen.get_untracked(),
        Some(Choice::new("my-own", "my-own"))
    );
    type_into(&input, "BETA");
    dispatch(&input, "blur");
    settle().await;
    assert_eq!(combo.chosen.get_untracked(), Some(Choice::new("2", "beta")));
}
