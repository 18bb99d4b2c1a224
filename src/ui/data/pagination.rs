use crate::button::icon_button::IconButton;
use crate::button::toolbar::Toolbar;
use crate::data::page_window::PageWindow;
use crate::form::choice::Choice;
use crate::form::select::Select;
use crate::icon::IconName;
use leptos::prelude::*;

const FIRST: &str = "This is the first page.";
const LAST: &str = "This is the last page.";

/// Controls for a paginated list: page size, range of rows, first, previous, next and last page.
///
/// A `nav` landmark. A button that leads nowhere stays focusable and names its reason. There is no button for
/// the last page while the total is unknown.
#[component]
pub fn Pagination(
    /// The page shown now.
    #[prop(into)]
    window: Signal<PageWindow>,
    /// Called with the offset of the page to show.
    #[prop(into)]
    on_go: Callback<u64>,
    /// The page sizes to choose from.
    page_sizes: &'static [u64],
    /// Called with the chosen page size.
    #[prop(into)]
    on_page_size: Callback<u64>,
) -> impl IntoView {
    view! {
        <nav class="pagination" aria-label="Pagination">
            <PageSize limit=move || window.get().limit page_sizes on_page_size />
            <span class="pagination__range">{move || window.get().range()}</span>
            <Steps window on_go />
        </nav>
    }
}

#[component]
fn Steps(window: Signal<PageWindow>, on_go: Callback<u64>) -> impl IntoView {
    let first = move || window.get().previous().map(|_| 0);
    let previous = move || window.get().previous();
    let next = move || window.get().next();
    let last = move || {
        let window = window.get();
        window.last().filter(|last| *last > window.offset)
    };
    let has_total = move || window.get().last().is_some();
    view! {
        <Toolbar label="Pages" class="pagination__steps">
            <Step label="First page" icon=IconName::CHEVRONS_LEFT offset=first reason=FIRST on_go />
            <Step
                label="Previous page"
                icon=IconName::CHEVRON_LEFT
                offset=previous
                reason=FIRST
                on_go
            />
            <Step label="Next page" icon=IconName::CHEVRON_RIGHT offset=next reason=LAST on_go />
            <Show when=has_total>
                <Step
                    label="Last page"
                    icon=IconName::CHEVRONS_RIGHT
                    offset=last
                    reason=LAST
                    on_go
                />
            </Show>
        </Toolbar>
    }
}

#[component]
fn PageSize(
    #[prop(into)] limit: Signal<u64>,
    page_sizes: &'static [u64],
    on_page_size: Callback<u64>,
) -> impl IntoView {
    let sizes = page_sizes.iter().map(u64::to_string);
    let choices: Vec<Choice> = sizes.map(|size| Choice::new(size.clone(), size)).collect();
    let change = move |size: String| {
        if let Ok(size) = size.parse() {
            on_page_size.run(size);
        }
    };
    view! {
        <span class="pagination__size">
            <span aria-hidden="true">"Rows per page"</span>
            <Select
                choices
                value=move || limit.get().to_string()
                on_change=change
                aria_label="Rows per page"
                small=true
            />
        </span>
    }
}

/// A button that goes to one page.
#[component]
fn Step(
    label: &'static str,
    icon: IconName,
    /// The offset of the page; `None` if there is no such page.
    #[prop(into)]
    offset: Signal<Option<u64>>,
    /// Why there is no such page.
    reason: &'static str,
    on_go: Callback<u64>,
) -> impl IntoView {
    let disabled_reason = move || offset.get().is_none().then(|| reason.to_owned());
    let go = move |()| {
        if let Some(offset) = offset.get_untracked() {
            on_go.run(offset);
        }
    };
    view! { <IconButton label icon disabled_reason on_press=go /> }
}
