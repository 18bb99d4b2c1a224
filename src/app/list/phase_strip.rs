use datavolumes_contract::{ListQuery, Phase};
use datavolumes_ui::{Toolbar, format_number};
use futures::future::try_join_all;
use leptos::prelude::*;

use super::phase_filter::{has_phase, toggle_phase, without_phase};
use super::state::ListState;
use super::url::is_complete;
use crate::remote::{Remote, use_remote};
use crate::router::History;
use crate::services::Services;
use crate::table::{phase_tone, phase_words};
use datavolumes_client::ApiError;

/// The number of matching volumes in each phase, as buttons that filter by the phase. Empty if the server does not
/// count.
#[component]
pub fn PhaseStrip(
    /// The list on screen.
    list: ListState,
) -> impl IntoView {
    let services = Services::of_context();
    // After the rows, so that the counts do not delay them; and again when volumes have changed. The counts of a query
    // stay while the rows of one of its phases are loaded, and those of another one until its rows are there.
    let query = Memo::new(move |before: Option<&Option<(ListQuery, u32)>>| {
        let before = before.and_then(Option::as_ref);
        let query = list.url.query.with(without_phase);
        if before.is_none_or(|(before, _)| *before != query) {
            if list.page.state.with(Remote::is_loading) {
                return before.cloned();
            }
            if !(is_complete(&query) && list.has_rows() && list.total().is_some()) {
                return None;
            }
        }
        Some((query, list.changes.get()))
    });
    let counts = use_remote(
        move || query.get(),
        services.connectivity.optional(),
        move |(query, _)| count_phases(services, query),
    );
    // After a failure the last counts may be those of another query.
    let counts = Memo::new(move |_| {
        let latest =
            |counts: &Remote<_>| counts.error().is_none().then(|| counts.latest().cloned());
        counts.state.with(latest).flatten()
    });
    let count_of = move |phase: &Phase| {
        counts.with(|counts| {
            let mut counts = counts.iter().flatten();
            let count = counts.find(|(other, _)| other == phase);
            count.map_or(0, |(_, count)| *count)
        })
    };
    let phases = move || {
        Phase::DOCUMENTED
            .into_iter()
            .filter(move |phase| count_of(phase) > 0)
    };
    let part = move |phase: Phase| {
        let tone = phase_tone(&phase).name();
        let share = move || count_of(&phase).to_string();
        view! { <span data-tone=tone style:flex-grow=share></span> }
    };
    let button = move |phase: Phase| {
        let counted = phase.clone();
        let count = Signal::derive(move || count_of(&counted));
        view! { <PhaseButton list phase count /> }
    };
    view! {
        <Toolbar label="Data volumes by status" class="phase-strip">
            <div class="phase-strip__bar" aria-hidden="true">
                <For each=phases key=Phase::to_string children=part />
            </div>
            <For each=phases key=Phase::to_string children=button />
        </Toolbar>
    }
}

/// How many volumes are in one phase, as a button that filters by it.
#[component]
fn PhaseButton(list: ListState, phase: Phase, count: Signal<u64>) -> impl IntoView {
    let phase = StoredValue::new(phase);
    let is_pressed = move || {
        let is_set = |query: &ListQuery| phase.with_value(|phase| has_phase(query, phase));
        list.url.query.with(is_set)
    };
    let toggle = move |_| {
        let step = |query| phase.with_value(|phase| toggle_phase(query, phase));
        list.url.step(History::Push, step);
    };
    let (tone, words, raw) = phase.with_value(|phase| {
        let words = phase_words(phase).trim_end_matches('…').to_owned();
        (phase_tone(phase).name(), words, phase.to_string())
    });
    view! {
        <button
            type="button"
            class="phase-strip__phase"
            data-tone=tone
            data-tooltip=raw
            aria-pressed=move || if is_pressed() { "true" } else { "false" }
            on:click=toggle
        >
            <span class="phase-strip__count">{move || format_number(count.get())}</span>
            " "
            {words}
        </button>
    }
}

/// Counts the volumes of `query` in each documented phase, all at the same time.
async fn count_phases(services: Services, query: ListQuery) -> Result<Vec<(Phase, u64)>, ApiError> {
    let count = |phase: Phase| {
        let query = toggle_phase(query.clone(), &phase);
        let response = services.client().count(&query);
        async move { Ok::<_, ApiError>((phase, response.await?.count)) }
    };
    try_join_all(Phase::DOCUMENTED.map(count)).await
}
