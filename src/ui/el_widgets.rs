//! Widgets as [`El`]s, for callers that are not written with `view!` yet.

use chrono::{DateTime, Utc};

use crate::browser::intl::{epoch_milliseconds, format_iso, format_relative};
use crate::el::{El, Slot, el};
use crate::feedback::tone::Tone;
use crate::icon::IconName;

/// An icon.
pub fn icon(name: IconName) -> El {
    El::of_html([START, name.path(), END].concat())
}

fn icon_slot() -> (El, Slot) {
    let icon = El::of_html([START, END].concat());
    let path = icon.first_child_slot("d");
    (icon, path)
}

const START: &str = r#"<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d=""#;
const END: &str = r#""/></svg>"#;

const MISSING: &str =
    r#"<span aria-hidden="true">—</span><span class="visually-hidden">not set</span>"#;

/// A badge, and what writes tone, icon and text into it.
pub fn badge() -> (El, impl Fn(Tone, IconName, &str)) {
    let (icon, path) = icon_slot();
    let text = el("span").class("badge__text");
    let word = text.text_slot();
    let badge = el("span").class("badge").child(icon).child(text);
    let meaning = badge.attr_slot("data-tone");
    let write = move |tone: Tone, icon: IconName, text: &str| {
        meaning.write(tone.name());
        path.write(icon.path());
        word.write(text.to_owned());
    };
    (badge, write)
}

/// A timestamp, and what writes the time and the current time into it.
pub fn timestamp() -> (El, impl Fn(Option<DateTime<Utc>>, f64)) {
    let time = el("time").class("timestamp");
    let datetime = time.attr_slot("datetime");
    let text = time.slot(|time, text| match text {
        Some(text) => time.set_text_content(Some(text)),
        None => time.set_inner_html(MISSING),
    });
    let write = move |at: Option<DateTime<Utc>>, now: f64| {
        datetime.write(at.map(format_iso));
        text.write(at.map(|at| format_relative(epoch_milliseconds(at), now)));
    };
    (time, write)
}
