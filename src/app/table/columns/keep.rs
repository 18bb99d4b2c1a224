use datavolumes_contract::ListQuery;
use leptos::ev;
use leptos::prelude::*;

use super::super::column::index_of_field;
use super::layout::ColumnLayout;
use super::stored::{decode, encode};
use super::{Columns, KEY, fitting_columns};
use crate::session::storage;

impl Columns {
    /// What the user has chosen, as text; empty for the columns of the first visit.
    pub(crate) fn text(self) -> String {
        self.layout.with(|layout| {
            if layout.is_default() {
                String::new()
            } else {
                encode(layout)
            }
        })
    }

    /// Shows the columns that [`Self::text`] has described. What is unknown in the text is ignored.
    pub(crate) fn set_text(self, text: &str) {
        self.layout.set(decode(text));
    }
}

/// Follows the window and the order of the list, and keeps what the user chooses in the browser. Renders nothing.
#[component]
pub(crate) fn KeepColumns(columns: Columns, query: Memo<ListQuery>) -> impl IntoView {
    let Columns {
        layout, fitting, ..
    } = columns;
    let resize = window_event_listener(ev::resize, move |_| {
        let fits = fitting_columns();
        if fitting.get_untracked() != fits {
            fitting.set(fits);
        }
    });
    on_cleanup(move || resize.remove());
    Effect::new(move || {
        let sort = query.with(|query| query.sort);
        if let Some(sorted) = sort.and_then(|sort| index_of_field(sort.field))
            && !layout.with_untracked(|layout| layout.shows(sorted, fitting.get_untracked()))
        {
            layout.update(|layout| *layout = layout.with_revealed(sorted));
        }
    });
    Effect::new(move |kept: Option<ColumnLayout>| {
        let layout = layout.get();
        if kept.is_some_and(|kept| kept != layout) {
            let text = Some(columns.text()).filter(|text| !text.is_empty());
            storage::write_lasting(KEY, text.as_deref());
        }
        layout
    });
}
