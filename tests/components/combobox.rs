mod high_options;
mod typed_text;

use crate::page::{Page, dispatch, name_of, press_key, settle, type_into, value_of, wait_until};
use datavolumes_ui::{Choice, Choices, Combobox};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

const NAMES: [&str; 4] = ["alpha", "beta", "gamma", "gamble"];

struct Combo {
    page: Page,
    choices: RwSignal<Choices>,
    chosen: RwSignal<Option<Choice>>,
    searches: RwSignal<Vec<String>>,
}

impl Combo {
    fn new(custom: bool) -> Self {
        let choices = RwSignal::new(Choices::Loading);
        let chosen = RwSignal::new(Some(Choice::new("1", "alpha")));
        let searches = RwSignal::new(Vec::new());
        let search = move |text: String| {
            choices.set(matching(&text));
            searches.update(|searches| searches.push(text));
        };
        let page = Page::mount(move || {
            view! {
                <Combobox
                    aria_label="Project"
                    value=chosen
                    choices
                    on_search=search
                    on_choose=move |choice| chosen.set(choice)
                    custom
                />
            }
        });
        Self {
            page,
            choices,
            chosen,
            searches,
        }
    }

    fn input(&self) -> HtmlElement {
        self.page.get_by_role("combobox", "Project")
    }

    fn is_open(&self) -> bool {
        self.input().get_attribute("aria-expanded").as_deref() == Some("true")
    }

    fn chosen(&self) -> Option<String> {
        self.chosen.get_untracked().map(|choice| choice.label)
    }

    /// The name of the active option.
    fn active(&self) -> Option<String> {
        let id = self.input().get_attribute("aria-activedescendant")?;
        let option = document().get_element_by_id(&id)?;
        assert_eq!(
            option.get_attribute("aria-selected").as_deref(),
            Some("true")
        );
        Some(name_of(&option))
    }
}

/// The choices whose name contains `text`, in any case, or whose id is `text`.
fn matching(text: &str) -> Choices {
    let text = text.trim().to_lowercase();
    let choices = NAMES
        .iter()
        .enumerate()
        .map(|(index, name)| Choice::new((index + 1).to_string(), *name));
    Choices::Ready {
        choices: choices
            .filter(|choice| choice.label.contains(&text) || choice.id == text)
            .collect(),
        has_more: false,
    }
}

#[wasm_bindgen_test]
async fn a_combobox_shows_its_value_and_opens_with_all_choices() {
    let combo = Combo::new(false);
    settle().await;
    assert_eq!(value_of(&combo.input()), "alpha");
    assert!(!combo.is_open());
    combo.input().click();
    wait_until("the list opens", || {
        combo.page.all_by_role("option").len() == 4
    })
    .await;
    assert!(combo.is_open());
    assert_eq!(combo.searches.get_untracked(), [""]);
    let list = combo.page.get_by_role("listbox", "Choices");
    assert_eq!(
        combo.input().get_attribute("aria-controls"),
        Some(list.id())
    );
}

#[wasm_bindgen_test]
async fn an_option_shows_its_label_and_its_id() {
    let combo = Combo::new(false);
    combo.input().click();
    settle().await;
    assert_eq!(
        combo.page.all_by_role("option")[1]
            .text_content()
            .as_deref(),
        Some("beta2")
    );
}

#[wasm_bindgen_test]
async fn arrow_keys_home_and_end_move_and_enter_chooses() {
    let combo = Combo::new(false);
    settle().await;
    let input = combo.input();
    press_key(&input, "ArrowDown");
    settle().await;
    assert_eq!(combo.active().as_deref(), Some("alpha1"));
    for (key, active) in [
        ("ArrowDown", "beta2"),
        ("End", "gamble4"),
        ("ArrowDown", "alpha1"),
        ("ArrowUp", "gamble4"),
        ("Home", "alpha1"),
        ("ArrowDown", "beta2"),
    ] {
        assert!(!press_key(&input, key), "{key} is not handled");
        settle().await;
        assert_eq!(combo.active().as_deref(), Some(active), "{key}");
    }
    press_key(&input, "Enter");
    settle().await;
    assert_eq!(combo.chosen().as_deref(), Some("beta"));
    assert_eq!(value_of(&input), "beta");
    assert!(!combo.is_open());
}

