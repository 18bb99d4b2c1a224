use datavolumes_ui::{Choice, Choices};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use super::Combo;
use crate::page::{press_key, settle, wait_until};

/// Options of two lines whose height is known only in view, as the style sheet of the app has them.
const HIGH_OPTIONS: &str = ".listbox { max-height: 200px; overflow: auto }
    .listbox__option { content-visibility: auto; contain-intrinsic-block-size: 20px }
    .listbox__option > span { display: block; height: 25px }";

#[wasm_bindgen_test]
async fn the_last_option_is_in_view_though_the_options_are_higher_than_estimated() {
    let combo = Combo::new(false);
    let style = document().create_element("style").unwrap();
    style.set_text_content(Some(HIGH_OPTIONS));
    document().head().unwrap().append_child(&style).unwrap();
    let input = combo.input();
    input.click();
    let choices = (0..80).map(|number| Choice::new(number.to_string(), format!("pvc-{number}")));
    combo.choices.set(Choices::Ready {
        choices: choices.collect(),
        has_more: false,
    });
    settle().await;
    press_key(&input, "End");
    wait_until("the last option is in view", || {
        let options = combo.page.all_by_role("option");
        let list = options[0].closest(".listbox").unwrap().unwrap();
        let bottom = list.get_bounding_client_rect().bottom();
        let end = options.last().unwrap().get_bounding_client_rect().bottom();
        options.len() == 80 && end <= bottom + 1.0
    })
    .await;
    style.remove();
}
