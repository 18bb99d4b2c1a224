use web_sys::Element;

use crate::browser::intl::format_datetime;

/// What a tooltip shows.
#[derive(PartialEq, Eq)]
pub(super) struct Content {
    pub(super) text: String,
    /// Neither the accessible name nor the text of the target says the same.
    pub(super) is_description: bool,
}

impl Content {
    /// What the tooltip of `target` shows; `None` if there is nothing to show.
    pub(super) fn of(target: &Element) -> Option<Self> {
        if let Some(text) = target.get_attribute("data-tooltip") {
            let is_description = target.get_attribute("aria-label").as_ref() != Some(&text);
            return (!text.is_empty()).then_some(Self {
                text,
                is_description,
            });
        }
        if let Some(datetime) = target.get_attribute("datetime") {
            return Some(Self {
                text: format_datetime(&datetime)?,
                is_description: true,
            });
        }
        let is_cut_off = |element: &Element| element.scroll_width() > element.client_width();
        // A cell may cut off its first part only.
        let is_part_cut_off = || {
            target
                .first_element_child()
                .as_ref()
                .is_some_and(is_cut_off)
        };
        let is_cut_off = is_cut_off(target) || is_part_cut_off();
        let text = is_cut_off.then(|| target.text_content()).flatten()?;
        (!text.is_empty()).then_some(Self {
            text,
            is_description: false,
        })
    }

    /// What is cut off in the row of a table with this header, a line for each cell.
    pub(super) fn of_row(header: &Element) -> Option<Self> {
        let cells = header.parent_element()?.children();
        let heads = header.closest("table").ok().flatten()?;
        let heads = heads.query_selector("thead > tr").ok().flatten();
        let heads = heads.map(|row| row.children());
        let line = |index: u32| {
            let cell = cells.item(index)?;
            let has_own_text = cell.has_attribute("data-tooltip");
            let text = Self::of(&cell).filter(|_| !has_own_text)?.text;
            if cell == *header {
                return Some(text);
            }
            let label = heads.as_ref()?.item(index)?.text_content()?;
            Some([&label, ": ", &text].concat())
        };
        let lines: Vec<String> = (0..cells.length()).filter_map(line).collect();
        (!lines.is_empty()).then(|| Self {
            text: lines.join("\n"),
            is_description: false,
        })
    }
}
