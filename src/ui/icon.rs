use leptos::prelude::*;

/// An icon: a line drawing on a 16 × 16 grid with a line width of 1.5.
///
/// The icons are constants rather than enum variants, so that a lazily loaded part of the app brings the icons
/// that only it uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IconName(&'static str);

#[expect(missing_docs, reason = "each name says what is drawn")]
impl IconName {
    pub const CHECK: Self = Self("M3 8.5l3.3 3.3L13 4.7");
    pub const CLOSE: Self = Self("M4 4l8 8M12 4l-8 8");
    pub const WARNING: Self = Self("M8 2.2l6.2 11.1H1.8zM8 6.5v3.2M8 11.4v.1");
    pub const FAILURE: Self =
        Self("M8 1.8a6.2 6.2 0 100 12.4A6.2 6.2 0 008 1.8zM5.8 5.8l4.4 4.4M10.2 5.8l-4.4 4.4");
    pub const INFO: Self = Self("M8 1.8a6.2 6.2 0 100 12.4A6.2 6.2 0 008 1.8zM8 7.4V11M8 4.9V5");
    pub const CIRCLE: Self = Self("M8 4.2a3.8 3.8 0 100 7.6 3.8 3.8 0 000-7.6z");
    pub const CLOCK: Self = Self("M8 1.8a6.2 6.2 0 100 12.4A6.2 6.2 0 008 1.8zM8 4.6V8l2.3 1.7");
    pub const TRASH: Self =
        Self("M2.7 4.2h10.6M6.1 4.2V2.5h3.8v1.7M3.9 4.2l.7 9.3h6.8l.7-9.3M6.6 7v3.8M9.4 7v3.8");
    pub const QUESTION: Self = Self(
        "M8 1.8a6.2 6.2 0 100 12.4A6.2 6.2 0 008 1.8zM6.1 6.3C6.2 5.3 7 4.7 8 4.7s1.9.7 1.9 1.7C9.9 7.7 8 7.8 8 9.2M8 11.4v.1",
    );
    pub const CHEVRON_DOWN: Self = Self("M4 6l4 4 4-4");
    pub const CHEVRON_LEFT: Self = Self("M10 4L6 8l4 4");
    pub const CHEVRON_RIGHT: Self = Self("M6 4l4 4-4 4");
    pub const CHEVRONS_LEFT: Self = Self("M7.5 4l-4 4 4 4M12.5 4l-4 4 4 4");
    pub const CHEVRONS_RIGHT: Self = Self("M3.5 4l4 4-4 4M8.5 4l4 4-4 4");
    pub const SORT_ASCENDING: Self = Self("M8 13V3.5M4.5 7L8 3.5 11.5 7");
    pub const SORT_DESCENDING: Self = Self("M8 3v9.5M4.5 9L8 12.5 11.5 9");
    pub const SORT_NONE: Self = Self("M5.2 6L8 3.2 10.8 6M5.2 10L8 12.8l2.8-2.8");
    pub const SEARCH: Self = Self("M7 2.5a4.5 4.5 0 100 9 4.5 4.5 0 000-9zM10.3 10.3l3.4 3.4");
    pub const FILTER: Self = Self("M2 4h12M4.5 8h7M7 12h2");
    pub const COLUMNS: Self = Self("M2 3h12v10H2zM6 3v10M10 3v10");
    pub const GRIP: Self = Self("M6 3.5v.1M10 3.5v.1M6 8v.1M10 8v.1M6 12.5v.1M10 12.5v.1");
    pub const PLUS: Self = Self("M8 3v10M3 8h10");
    pub const MINUS: Self = Self("M3 8h10");
    pub const INHERITED: Self = Self("M4 2.5v6.7h8.4M9.2 6l3.2 3.2-3.2 3.2");
    pub const REFRESH: Self = Self("M13.4 2.6v3.5H9.9M13.2 6A5.5 5.5 0 1013.4 9.6");
    pub const MORE: Self = Self(
        "M3.5 7.5a.5.5 0 100 1 .5.5 0 000-1zM8 7.5a.5.5 0 100 1 .5.5 0 000-1zM12.5 7.5a.5.5 0 100 1 .5.5 0 000-1z",
    );
    pub const DOWNLOAD: Self = Self("M8 2.5v7.7M4.7 7L8 10.2 11.3 7M3 13.3h10");
    pub const COPY: Self = Self("M5.8 5.8h7.5v7.5H5.8zM10.2 5.8V2.7H2.7v7.5h3.1");
    pub const SHARE: Self = Self(
        "M12 2.2a1.7 1.7 0 100 3.4 1.7 1.7 0 000-3.4zM4 6.3a1.7 1.7 0 100 3.4 1.7 1.7 0 000-3.4zM12 10.4a1.7 1.7 0 100 3.4 1.7 1.7 0 000-3.4zM5.5 7.2l5-2.5M5.5 8.8l5 2.5",
    );
    pub const EDIT: Self = Self("M10.8 2.7l2.5 2.5-7.7 7.7-3.1.6.6-3.1zM9.2 4.3l2.5 2.5");
    pub const SUN: Self = Self(
        "M8 5.2a2.8 2.8 0 100 5.6 2.8 2.8 0 000-5.6zM8 1.4v1.3M8 13.3v1.3M1.4 8h1.3M13.3 8h1.3M3.3 3.3l.9.9M11.8 11.8l.9.9M12.7 3.3l-.9.9M4.2 11.8l-.9.9",
    );
    pub const MOON: Self = Self("M13.4 9.7A5.7 5.7 0 016.3 2.6a5.7 5.7 0 107.1 7.1z");
    pub const MONITOR: Self = Self("M2 3h12v8H2zM5.8 13.6h4.4M8 11v2.6");
    pub const SIGN_OUT: Self = Self("M6.5 2.8H3v10.4h3.5M10.2 5l3 3-3 3M13 8H6.5");
    pub const REQUESTS: Self = Self("M5 13V3M2.5 5.5L5 3l2.5 2.5M11 3v10M8.5 10.5L11 13l2.5-2.5");
    pub const VIEWS: Self = Self("M3.5 2.5h9v11.2L8 10.6l-4.5 3.1z");
    pub const LOCK: Self = Self("M3.8 7.2h8.4v6.3H3.8zM5.5 7.2V5a2.5 2.5 0 015 0v2.2M8 9.8v1.4");
    pub const HOME: Self = Self("M2.5 7.5L8 2.6l5.5 4.9M4 6.4v7h8v-7M6.7 13.4V9.6h2.6v3.8");
    pub const UPLOAD: Self = Self("M8 10.2V2.5M4.7 5.7L8 2.5l3.3 3.2M3 13.3h10");
    pub const CLUSTER: Self =
        Self("M8 1.8l5.4 3.1v6.2L8 14.2l-5.4-3.1V4.9zM8 8l5.2-3M8 8v6M8 8L2.8 5");
    pub const DEPARTMENT: Self =
        Self("M6 2.4h4v3H6zM2.2 10.6h4v3h-4zM9.8 10.6h4v3h-4zM8 5.4V8M4.2 10.6V8h7.6v2.6");
    pub const PROJECT: Self = Self("M2 3.6h4.3l1.5 1.9H14v7.6H2z");
    /// The mark of the product: one volume that many read.
    pub const MARK: Self = Self(
        "M8 1.8c2.9 0 5.2.8 5.2 1.9S10.9 5.6 8 5.6 2.8 4.8 2.8 3.7 5.1 1.8 8 1.8zM2.8 3.7v3.5c0 1.1 2.3 1.9 5.2 1.9s5.2-.8 5.2-1.9V3.7M8 9.1v5.1M3.5 14.2V13c0-.9.6-1.5 1.5-1.5h6c.9 0 1.5.6 1.5 1.5v1.2",
    );
    pub const VOLUME: Self = Self(
        "M2.8 4c0-1.1 2.3-2 5.2-2s5.2.9 5.2 2-2.3 2-5.2 2-5.2-.9-5.2-2zM2.8 4v8c0 1.1 2.3 2 5.2 2s5.2-.9 5.2-2V4M2.8 8c0 1.1 2.3 2 5.2 2s5.2-.9 5.2-2",
    );

    /// The `d` attribute of the icon's only SVG path.
    #[must_use]
    pub const fn path(self) -> &'static str {
        self.0
    }
}

/// Draws an icon. Decorative: hidden from assistive technology, so text or an accessible name must say the same.
///
/// The icon cannot change. Where it depends on a signal, write `{move || view! { <Icon name=… /> }}`.
#[component]
pub fn Icon(
    /// The icon to draw.
    name: IconName,
) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
            <path d=name.path() />
        </svg>
    }
}
