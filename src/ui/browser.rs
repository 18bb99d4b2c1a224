//! What the browser offers: clipboard, clock, timers, ids, formats, shortcuts, theme.

pub(crate) mod clipboard;
pub(crate) mod clock;
pub(crate) mod debounce;
pub(crate) mod ids;
pub(crate) mod intl;
pub(crate) mod press;
pub(crate) mod shortcuts;
pub(crate) mod theme;
