use crate::page::{Page, settle, wait_until};
use crate::popover::popover;
use datavolumes_ui::{Button, Dialog, IconName, Layers, MenuButton, MenuItem};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

/// A page whose layers close when `left` changes.
fn page(left: RwSignal<u32>) -> Page {
    Page::mount(move || {
        Layers::provide(left.read_only());
        view! {
            {popover(RwSignal::new(false))}
            <MenuButton
                label="Actions"
                icon=IconName::MORE
                items=|()| vec![MenuItem::new("Delete", || ())]
            />
        }
    })
}

#[wasm_bindgen_test]
async fn a_popover_closes_when_its_page_is_left() {
    let left = RwSignal::new(0);
    let page = page(left);
    page.get_by_role("button", "Add filter").click();
    wait_until("the popover", || page.has_role("group", "Add filter")).await;
    left.set(1);
    settle().await;
    assert!(!page.has_role("group", "Add filter"));
}

#[wasm_bindgen_test]
async fn a_menu_closes_when_its_page_is_left() {
    let left = RwSignal::new(0);
    let page = page(left);
    page.get_by_role("button", "Actions").click();
    wait_until("the menu", || page.has_role("menu", "Actions")).await;
    left.set(1);
    settle().await;
    assert!(!page.has_role("menu", "Actions"));
    // It opens again on the next page.
    page.get_by_role("button", "Actions").click();
    wait_until("the menu", || page.has_role("menu", "Actions")).await;
}

/// A dialog that asks before it is cancelled, if `asks`.
fn dialog(left: RwSignal<u32>, asks: bool, cancelled: RwSignal<u32>) -> Page {
    Page::mount(move || {
        Layers::provide(left.read_only());
        let is_open = RwSignal::new(true);
        let close = Callback::new(move |()| is_open.set(false));
        let cancel = Callback::new(move |()| {
            cancelled.update(|count| *count += 1);
            if !asks {
                close.run(());
            }
        });
        let actions = move || view! { <Button on_press=cancel>"Cancel"</Button> };
        let dialog = move || {
            if asks {
                view! {
                    <Dialog title="Edit" on_cancel=cancel on_leave=close actions>
                        ""
                    </Dialog>
                }
                .into_any()
            } else {
                view! {
                    <Dialog title="Edit" on_cancel=cancel actions>
                        ""
                    </Dialog>
                }
                .into_any()
            }
        };
        view! { <Show when=move || is_open.get()>{dialog()}</Show> }
    })
}

#[wasm_bindgen_test]
async fn a_dialog_is_cancelled_when_its_page_is_left_or_closes_without_asking() {
    for (asks, cancellations) in [(false, 1), (true, 0)] {
        let (left, cancelled) = (RwSignal::new(0), RwSignal::new(0));
        let page = dialog(left, asks, cancelled);
        wait_until("the dialog", || page.has_role("dialog", "Edit")).await;
        settle().await;
        left.set(1);
        wait_until("the dialog is closed", || !page.has_role("dialog", "Edit")).await;
        assert_eq!(cancelled.get_untracked(), cancellations);
    }
}
