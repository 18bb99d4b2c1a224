use datavolumes_contract::{ListQuery, Phase};
use datavolumes_ui::format_number;
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
    // After the first rows, so that the counts do not delay them; and again when volumes have changed.
    let query = move || {
        let query = list.url.query.with(without_phase);
        let is_ready = is_complete(&query) && list.has_rows() && list.total().is_some();
        is_ready.then(|| (query, list.changes.get()))
    };
    let counts = use_remote(
        query,
        services.connectivity.optional(),
        move |(query, _)| count_phases(services, query),
    );
    // After a failure the last counts may be those of another query.
    let counts = Memo::new(move |_| {
        let latest =
            |counts: &Remote<_>| counts.error().is_none().then(|| counts.latest().cloned());
        counts.state.with(latest).flatten()
    });
    let segments = move || {
        let counts = counts.get().unwrap_or_default().into_iter();
        let counts = counts.filter(|(_, count)| *count > 0);
        counts
            .map(|(phase, count)| view! { <Segment list phase count /> })
            .collect_view()
    };
    view! {
        <div class="phase-strip" role="group" aria-label="Volumes by status">
            {segments}
        </div>
    }
}

/// The button of one phase. Its width is proportional to the number of volumes.
#[component]
fn Segment(list: ListState, phase: Phase, count: u64) -> impl IntoView {
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
        let words = phase_words(phase).to_owned();
        (phase_tone(phase).name(), words, phase.to_string())
    });
    view! {
        <button
            type="button"
            class="phase-strip__part"
            data-tone=tone
            data-tooltip=raw
            aria-pressed=move || if is_pressed() { "true" } else { "false" }
            style:flex-grow=count.to_string()
            on:click=toggle
        >
            <span class="phase-strip__count">{format_number(count)}</span>
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
