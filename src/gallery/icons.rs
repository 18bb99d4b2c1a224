use datavolumes_ui::{Icon, IconName};
use leptos::prelude::*;

use crate::section::{Section, Specimen};

const ICONS: [(&str, IconName); 44] = [
    ("CHECK", IconName::CHECK),
    ("CLOSE", IconName::CLOSE),
    ("WARNING", IconName::WARNING),
    ("FAILURE", IconName::FAILURE),
    ("INFO", IconName::INFO),
    ("CIRCLE", IconName::CIRCLE),
    ("CLOCK", IconName::CLOCK),
    ("TRASH", IconName::TRASH),
    ("QUESTION", IconName::QUESTION),
    ("CHEVRON_DOWN", IconName::CHEVRON_DOWN),
    ("CHEVRON_LEFT", IconName::CHEVRON_LEFT),
    ("CHEVRON_RIGHT", IconName::CHEVRON_RIGHT),
    ("CHEVRONS_LEFT", IconName::CHEVRONS_LEFT),
    ("CHEVRONS_RIGHT", IconName::CHEVRONS_RIGHT),
    ("SORT_ASCENDING", IconName::SORT_ASCENDING),
    ("SORT_DESCENDING", IconName::SORT_DESCENDING),
    ("SORT_NONE", IconName::SORT_NONE),
    ("SEARCH", IconName::SEARCH),
    ("FILTER", IconName::FILTER),
    ("COLUMNS", IconName::COLUMNS),
    ("GRIP", IconName::GRIP),
    ("PLUS", IconName::PLUS),
    ("MINUS", IconName::MINUS),
    ("INHERITED", IconName::INHERITED),
    ("REFRESH", IconName::REFRESH),
    ("MORE", IconName::MORE),
    ("DOWNLOAD", IconName::DOWNLOAD),
    ("COPY", IconName::COPY),
    ("SHARE", IconName::SHARE),
    ("EDIT", IconName::EDIT),
    ("SUN", IconName::SUN),
    ("MOON", IconName::MOON),
    ("MONITOR", IconName::MONITOR),
    ("SIGN_OUT", IconName::SIGN_OUT),
    ("REQUESTS", IconName::REQUESTS),
    ("VIEWS", IconName::VIEWS),
    ("LOCK", IconName::LOCK),
    ("HOME", IconName::HOME),
    ("UPLOAD", IconName::UPLOAD),
    ("CLUSTER", IconName::CLUSTER),
    ("DEPARTMENT", IconName::DEPARTMENT),
    ("PROJECT", IconName::PROJECT),
    ("MARK", IconName::MARK),
    ("VOLUME", IconName::VOLUME),
];

/// All icons.
#[component]
pub(crate) fn Icons() -> impl IntoView {
    let icon = |(label, name)| {
        view! {
            <li>
                <Icon name />
                {label}
            </li>
        }
    };
    view! {
        <Section title="Icons">
            <Specimen title="On one grid of 16 × 16" wide=true>
                <ul class="gallery__icons">{ICONS.map(icon).into_iter().collect_view()}</ul>
            </Specimen>
        </Section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_icon_is_shown() {
        let source = include_str!("../ui/icon.rs");
        assert_eq!(source.matches(": Self =").count(), ICONS.len());
    }
}
