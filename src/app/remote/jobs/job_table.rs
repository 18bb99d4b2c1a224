use datavolumes_ui::{Badge, Button, IconName, Tone, pluralize};
use leptos::prelude::*;

use super::items::{JobItem, JobItems};

/// The number of rows shown before "Show all" is pressed.
const INITIAL_ROWS: usize = 50;

/// A table of the volumes of a job.
///
/// Volumes that need attention come first. The order is that of the time it is mounted, so that no row moves while the
/// job runs.
#[component]
pub(crate) fn JobTable<S>(
    items: JobItems<S>,
    /// The accessible name.
    label: &'static str,
    /// The headers of the columns.
    columns: &'static [&'static str],
    /// The position of a volume in this state: the lowest one comes first.
    rank: fn(&S) -> u8,
    /// Renders the cells for a volume, the first of which is its header.
    row: impl Fn(JobItem<S>) -> AnyView + Send + 'static,
) -> impl IntoView
where
    S: Clone + Default + Send + Sync + 'static,
{
    let shows_all = RwSignal::new(false);
    let total = items.len();
    let order = items.sorted_indexes(rank);
    let rows = move || {
        let limit = if shows_all.get() { total } else { INITIAL_ROWS };
        let indexes = order.iter().take(limit);
        indexes
            .filter_map(|index| items.get(*index))
            .map(|item| view! { <tr class="bulk-table__row">{row(item)}</tr> })
            .collect_view()
    };
    let is_truncated = move || total > INITIAL_ROWS && !shows_all.get();
    let header = |column: &&'static str| view! { <th scope="col">{*column}</th> };
    view! {
        <div class="stage__table">
            // The keyboard scrolls the dialog around it from here: there may be nothing else to focus.
            <table class="bulk-table" aria-label=label tabindex="0">
                <thead class="bulk-table__head">
                    <tr>{columns.iter().map(header).collect_view()}</tr>
                </thead>
                <tbody class="bulk-table__body">{rows}</tbody>
            </table>
            <Show when=is_truncated>
                <Button small=true on_press=move |()| shows_all.set(true)>
                    {["Show all ", &pluralize(total, "data volume")].concat()}
                </Button>
            </Show>
        </div>
    }
}

/// The state of a volume, with the reason for it or what else is to be known, unless that is empty.
#[component]
pub(crate) fn JobStatus(tone: Tone, #[prop(into)] status: String, note: String) -> impl IntoView {
    let icon = match tone {
        Tone::Neutral => IconName::MINUS,
        Tone::Info => IconName::CLOCK,
        tone => tone.icon(),
    };
    let note = (!note.is_empty()).then(|| view! { <p class="bulk-table__note">{note}</p> });
    view! {
        <Badge tone icon text=status />
        {note}
    }
}
