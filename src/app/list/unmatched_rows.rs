use datavolumes_contract::Volume;
use datavolumes_ui::{Alert, Button, Tone, format_number};
use leptos::prelude::*;

use super::phase_filter::passes_phase;
use super::state::ListState;
use crate::remote::Remote;

/// Says how many rows no longer match the filter: their phase has changed since the page was loaded. They stay, so
/// that no row moves under the pointer, until the user loads the list again.
#[component]
pub(super) fn UnmatchedRows(
    /// The list on screen.
    list: ListState,
) -> impl IntoView {
    let count = Memo::new(move |_| count_unmatched(list));
    let update = move || {
        view! {
            <Button small=true on_press=move |()| list.refresh()>
                "Update list"
            </Button>
        }
    };
    move || {
        let title = match count.get() {
            0 => return None,
            1 => "1 data volume no longer matches the filter".to_owned(),
            count => {
                let count = format_number(count as u64);
                format!("{count} data volumes no longer match the filter")
            }
        };
        Some(view! { <Alert tone=Tone::Info title actions=update /> })
    }
}

fn count_unmatched(list: ListState) -> usize {
    list.page.state.with(|page| {
        let Remote::Ready(page) = page else { return 0 };
        list.url.query.with(|query| {
            let is_unmatched = |volume: &&Volume| !passes_phase(query, &volume.status.phase);
            page.datavolumes.iter().filter(is_unmatched).count()
        })
    })
}
