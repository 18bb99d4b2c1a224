use crate::page::{Page, focused, settle, wait_until};
use datavolumes_ui::{Button, keep_focus, offer_focus};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

/// A button that goes away when it is pressed, beside another one if `has_neighbour`, in a part of a page.
fn page(has_neighbour: bool) -> Page {
    Page::mount(move || {
        keep_focus();
        let is_there = RwSignal::new(true);
        let neighbour = has_neighbour.then(|| view! { <Button on_press=|()| ()>"Next"</Button> });
        view! {
            <Button on_press=|()| ()>"Elsewhere"</Button>
            <main tabindex="-1">
                <div>
                    <div>
                        <Show when=move || is_there.get()>
                            <Button on_press=move |()| is_there.set(false)>"Remove"</Button>
                        </Show>
                        {neighbour}
                    </div>
                </div>
            </main>
        }
    })
}

#[wasm_bindgen_test]
async fn the_focus_goes_to_what_is_left_beside_a_control_that_goes_away() {
    let page = page(true);
    let remove = page.get_by_role("button", "Remove");
    remove.focus().unwrap();
    remove.click();
    let next = page.get_by_role("button", "Next");
    wait_until("the focus is beside it", || {
        focused().is_same_node(Some(&next))
    })
    .await;
}

#[wasm_bindgen_test]
async fn without_a_neighbour_the_focus_goes_to_the_content_of_the_page() {
    let page = page(false);
    let remove = page.get_by_role("button", "Remove");
    remove.focus().unwrap();
    remove.click();
    let main = page.select_one("main");
    wait_until("the focus is on the page", || {
        focused().is_same_node(Some(&main))
    })
    .await;
}

#[wasm_bindgen_test]
async fn after_a_page_that_goes_away_the_focus_goes_to_the_next_one_and_not_into_it() {
    let is_first = RwSignal::new(true);
    let page = Page::mount(move || {
        keep_focus();
        view! {
            <main tabindex="-1">
                <Show
                    when=move || is_first.get()
                    fallback=|| view! { <Button on_press=|()| ()>"Next"</Button> }
                >
                    <div>
                        <Button on_press=move |()| is_first.set(false)>"Sign in"</Button>
                    </div>
                </Show>
            </main>
        }
    });
    let button = page.get_by_role("button", "Sign in");
    button.focus().unwrap();
    button.click();
    let main = page.select_one("main");
    wait_until("the focus is on the page", || {
        focused().is_same_node(Some(&main))
    })
    .await;
}

#[wasm_bindgen_test]
async fn a_focus_that_is_not_lost_is_not_moved() {
    let page = page(true);
    let remove = page.get_by_role("button", "Remove");
    remove.focus().unwrap();
    let elsewhere = page.get_by_role("button", "Elsewhere");
    elsewhere.focus().unwrap();
    remove.click();
    settle().await;
    assert!(focused().is_same_node(Some(&elsewhere)));
    // Nor one that the user has given up.
    elsewhere.blur().unwrap();
    settle().await;
    assert_eq!(focused().tag_name(), "BODY");
}

#[wasm_bindgen_test]
async fn a_clicked_button_gets_the_focus_where_the_browser_leaves_it_on_the_page() {
    let page = page(true);
    let elsewhere = page.get_by_role("button", "Elsewhere");
    let next = page.get_by_role("button", "Next");
    // A click by a script moves no focus in any browser, as one by the pointer does not in Safari.
    next.click();
    assert!(focused().is_same_node(Some(&next)));
    // Focus that a control keeps is not moved.
    elsewhere.click();
    assert!(focused().is_same_node(Some(&next)));
    page.select_one("main").focus().unwrap();
    next.click();
    assert!(focused().is_same_node(Some(&next)));
}

#[wasm_bindgen_test]
async fn the_focus_is_offered_to_a_field_and_not_taken_from_one_that_is_typed_into() {
    let page = Page::mount(|| {
        view! {
            <main tabindex="-1">
                <h1 tabindex="-1">"Sign in"</h1>
                <input class="first" />
                <input class="second" />
            </main>
        }
    });
    let first = page.select_one(".first");
    for place in ["h1", "main"] {
        page.select_one(place).focus().unwrap();
        offer_focus(".first");
        assert!(focused().is_same_node(Some(&first)), "{place}");
    }
    let second = page.select_one(".second");
    second.focus().unwrap();
    offer_focus(".first");
    assert!(focused().is_same_node(Some(&second)));
    second.blur().unwrap();
    offer_focus(".first");
    assert!(focused().is_same_node(Some(&first)));
}
