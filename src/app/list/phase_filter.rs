//! The filter on the phase that the phase strip sets.

use datavolumes_contract::{Filter, FilterOperator, ListQuery, Phase, VolumeField};

/// `query` without page, order and filters on the phase.
pub(super) fn without_phase(query: &ListQuery) -> ListQuery {
    let is_other = |filter: &&Filter| filter.field() != VolumeField::Phase;
    ListQuery {
        view: query.view.clone(),
        filters: query.filters.iter().filter(is_other).cloned().collect(),
        search: query.search.clone(),
        ..ListQuery::default()
    }
}

/// Whether `query` has the filter on `phase`.
pub(super) fn has_phase(query: &ListQuery, phase: &Phase) -> bool {
    phase_filter(phase).is_some_and(|filter| query.filters.contains(&filter))
}

/// `query` with `phase` as its only filter on the phase; without such a filter if it has this one already.
pub(super) fn toggle_phase(query: ListQuery, phase: &Phase) -> ListQuery {
    let Some(filter) = phase_filter(phase) else {
        return query;
    };
    let has_filter = query.filters.contains(&filter);
    let others = ListQuery {
        filters: without_phase(&query).filters,
        ..query
    };
    if has_filter {
        others.at_first_page()
    } else {
        others.with_filter(filter)
    }
}

/// Whether a volume in `phase` passes the filters of `query` on the phase.
pub(super) fn passes_phase(query: &ListQuery, phase: &Phase) -> bool {
    let phase = phase.as_str().to_ascii_lowercase();
    let passes = |filter: &Filter| {
        let value = filter.value().to_ascii_lowercase();
        match filter.operator() {
            FilterOperator::Equals => phase == value,
            FilterOperator::NotEquals => phase != value,
            FilterOperator::Contains => phase.contains(&value),
            FilterOperator::NotContains => !phase.contains(&value),
            FilterOperator::StartsWith => phase.starts_with(&value),
            FilterOperator::EndsWith => phase.ends_with(&value),
            // The order of phases is the server's.
            FilterOperator::LessOrEqual | FilterOperator::GreaterOrEqual => true,
        }
    };
    let mut filters = query.filters.iter();
    filters.all(|filter| filter.field() != VolumeField::Phase || passes(filter))
}

fn phase_filter(phase: &Phase) -> Option<Filter> {
    Filter::new(VolumeField::Phase, FilterOperator::Equals, phase.as_str()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_volume_can_leave_the_filters_on_its_phase() {
        for (filter, creating, ready) in [
            ("phase==Creating", true, false),
            ("phase==creating", true, false),
            ("phase!=Ready", true, false),
            ("phase=@eat", true, false),
            ("phase!@eat", false, true),
            ("phase=^Rea", false, true),
            ("phase=$ing", true, false),
            ("phase<=Ready", true, true),
            ("name==Creating", true, true),
        ] {
            let query = ListQuery::default().with_filter(filter.parse().unwrap());
            assert_eq!(passes_phase(&query, &Phase::Creating), creating, "{filter}");
            assert_eq!(passes_phase(&query, &Phase::Ready), ready, "{filter}");
        }
    }

    #[test]
    fn one_phase_is_set_at_a_time_and_a_second_toggle_removes_it() {
        let name: Filter = "name=@x".parse().unwrap();
        let query = ListQuery::default()
            .with_filter(name.clone())
            .at_next_page();
        let ready = toggle_phase(query, &Phase::Ready);
        assert_eq!(
            ready.filters,
            [name.clone(), "phase==Ready".parse().unwrap()]
        );
        assert!(has_phase(&ready, &Phase::Ready));
        let creating = toggle_phase(ready, &Phase::Creating);
        assert_eq!(
            creating.filters,
            [name.clone(), "phase==Creating".parse().unwrap()]
        );
        assert_eq!(toggle_phase(creating, &Phase::Creating).filters, [name]);
    }
}