#[wasm_bindgen_test]
async fn typing_searches_after_a_pause_and_enter_chooses_the_first_option() {
    let combo = Combo::new(false);
    settle().await;
    let input = combo.input();
    type_into(&input, "g");
    type_into(&input, "gam");
    wait_until("the search", || combo.searches.get_untracked() == ["gam"]).await;
    wait_until("the first option is active", || {
        combo.active().as_deref() == Some("gamma3")
    })
    .await;
    press_key(&input, "Enter");
    assert_eq!(combo.chosen().as_deref(), Some("gamma"));
}

#[wasm_bindgen_test]
async fn a_click_on_an_option_chooses_it_and_keeps_focus_in_the_field() {
    let combo = Combo::new(false);
    settle().await;
    let input = combo.input();
    input.focus().unwrap();
    input.click();
    settle().await;
    let option = combo.page.all_by_role("option").remove(2);
    dispatch(&option, "mousedown");
    option.click();
    settle().await;
    assert_eq!(combo.chosen().as_deref(), Some("gamma"));
    assert!(crate::page::focused().is_same_node(Some(&input)));
}

#[wasm_bindgen_test]
async fn loading_failure_and_an_empty_result_are_announced() {
    let combo = Combo::new(false);
    combo.input().click();
    for (choices, announcement) in [
        (Choices::Loading, "Loading…"),
        (Choices::Failed("Not permitted".to_owned()), "Not permitted"),
        (matching("zzz"), "Nothing found"),
        (matching("gam"), "2 choices"),
    ] {
        combo.choices.set(choices);
        settle().await;
        let live = combo.page.select_one(".visually-hidden[aria-live=polite]");
        assert_eq!(live.text_content().as_deref(), Some(announcement));
    }
}

#[wasm_bindgen_test]
async fn the_last_option_loads_more() {
    let loads = RwSignal::new(0);
    let choices = RwSignal::new(Choices::Ready {
        choices: NAMES.map(|name| Choice::new(name, name)).to_vec(),
        has_more: true,
    });
    let page = Page::mount(move || {
        view! {
            <Combobox
                aria_label="Project"
                value=None
                choices
                on_search=|_| ()
                on_choose=|_| ()
                on_more=move |()| loads.update(|loads| *loads += 1)
            />
        }
    });
    let input = page.get_by_role("combobox", "Project");
    press_key(&input, "ArrowDown");
    settle().await;
    let before = loads.get_untracked();
    press_key(&input, "End");
    settle().await;
    assert_eq!(loads.get_untracked(), before + 1);
}

#[wasm_bindgen_test]
async fn a_label_cannot_turn_around_what_distinguishes_it_from_others() {
    let combo = Combo::new(false);
    type_into(&combo.input(), "x");
    settle().await;
    let label = "vision\u{202e}שלום\u{2069}";
    let choices = vec![Choice::new("2", label).with_qualifier("department audio")];
    combo.choices.set(Choices::Ready {
        choices,
        has_more: false,
    });
    settle().await;
    let option = combo.page.select_one("[role=option] .listbox__label");
    assert_eq!(
        option.text_content().as_deref(),
        Some("\u{2068}visionשלום (department audio)\u{2069}")
    );
}

#[wasm_bindgen_test]
async fn a_disabled_option_is_reached_by_keys_and_tells_its_reason_but_is_not_chosen() {
    let combo = Combo::new(true);
    combo.input().click();
    settle().await;
    let choices = vec![
        Choice::new("raw", "raw")
            .with_note("1T")
            .disabled("already used by photos"),
        Choice::new("spare", "spare"),
    ];
    combo.choices.set(Choices::Ready {
        choices,
        has_more: false,
    });
    settle().await;
    let input = combo.input();
    press_key(&input, "Home");
    settle().await;
    assert_eq!(
        combo.active().as_deref(),
        Some("raw1Talready used by photos")
    );
    let options = combo.page.all_by_role("option");
    let disabled = |index: usize| options[index].get_attribute("aria-disabled");
    assert_eq!(disabled(0).as_deref(), Some("true"));
    assert_eq!(disabled(1), None);
    press_key(&input, "Enter");
    options[0].click();
    settle().await;
    assert!(combo.is_open());
    assert_eq!(combo.chosen().as_deref(), Some("alpha"));
    press_key(&input, "ArrowDown");
    press_key(&input, "Enter");
    settle().await;
    assert_eq!(combo.chosen().as_deref(), Some("spare"));
    assert!(!combo.is_open());
}
