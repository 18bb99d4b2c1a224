use datavolumes_contract::ListQuery;
use datavolumes_contract::filter::{
    FilterError, FilterListError, FilterListReason, parse_list, write_list,
};
use datavolumes_ui::{Button, FormField, TextInput, excerpt};
use leptos::ev::SubmitEvent;
use leptos::html;
use leptos::prelude::*;

use super::builder::sentence;
use crate::list::ListUrl;
use crate::router::History;

/// How much of the text around a mistake is shown, in characters.
const MAX_AROUND: usize = 40;

/// All filters as the API writes them, to copy, to paste and to edit.
#[component]
pub(super) fn TextForm(
    /// The URL state of the list.
    url: ListUrl,
    /// Called when the filters have been applied.
    #[prop(into)]
    on_done: Callback<()>,
) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let text = RwSignal::new(url.query.with_untracked(|query| write_list(&query.filters)));
    let error = RwSignal::new(None::<FilterListError>);
    let message = move || error.with(|error| Some(message(error.as_ref()?)));
    let change = move |typed| {
        error.set(None);
        text.set(typed);
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        match text.with_untracked(|text| parse_list(text)) {
            Ok(filters) => {
                url.step(History::Push, |query| {
                    ListQuery { filters, ..query }.at_first_page()
                });
                on_done.run(());
            }
            Err(found) => {
                if let Some(input) = input.get_untracked() {
                    let (start, end) = text.with_untracked(|text| selection(text, &found));
                    let _ = input.focus();
                    let _ = input.set_selection_range(start, end);
                }
                error.set(Some(found));
            }
        }
    };
    let place = move || {
        let error = error.get()?;
        let [before, wrong, after] = text.with(|text| shown_parts(text, &error));
        Some(view! {
            <code class="filter-place" aria-hidden="true">
                {before}
                <mark>{wrong}</mark>
                {after}
            </code>
        })
    };
    view! {
        <form class="filter-builder" aria-label="Filters as text" novalidate on:submit=submit>
            <FormField
                label="Filters as text"
                hint="As the API writes them, such as phase==Ready,name=@train"
                error=Signal::derive(message)
            >
                <TextInput value=text on_input=change mono=true node_ref=input />
            </FormField>
            {place}
            <Button submit=true>"Apply text"</Button>
        </form>
    }
}

/// The text before, at and behind the mistake.
fn parts<'a>(text: &'a str, error: &FilterListError) -> [&'a str; 3] {
    let (start, end) = (error.span.start, error.span.end);
    let part = |part: Option<&'a str>| part.unwrap_or_default();
    [
        part(text.get(..start)),
        part(text.get(start..end)),
        part(text.get(end..)),
    ]
}

/// [`parts`], as far as they show where the mistake is.
fn shown_parts(text: &str, error: &FilterListError) -> [String; 3] {
    let [before, wrong, after] = parts(text, error);
    let start = before.char_indices().rev().nth(MAX_AROUND);
    let before = match start.and_then(|(start, first)| before.get(start + first.len_utf8()..)) {
        Some(end) => ["…", end].concat(),
        None => before.to_owned(),
    };
    let end = after.char_indices().nth(MAX_AROUND);
    let after = match end.and_then(|(end, _)| after.get(..end)) {
        Some(start) => [start, "…"].concat(),
        None => after.to_owned(),
    };
    [before, excerpt(wrong).into_owned(), after]
}

/// What is wrong, as a sentence.
fn message(error: &FilterListError) -> String {
    let reason = match &error.reason {
        FilterListReason::Filter(FilterError::UnknownField(name)) => {
            FilterError::UnknownField(excerpt(name).into_owned()).to_string()
        }
        reason => reason.to_string(),
    };
    sentence(&reason)
}

/// The place of the mistake in UTF-16 code units, in which a browser counts.
fn selection(text: &str, error: &FilterListError) -> (u32, u32) {
    let [before, wrong, _] = parts(text, error);
    let units = |text: &str| u32::try_from(text.encode_utf16().count()).unwrap_or_default();
    (units(before), units(before) + units(wrong))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mistake_is_selected_in_the_units_of_the_browser() {
        let text = "name==😀,size<=5";
        let error = parse_list(text).unwrap_err();
        assert_eq!(parts(text, &error), ["name==😀,", "size", "<=5"]);
        assert_eq!(selection(text, &error), (9, 13));
    }

    #[test]
    fn a_long_text_is_shown_around_the_mistake() {
        let long = "é".repeat(5_000);
        let text = ["name==", &long, ",size<=5,name==", &long].concat();
        let error = parse_list(&text).unwrap_err();
        let [before, wrong, after] = shown_parts(&text, &error);
        assert_eq!(before, ["…", &"é".repeat(MAX_AROUND - 1), ","].concat());
        assert_eq!(wrong, "size");
        assert!(after.starts_with("<=5,name==é") && after.ends_with("é…"));
        assert_eq!(after.chars().count(), MAX_AROUND + 1);

        let error = parse_list(&"x".repeat(5_000)).unwrap_err();
        assert!(message(&error).chars().count() < 200, "{}", message(&error));
    }
}
