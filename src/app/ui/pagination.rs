use super::{
    choice::Choice, el::el, icon::IconName, icon_button::IconButton, page_window::PageWindow,
    part::part, select::Select,
};
use leptos::prelude::*;

/// The way through a list that comes in pages.
#[component]
pub fn Pagination(
    /// What is shown now.
    #[prop(into)]
    window: Signal<PageWindow>,
    /// Called with the offset of the page to go to.
    #[prop(into)]
    on_go: Callback<u64>,
    /// The sizes a page can have.
    page_sizes: &'static [u64],
    /// Called with the size chosen.
    #[prop(into)]
    on_page_size: Callback<u64>,
) -> impl IntoView {
    let first = Signal::derive(move || window.get().previous().map(|_| 0));
    let previous = Signal::derive(move || window.get().previous());
    let next = Signal::derive(move || window.get().next());
    let last = Signal::derive(move || {
        let window = window.get();
        window.last().filter(|last| *last > window.offset)
    });
    let has_last = Memo::new(move |_| window.get().last().is_some());
    let sizes: Vec<Choice> = page_sizes
        .iter()
        .map(|size| Choice::new(size.to_string(), size.to_string()))
        .collect();
    let size = move || window.get().limit.to_string();
    let choose_size = move |size: String| {
        if let Ok(size) = size.parse() {
            on_page_size.run(size);
        }
    };
    let step = move |label, icon, to, refusal| {
        view! { <Step label icon to refusal on_go /> }
    };
    let last_button = part(move || {
        let label = "Last page";
        has_last.get().then(|| {
            step(
                label,
                IconName::ChevronsRight,
                last,
                "This is the last page.",
            )
        })
    });
    let is_first = "This is the first page.";
    let size = el("span")
        .class("pagination__size")
        .child(el("span").attr("aria-hidden", "true").child("Rows per page"))
        .child(view! {
            <Select choices=sizes value=Signal::derive(size) on_change=choose_size aria_label="Rows per page" small=true />
        });
    let range = el("span")
        .class("pagination__range")
        .text_by(move || window.get().range());
    let steps = el("span")
        .class("pagination__steps")
        .child(step("First page", IconName::ChevronsLeft, first, is_first))
        .child(step(
            "Previous page",
            IconName::ChevronLeft,
            previous,
            is_first,
        ))
        .child(step(
            "Next page",
            IconName::ChevronRight,
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
    to: Signal<Option<u64>>,
    refusal: &'static str,
    on_go: Callback<u64>,
) -> impl IntoView {
    let refusal = Signal::derive(move || to.get().is_none().then(|| refusal.to_owned()));
    let go = move |()| {
        if let Some(offset) = to.get_untracked() {
            on_go.run(offset);
        }
    };
    view! { <IconButton label icon disabled_reason=refusal on_press=go /> }
}
