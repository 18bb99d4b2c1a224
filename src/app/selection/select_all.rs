//! Selects all volumes that match the query, and not only those of the page.

use datavolumes_contract::Volume;
use datavolumes_ui::{
    Button, ButtonVariant, CheckState, Progress, Toasts, Tone, format_number, pluralize,
};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::all_matching::{AllMatching, Next};
use super::selectable_list::SelectableList;
use super::state::Selection;
use crate::remote::{Notice, Task};
use crate::services::Services;

/// The number of volumes that are selected in one go, at most. A bulk action sends one request or more for each.
const MAX_SELECTED: usize = 5_000;

/// The state of selecting all matching volumes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum SelectAllState {
    #[default]
    Idle,
    /// So many have been loaded.
    Loading(usize),
    /// There are more than [`MAX_SELECTED`]; the first ones are selected.
    Truncated,
}

/// Loads all matching volumes, page by page, and selects them.
#[derive(Clone, Copy)]
pub(super) struct SelectAll {
    list: SelectableList,
    selection: Selection,
    services: StoredValue<Services>,
    toasts: Toasts,
    state: RwSignal<SelectAllState>,
    /// Incremented by each start and cancellation. A run stops when it is no longer its own.
    generation: StoredValue<u32>,
}

impl SelectAll {
    pub(super) fn new(list: SelectableList, selection: Selection) -> Self {
        Self {
            list,
            selection,
            services: StoredValue::new(Services::of_context()),
            toasts: Toasts::of_context(),
            state: RwSignal::new(SelectAllState::Idle),
            generation: StoredValue::new(0),
        }
    }

    /// Stops the run, if any, and resets the state.
    pub(super) fn cancel(self) {
        self.next_generation();
        self.state.set(SelectAllState::Idle);
    }

    fn next_generation(self) -> Option<u32> {
        self.generation.try_update_value(|generation| {
            *generation = generation.wrapping_add(1);
            *generation
        })
    }

    fn start(self) {
        let generation = self.next_generation();
        self.state.set(SelectAllState::Loading(0));
        spawn_local(async move {
            let result = self.load(generation).await;
            if self.is_outdated(generation) {
                return;
            }
            match result {
                Ok((volumes, is_truncated)) => {
                    self.selection.add(&volumes);
                    self.state.set(if is_truncated {
                        SelectAllState::Truncated
                    } else {
                        SelectAllState::Idle
                    });
                }
                Err(reason) => {
                    self.state.set(SelectAllState::Idle);
                    let text = format!("Not all data volumes could be selected. {reason}");
                    self.toasts.push(Tone::Danger, text, None);
                }
            }
        });
    }

    /// Whether the run was cancelled, or the page was left.
    fn is_outdated(self, generation: Option<u32>) -> bool {
        self.generation.try_get_value() != generation
    }

    /// The matching volumes, up to [`MAX_SELECTED`], and whether there are more. Fails with the reason.
    async fn load(self, generation: Option<u32>) -> Result<(Vec<Volume>, bool), String> {
        let services = self.services.get_value();
        let query = self.list.query.get_untracked();
        let mut all = AllMatching::new(MAX_SELECTED);
        loop {
            let answer = services.client().list(&all.query(&query)).await;
            if self.is_outdated(generation) {
                return Ok((Vec::new(), false));
            }
            services.connectivity.report(&answer);
            let page = answer.map_err(|error| Notice::of(&error, Task::List).title)?;
            match all.add(page) {
                Next::Page => self.state.set(SelectAllState::Loading(all.len())),
                Next::Done(is_truncated) => {
                    self.warn_of(all.unreadable());
                    return Ok((all.into_volumes(), is_truncated));
                }
                Next::Restless => return Err("The list kept changing.".to_owned()),
            }
        }
    }

    /// Says that so many volumes cannot be read, if there are any.
    fn warn_of(self, unreadable: usize) {
        if unreadable > 0 {
            let verb = if unreadable == 1 { "is" } else { "are" };
            let volumes = pluralize(unreadable, "data volume");
            let text = format!("{volumes} can’t be read and {verb} not selected.");
            self.toasts.push(Tone::Warning, text, None);
        }
    }
}

/// The button that selects all matching volumes, its progress, and its limit.
#[component]
pub(super) fn SelectAllControl(select_all: SelectAll) -> impl IntoView {
    move || match select_all.state.get() {
        SelectAllState::Loading(loaded) => view! { <Loading select_all loaded /> }.into_any(),
        SelectAllState::Truncated => {
            let max = format_number(MAX_SELECTED as u64);
            let text = format!("The first {max} are selected, which is the maximum.");
            view! { <p class="selection__note">{text}</p> }.into_any()
        }
        SelectAllState::Idle => view! { <Offer select_all /> }.into_any(),
    }
}

#[component]
fn Loading(select_all: SelectAll, loaded: usize) -> impl IntoView {
    let total = select_all.list.total.get_untracked();
    let count = format_number(loaded as u64);
    let label = match total {
        Some(total) => format!("Selecting {count} of {}", format_number(total)),
        None => format!("Selecting {count}"),
    };
    #[expect(clippy::cast_precision_loss, reason = "some thousands at most")]
    let (done, total) = (
        total.is_some().then_some(loaded as f64),
        total.map_or(1.0, |total| total.min(MAX_SELECTED as u64) as f64),
    );
    view! {
        <div class="selection__progress">
            <Progress label done=Signal::stored(done) total=Signal::stored(total) />
            <Button small=true on_press=move |()| select_all.cancel()>
                "Cancel"
            </Button>
        </div>
    }
}

/// What the button selects.
fn offer_text(total: Option<u64>) -> String {
    let max = MAX_SELECTED as u64;
    match total {
        Some(total) if total > max => format!(
            "Select the first {} of {} that match",
            format_number(max),
            format_number(total)
        ),
        Some(total) => format!("Select all {} that match", format_number(total)),
        None => "Select all that match".to_owned(),
    }
}

/// Shown when the whole page is selected, there are other pages, and not all of them are selected yet.
#[component]
fn Offer(select_all: SelectAll) -> impl IntoView {
    let SelectAll {
        list, selection, ..
    } = select_all;
    let is_offered = Memo::new(move |_| {
        let is_whole_page = list
            .page
            .with(|page| selection.state_of(page) == CheckState::Checked);
        let is_all = list
            .total
            .get()
            .is_some_and(|total| selection.len() as u64 >= total);
        is_whole_page && list.has_other_pages.get() && !is_all
    });
    let label = move || offer_text(list.total.get());
    view! {
        <Show when=move || is_offered.get()>
            <Button variant=ButtonVariant::Quiet on_press=move |()| select_all.start()>
                {label}
            </Button>
        </Show>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_offer_names_what_would_be_selected() {
        assert_eq!(offer_text(Some(120)), "Select all 120 that match");
        let (max, total) = (format_number(MAX_SELECTED as u64), format_number(9_994));
        assert_eq!(
            offer_text(Some(9_994)),
            format!("Select the first {max} of {total} that match")
        );
    }
}
