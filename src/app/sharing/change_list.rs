use leptos::prelude::*;

use super::words::count;
use datavolumes_ui::{Button, format_number, part, shown};

/// The most lines that are listed at first.
const FIRST: usize = 50;

/// A line of a list: what it is about, and what there is to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Such as "project vision-ocr".
    pub(super) name: String,
    /// Such as "through department vision".
    pub(super) note: String,
}

/// A list that can be opened, with the number of its lines first. Its lines are made when it is.
#[component]
pub(super) fn ChangeList(
    /// What happens to what is listed; style sheets select by it.
    kind: &'static str,
    /// What it lists.
    #[prop(into)]
    title: String,
    /// What one of it is called.
    noun: &'static str,
    /// The lines.
    lines: Vec<Line>,
    /// Open from the start.
    #[prop(optional)]
    is_open: bool,
) -> impl IntoView {
    let total = lines.len();
    let was_opened = RwSignal::new(is_open);
    let is_whole = RwSignal::new(false);
    let list = part(move || {
        let most = match (was_opened.get(), is_whole.get()) {
            (false, _) => 0,
            (true, false) => FIRST,
            (true, true) => total,
        };
        let line = |line: &Line| {
            view! {
                <li class="change-list__line">
                    <span class="change-list__name">{line.name.clone()}</span>
                    <span class="change-list__note">{line.note.clone()}</span>
                </li>
            }
        };
        lines.iter().take(most).map(line).collect_view()
    });
    let rest = move || was_opened.get() && !is_whole.get() && total > FIRST;
    view! {
        <details class="change-list" data-change=kind open=is_open on:toggle=move |_| was_opened.set(true)>
            <summary class="change-list__title">
                <span class="change-list__count">{format_number(total as u64)}</span>
                {title}
            </summary>
            <ul class="change-list__lines">{list}</ul>
            {shown(rest, move || view! {
                <Button small=true on_press=move |()| is_whole.set(true)>
                    {["Show all ", &count(total, noun)].concat()}
                </Button>
            })}
        </details>
    }
}
