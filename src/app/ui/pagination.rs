use super::part::part;
use super::{
    choice::Choice, icon::IconName, icon_button::IconButton, page_window::PageWindow,
    select::Select,
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
    let last_button = part(move || {
        has_last.get().then(|| {
            view! { <Step label="Last page" icon=IconName::ChevronsRight to=last refusal="This is the last page." on_go /> }
        })
    });
    view! {
        <nav class="pagination" aria-label="Pagination">
            <span class="pagination__size">
                <span aria-hidden="true">"Rows per page"</span>
                <Select choices=sizes value=Signal::derive(size) on_change=choose_size aria_label="Rows per page" small=true />
            </span>
            <span class="pagination__range">{part(move || window.get().range())}</span>
            <span class="pagination__steps">
                <Step label="First page" icon=IconName::ChevronsLeft to=first refusal="This is the first page." on_go />
                <Step label="Previous page" icon=IconName::ChevronLeft to=previous refusal="This is the first page." on_go />
                <Step label="Next page" icon=IconName::ChevronRight to=next refusal="This is the last page." on_go />
                {last_button}
            </span>
        </nav>
    }
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
