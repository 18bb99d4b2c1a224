//! Marks what a search found in a text.

use leptos::prelude::*;

/// `text` with its first occurrence of `search` marked.
#[component]
pub(super) fn Highlighted(
    /// The text.
    text: String,
    /// What was searched for.
    search: String,
) -> impl IntoView {
    match split(&text, &search) {
        Some((before, found, after)) => view! {
            {before.to_owned()}
            <mark class="scope__match">{found.to_owned()}</mark>
            {after.to_owned()}
        }
        .into_any(),
        None => text.into_any(),
    }
}

/// `text` around its first occurrence of `search`, ignoring case and white space around `search`. `None` if it does not
/// contain it.
pub(super) fn split<'a>(text: &'a str, search: &str) -> Option<(&'a str, &'a str, &'a str)> {
    let search = search.trim().to_lowercase();
    if search.is_empty() {
        return None;
    }
    // A letter may have more bytes, or be more letters, in lowercase.
    text.char_indices().find_map(|(start, _)| {
        let (before, rest) = text.split_at(start);
        let end = found_length(rest, &search)?;
        let (found, after) = rest.split_at(end);
        Some((before, found, after))
    })
}

/// The number of bytes at the start of `text` that are `search` in lowercase. `None` if `text` begins otherwise.
fn found_length(text: &str, search: &str) -> Option<usize> {
    let mut left = search;
    for (index, letter) in text.char_indices() {
        if left.is_empty() {
            return Some(index);
        }
        let lower: String = letter.to_lowercase().collect();
        left = left.strip_prefix(&lower)?;
    }
    left.is_empty().then_some(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_occurrence_is_found_whatever_its_case() {
        let found = |text, search| split(text, search);
        assert_eq!(
            found("genomics-vision", "vis"),
            Some(("genomics-", "vis", "ion"))
        );
        assert_eq!(found("Vision", " VIS "), Some(("", "Vis", "ion")));
        assert_eq!(found("İzmir", "i̇z"), Some(("", "İz", "mir")));
        assert_eq!(found("vision", "vision"), Some(("", "vision", "")));
        assert_eq!(found("ananas", "nas"), Some(("ana", "nas", "")));
    }

    #[test]
    fn nothing_is_found_for_another_or_an_empty_text() {
        assert_eq!(split("vision", "x"), None);
        assert_eq!(split("vision", "visions"), None);
        assert_eq!(split("vision", " "), None);
        assert_eq!(split("", "x"), None);
    }
}
