use datavolumes_contract::{Filter, FilterError, FilterOperator, ListQuery, VolumeField, input};
use datavolumes_ui::SearchBox;
use leptos::html;
use leptos::prelude::*;

use crate::list::ListUrl;
use crate::router::History;

/// The search field `Filter by name`. It edits the first filter of the form `name=@…`.
#[component]
pub(super) fn QuickFilter(
    /// The URL state of the list.
    url: ListUrl,
    /// The field, to focus it.
    search_box: NodeRef<html::Input>,
) -> impl IntoView {
    let error = RwSignal::new(None::<String>);
    let value = Memo::new(move |_| {
        url.query
            .with(|query| value_of_quick_filter(query).to_owned())
    });
    let search = move |text: String| {
        let query = url.query.get_untracked();
        match with_quick_filter(query, input::trim(&text)) {
            Ok(query) => {
                error.set(None);
                url.step(History::Replace, |_| query);
            }
            Err(reason) => error.set(Some(reason.to_string())),
        }
    };
    // With another filter, the field shows that one and not the text that was refused.
    Effect::new(move || {
        value.track();
        error.set(None);
    });
    view! {
        <div class="filter-controls__quick">
            <SearchBox label="Filter by name" value on_search=search node_ref=search_box />
            <p class="filter-controls__refusal" role="alert">
                {error}
            </p>
        </div>
    }
}

/// The index of the filter that the quick filter edits.
fn position_of_quick_filter(query: &ListQuery) -> Option<usize> {
    query.filters.iter().position(|filter| {
        filter.field() == VolumeField::Name && filter.operator() == FilterOperator::Contains
    })
}

fn value_of_quick_filter(query: &ListQuery) -> &str {
    let index = position_of_quick_filter(query);
    let filter = index.and_then(|index| query.filters.get(index));
    filter.map(Filter::value).unwrap_or_default()
}

/// `query` with `text` as its quick filter. An empty text removes it.
///
/// # Errors
/// When a filter cannot express `text`.
fn with_quick_filter(query: ListQuery, text: &str) -> Result<ListQuery, FilterError> {
    let index = position_of_quick_filter(&query);
    if text.is_empty() {
        return Ok(match index {
            Some(index) => query.without_filter(index),
            None => query,
        });
    }
    let filter = Filter::new(VolumeField::Name, FilterOperator::Contains, text)?;
    let index = index.unwrap_or(query.filters.len());
    Ok(query.with_filter_at(index, filter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_quick_filter_is_one_filter_among_the_others() {
        let other: Filter = "phase==Ready".parse().unwrap();
        let query = ListQuery::default().with_filter(other.clone());
        let query = with_quick_filter(query, "img").unwrap();
        assert_eq!(
            query.to_address(),
            "filterBy=phase%3D%3DReady,name%3D%40img"
        );
        let query = with_quick_filter(query, "imagenet").unwrap();
        assert_eq!(query.filters[1].value(), "imagenet");
        assert_eq!(with_quick_filter(query, "").unwrap().filters, [other]);
    }

    #[test]
    fn a_comma_in_the_quick_filter_is_refused() {
        let refused = with_quick_filter(ListQuery::default(), "a,b");
        assert_eq!(refused, Err(FilterError::CommaInValue));
    }
}
