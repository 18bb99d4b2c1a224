use crate::page::{Page, fire, name_of, press, settle, type_into, until, value_of};
use datavolumes_ui::{Choice, Choices, Combobox};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

const NAMES: [&str; 4] = ["alpha", "beta", "gamma", "gamble"];

struct Combo {
    page: Page,
    choices: RwSignal<Choices>,
    chosen: RwSignal<Option<Choice>>,
    asked: RwSignal<Vec<String>>,
}

impl Combo {
    fn new(custom: bool) -> Self {
        let choices = RwSignal::new(Choices::Loading);
        let chosen = RwSignal::new(Some(Choice::new("1", "alpha")));
        let asked = RwSignal::new(Vec::new());
        let search = move |text: String| {
            choices.set(matching(&text));
            asked.update(|asked| asked.push(text));
        };
        let page = Page::of(move || {
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
            asked,
        }
    }

    fn input(&self) -> HtmlElement {
        self.page.the("combobox", "Project")
    }

    fn is_open(&self) -> bool {
        self.input().get_attribute("aria-expanded").as_deref() == Some("true")
    }

    fn chosen(&self) -> Option<String> {
        self.chosen.get_untracked().map(|choice| choice.label)
    }

    /// The label of the choice that the field names as active.
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

fn matching(text: &str) -> Choices {
    let named = NAMES
        .iter()
        .enumerate()
        .filter(|(_, name)| name.contains(text));
    Choices::Ready {
        choices: named
            .map(|(index, name)| Choice::new((index + 1).to_string(), *name))
            .collect(),
        has_more: false,
    }
}

#[wasm_bindgen_test]
async fn it_shows_what_is_chosen_and_opens_with_all_choices() {
    let combo = Combo::new(false);
    settle().await;
    assert_eq!(value_of(&combo.input()), "alpha");
    assert!(!combo.is_open());
    combo.input().click();
    until("open", || combo.page.all("option").len() == 4).await;
    assert!(combo.is_open());
    assert_eq!(combo.asked.get_untracked(), [""]);
    let list = combo.page.the("listbox", "Choices");
    assert_eq!(
        combo.input().get_attribute("aria-controls"),
        Some(list.id())
    );
}

#[wasm_bindgen_test]
async fn each_choice_shows_its_id_beside_its_name() {
    let combo = Combo::new(false);
    combo.input().click();
    settle().await;
    assert_eq!(
        combo.page.all("option")[1].text_content().as_deref(),
        Some("beta2")
    );
}

#[wasm_bindgen_test]
async fn arrows_home_and_end_move_and_enter_chooses() {
    let combo = Combo::new(false);
    settle().await;
    let input = combo.input();
    press(&input, "ArrowDown");
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
        assert!(!press(&input, key), "{key} is left to the browser");
        settle().await;
        assert_eq!(combo.active().as_deref(), Some(active), "{key}");
    }
    press(&input, "Enter");
    settle().await;
    assert_eq!(combo.chosen().as_deref(), Some("beta"));
    assert_eq!(value_of(&input), "beta");
    assert!(!combo.is_open());
}

#[wasm_bindgen_test]
async fn typing_searches_after_a_pause_and_enter_takes_the_first() {
    let combo = Combo::new(false);
    settle().await;
    let input = combo.input();
    type_into(&input, "g");
    type_into(&input, "gam");
    until("searched", || combo.asked.get_untracked() == ["gam"]).await;
    until("first is active", || {
        combo.active().as_deref() == Some("gamma3")
    })
    .await;
    press(&input, "Enter");
    assert_eq!(combo.chosen().as_deref(), Some("gamma"));
}

#[wasm_bindgen_test]
async fn enter_before_the_pause_searches_instead_of_taking_a_stale_choice() {
    let combo = Combo::new(false);
    settle().await;
    let input = combo.input();
    input.click();
    settle().await;
    type_into(&input, "beta");
    press(&input, "Enter");
    assert_eq!(combo.chosen().as_deref(), Some("alpha"));
    assert_eq!(combo.asked.get_untracked(), ["", "beta"]);
    until("first is active", || {
        combo.active().as_deref() == Some("beta2")
    })
    .await;
    press(&input, "Enter");
    assert_eq!(combo.chosen().as_deref(), Some("beta"));
}

#[wasm_bindgen_test]
async fn escape_closes_and_restores_and_only_then_belongs_to_the_page() {
    let combo = Combo::new(false);
    settle().await;
    let input = combo.input();
    type_into(&input, "bet");
    assert!(!press(&input, "Escape"));
    settle().await;
    assert_eq!(value_of(&input), "alpha");
    assert!(!combo.is_open());
    assert!(press(&input, "Escape"));
    assert!(combo.asked.get_untracked().is_empty());
}

#[wasm_bindgen_test]
async fn leaving_restores_a_text_that_is_no_choice_and_an_empty_one_chooses_nothing() {
    let combo = Combo::new(false);
    settle().await;
    let input = combo.input();
    type_into(&input, "nothing like it");
    fire(&input, "blur");
    settle().await;
    assert_eq!(value_of(&input), "alpha");
    assert_eq!(combo.chosen().as_deref(), Some("alpha"));
    type_into(&input, "");
    fire(&input, "blur");
    settle().await;
    assert_eq!(combo.chosen(), None);
}

#[wasm_bindgen_test]
async fn a_text_of_ones_own_is_taken_where_that_is_allowed() {
    let combo = Combo::new(true);
    settle().await;
    let input = combo.input();
    type_into(&input, "my-own");
    press(&input, "Enter");
    assert_eq!(
        combo.chosen.get_untracked(),
        Some(Choice::new("my-own", "my-own"))
    );
}

#[wasm_bindgen_test]
async fn a_click_chooses_without_taking_focus() {
    let combo = Combo::new(false);
    settle().await;
    let input = combo.input();
    input.focus().unwrap();
    input.click();
    settle().await;
    let option = combo.page.all("option").remove(2);
    fire(&option, "mousedown");
    option.click();
    settle().await;
    assert_eq!(combo.chosen().as_deref(), Some("gamma"));
    assert!(crate::page::focused().is_same_node(Some(&input)));
}

#[wasm_bindgen_test]
async fn loading_failure_and_emptiness_are_told() {
    let combo = Combo::new(false);
    combo.input().click();
    for (choices, told) in [
        (Choices::Loading, "Loading…"),
        (Choices::Failed("Not permitted".to_owned()), "Not permitted"),
        (matching("zzz"), "Nothing found"),
        (matching("gam"), "2 choices"),
    ] {
        combo.choices.set(choices);
        settle().await;
        let live = combo.page.one("[aria-live=polite]");
        assert_eq!(live.text_content().as_deref(), Some(told));
    }
}

#[wasm_bindgen_test]
async fn the_end_of_the_list_asks_for_more() {
    let asked = RwSignal::new(0);
    let choices = RwSignal::new(Choices::Ready {
        choices: NAMES.map(|name| Choice::new(name, name)).to_vec(),
        has_more: true,
    });
    let page = Page::of(move || {
        view! {
            <Combobox
                aria_label="Project"
                value=None
                choices
                on_search=|_| ()
                on_choose=|_| ()
                on_more=move |()| asked.update(|asked| *asked += 1)
            />
        }
    });
    let input = page.the("combobox", "Project");
    press(&input, "ArrowDown");
    settle().await;
    let before = asked.get_untracked();
    press(&input, "End");
    settle().await;
    assert_eq!(asked.get_untracked(), before + 1);
}
