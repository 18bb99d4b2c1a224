//! The elements of a cell.

use chrono::{DateTime, Utc};
use datavolumes_ui::format_iso;
use leptos::prelude::*;
use web_sys::Element;

use super::phase_badge::{PhaseLabel, phase_badge, update_phase_badge};
use super::static_view::{mount, set_text};

/// What a cell shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum CellContent {
    /// What a new cell has.
    Nothing,
    Text(String),
    /// A text whose end is not cut off.
    TextWithEnd(String),
    Link {
        href: String,
        text: String,
    },
    Time {
        at: DateTime<Utc>,
        /// The time relative to now.
        text: String,
    },
    /// A time that the volume does not have.
    NotSet,
    Phase(PhaseLabel),
}

impl CellContent {
    /// Changes `cell`, which shows `shown`. What can stay of its elements stays.
    pub(super) fn write(&self, cell: &Element, shown: &Self) {
        match (self, shown) {
            (Self::Text(text), Self::Text(_)) => set_text(cell.first_child(), text),
            (Self::TextWithEnd(text), Self::TextWithEnd(_)) => {
                let (start, end) = split_end(text);
                set_text(
                    cell.first_child().and_then(|span| span.first_child()),
                    start,
                );
                set_text(cell.last_child(), end);
            }
            (Self::Link { href, text }, Self::Link { .. }) => {
                set_element(cell, "href", href, text);
            }
            (Self::Time { at, text }, Self::Time { .. }) => {
                set_element(cell, "datetime", &format_iso(*at), text);
            }
            (Self::Phase(label), Self::Phase(_))
                if cell
                    .first_element_child()
                    .is_some_and(|phase| update_phase_badge(&phase, label)) => {}
            _ => {
                cell.set_text_content(None);
                self.append_to(cell);
            }
        }
    }

    /// Adds the content to an empty cell.
    fn append_to(&self, cell: &Element) {
        let view = match self.clone() {
            Self::Nothing => return,
            Self::Phase(label) => phase_badge(label).into_any(),
            Self::Text(text) => text.into_any(),
            Self::TextWithEnd(text) => {
                let (start, end) = split_end(&text);
                let (start, end) = (start.to_owned(), end.to_owned());
                view! {
                    <span>{start}</span>
                    {end}
                }
                .into_any()
            }
            Self::Link { href, text } => view! {
                <a class="table__link" href=href>
                    {text}
                </a>
            }
            .into_any(),
            Self::Time { at, text } => view! {
                <time class="timestamp" datetime=format_iso(at)>
                    {text}
                </time>
            }
            .into_any(),
            Self::NotSet => view! {
                <span aria-hidden="true">"—"</span>
                <span class="visually-hidden">"not set"</span>
            }
            .into_any(),
        };
        mount(view, cell);
    }
}

/// Writes an attribute and the text of the only element of `cell`.
fn set_element(cell: &Element, attribute: &str, value: &str, text: &str) {
    if let Some(element) = cell.first_element_child() {
        let _ = element.set_attribute(attribute, value);
        set_text(element.first_child(), text);
    }
}

/// The number of characters at the end of a text that are not cut off.
const END_CHARS: usize = 10;

/// Splits `text` before its last [`END_CHARS`] characters.
fn split_end(text: &str) -> (&str, &str) {
    let last = text.char_indices().nth_back(END_CHARS - 1);
    text.split_at(last.map_or(0, |(at, _)| at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_split_before_its_last_ten_characters() {
        for (text, parts) in [
            (
                "nfs-imagenet-21k-9f3ab27c01",
                ("nfs-imagenet-21k-", "9f3ab27c01"),
            ),
            ("9f3ab27c01", ("", "9f3ab27c01")),
            ("short", ("", "short")),
            ("", ("", "")),
            ("aéééééééééé", ("a", "éééééééééé")),
        ] {
            assert_eq!(split_end(text), parts);
        }
    }
}
