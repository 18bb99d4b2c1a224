use crate::button::icon_button::IconButton;
use crate::data::page_window::PageWindow;
use crate::el::el;
use crate::form::choice::Choice;
use crate::form::select::Select;
use crate::icon::IconName;
use crate::live::Live;
use crate::part::shown;
use leptos::prelude::*;
use send_wrapper::SendWrapper;

/// The way through a list that comes in pages.
#[component]
pub fn Pagination(
    /// What is shown now.
    #[prop(into)]
    window: Live<PageWindow>,
    /// Called with the offset of the page to go to.
    #[prop(into)]
    on_go: Callback<u64>,
    /// The sizes a page can have.
    page_sizes: &'static [u64],
    /// Called with the size chosen.
    #[prop(into)]
    on_page_size: Callback<u64>,
) -> impl IntoView {
    let of = |offset: fn(PageWindow) -> Option<u64>| {
        let window = window.clone();
        Live::from(move || offset(window.get()))
    };
    let (first, previous, next) = (
        of(|window| window.previous().map(|_| 0)),
        of(PageWindow::previous),
        of(PageWindow::next),
    );
    let last = of(|window| window.last().filter(|last| *last > window.offset));
    let is_counted = of(PageWindow::last);
    let sizes: Vec<Choice> = page_sizes
        .iter()
        .map(|size| Choice::new(size.to_string(), size.to_string()))
        .collect();
    let limit = window.clone();
    let size = move || limit.get().limit.to_string();
    let choose_size = move |size: String| {
        if let Ok(size) = size.parse() {
            on_page_size.run(size);
        }
    };
    let step = move |label, icon, to, refusal| {
        view! { <Step label icon to refusal on_go /> }
    };
    let last_button = shown(
        move || is_counted.get().is_some(),
        move || {
            let (label, refusal) = ("Last page", "This is the last page.");
            step(label, IconName::CHEVRONS_RIGHT, last.clone(), refusal)
        },
    );
    let is_first = "This is the first page.";
    let size = el("span")
        .class("pagination__size")
        .child(el("span").attr("aria-hidden", "true").child("Rows per page"))
        .child(view! {
            <Select choices=sizes value=size on_change=choose_size aria_label="Rows per page" small=true />
        });
    let range = el("span")
        .class("pagination__range")
        .text_by(move || window.get().range());
    let steps = el("span")
        .class("pagination__steps")
        .child(step("First page", IconName::CHEVRONS_LEFT, first, is_first))
        .child(step(
            "Previous page",
            IconName::CHEVRON_LEFT,
            previous,
            is_first,
        ))
        .child(step(
            "Next page",
            IconName::CHEVRON_RIGHT,
            next,
            "This is the last page.",
        ))
        .child(last_button);
    el("nav")
        .class("pagination")
        .attr("aria-label", "Pagination")
        .child(size)
        .child(range)
        .child(steps)
}

/// A button to one page, or the reason why there is none.
#[component]
fn Step(
    label: &'static str,
    icon: IconName,
    to: Live<Option<u64>>,
    refusal: &'static str,
    on_go: Callback<u64>,
) -> impl IntoView {
    let goal = to.clone();
    let refusal = move || goal.get().is_none().then(|| refusal.to_owned());
    let to = SendWrapper::new(to);
    let go = move |()| {
        if let Some(offset) = untrack(|| to.get()) {
            on_go.run(offset);
        }
    };
    view! { <IconButton label icon disabled_reason=refusal on_press=go /> }
}
