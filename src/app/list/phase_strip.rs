use datavolumes_contract::{Filter, FilterOperator, ListQuery, Phase, VolumeField};
use leptos::{ev, prelude::*};

use super::state::{ListState, is_question};
use crate::remote::use_remote;
use crate::router::History;
use crate::services::Services;
use crate::table::{phase_tone, phase_words};
use datavolumes_client::ApiError;
use datavolumes_ui::{el, format_number, part};

/// How many volumes of the list are in each phase; empty where the server does not count.
#[component]
pub fn PhaseStrip(
    /// The list on screen.
    list: ListState,
) -> impl IntoView {
    let services = Services::of_context();
    // Asked for only when the first rows are on screen, so that it delays none.
    let question = move || {
        let query = list.url.query.with(without_phases);
        let is_asked = is_question(&query) && list.has_rows() && list.total().is_some();
        // Counted again when something has happened to the volumes.
        is_asked.then(|| (query, list.changes.get()))
    };
    let counts = use_remote(question, services.connectivity, move |(query, _)| {
        count(services, query)
    });
    let segment = move |(phase, count): &(Phase, u64)| {
        let phase = phase.clone();
        let (tone, words, number) = (
            phase_tone(&phase),
            phase_words(&phase).to_owned(),
            format_number(*count),
        );
        let tooltip = phase.to_string();
        let (share, shown) = (count.to_string(), phase.clone());
        let is_chosen = move || {
            list.url
                .query
                .with(|query| only(&shown).is_some_and(|filter| query.filters.contains(&filter)))
        };
        let toggle = move |_| {
            list.url.step(History::Push, |query| toggled(query, &phase));
        };
        el("button")
            .attr("type", "button")
            .class("phase-strip__part")
            .attr("data-tone", tone.name())
            .attr("data-tooltip", &tooltip)
            .attr_by(
                "aria-pressed",
                move || if is_chosen() { "true" } else { "false" },
            )
            .style("flex-grow", &share)
            .on(ev::click, toggle)
            .child(el("span").class("phase-strip__count").child(number))
            .child(" ")
            .child(words)
    };
    let parts = part(move || {
        counts.state.with(|counts| {
            let counts = counts.latest()?.iter().filter(|(_, count)| *count > 0);
            Some(counts.map(segment).collect::<Vec<_>>())
        })
    });
    el("div")
        .class("phase-strip")
        .attr("role", "group")
        .attr("aria-label", "Volumes by status")
        .child(parts)
}

/// `query` without its page, its order and its conditions on the phase.
fn without_phases(query: &ListQuery) -> ListQuery {
    let filters = query
        .filters
        .iter()
        .filter(|filter| filter.field() != VolumeField::Phase)
        .cloned();
    ListQuery {
        view: query.view.clone(),
        filters: filters.collect(),
        search: query.search.clone(),
        ..ListQuery::default()
    }
}

/// The condition that a volume is in `phase`.
fn only(phase: &Phase) -> Option<Filter> {
    Filter::new(VolumeField::Phase, FilterOperator::Equals, phase.as_str()).ok()
}

/// `query` with `phase` as its only condition on the phase; without any if it is that already.
fn toggled(query: ListQuery, phase: &Phase) -> ListQuery {
    let Some(filter) = only(phase) else {
        return query;
    };
    let others = ListQuery {
        filters: without_phases(&query).filters,
        ..query.clone()
    };
    if query.filters.contains(&filter) {
        others.at_first_page()
    } else {
        others.with_filter(filter)
    }
}

/// Counts the volumes of `query` in each documented phase, one after the other.
async fn count(services: Services, query: ListQuery) -> Result<Vec<(Phase, u64)>, ApiError> {
    let mut counts = Vec::new();
    for phase in Phase::DOCUMENTED {
        let query = toggled(query.clone(), &phase);
        let counted = services.client().count(&query).await?;
        counts.push((phase, counted.count));
    }
    Ok(counts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_phase_is_chosen_at_a_time_and_a_second_click_takes_it_back() {
        let name: Filter = "name=@x".parse().unwrap();
        let query = ListQuery::default()
            .with_filter(name.clone())
            .at_next_page();
        let ready = toggled(query, &Phase::Ready);
        assert_eq!(
            ready.filters,
            [name.clone(), "phase==Ready".parse().unwrap()]
        );
        let creating = toggled(ready, &Phase::Creating);
        assert_eq!(
            creating.filters,
            [name.clone(), "phase==Creating".parse().unwrap()]
        );
        assert_eq!(toggled(creating, &Phase::Creating).filters, [name]);
    }
}
