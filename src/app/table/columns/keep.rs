use datavolumes_contract::ListQuery;
use datavolumes_ui::effect;
use leptos::ev;
use leptos::prelude::*;

use super::super::column::index_of_field;
use super::stored::decode;
use super::{Columns, KEY, apply, fitting_columns};
use crate::session::storage;

impl Columns {
    /// What the user has chosen, as text; empty for the columns of the first visit.
    pub(crate) fn text(self) -> String {
        self.stored.get()
    }

    /// Shows the columns that [`Self::text`] has described. What is unknown in the text is ignored.
    pub(crate) fn set_text(self, text: &str) {
        self.update(|_| decode(text));
    }
}

/// Follows the window and the order of the list, and applies and keeps what the user chooses. Renders nothing.
#[component]
pub(crate) fn KeepColumns(columns: Columns, query: Memo<ListQuery>) -> impl IntoView {
    let fitting = columns.fitting;
    let resize = window_event_listener(ev::resize, move |_| {
        let fits = fitting_columns().bits();
        if fitting.get_untracked() != fits {
            fitting.set(fits);
        }
    });
    on_cleanup(move || resize.remove());
    effect(move || columns.update_visible(query));
    effect(move || {
        let sort = query.with(|query| query.sort);
        if let Some(sorted) = sort.and_then(|sort| index_of_field(sort.field))
            && untrack(|| !columns.shows(sorted))
        {
            let revealed = untrack(|| columns.revealed()).with(sorted);
            columns.revealed.set(revealed.bits());
        }
    });
    let kept = StoredValue::new(columns.stored.get_untracked());
    effect(move || {
        let stored = columns.stored.get();
        if kept.with_value(|kept| *kept != stored) {
            let text = Some(stored.as_str()).filter(|text| !text.is_empty());
            storage::write_lasting(KEY, text);
            untrack(|| apply(&columns.layout()));
            kept.set_value(stored);
        }
    });
}
