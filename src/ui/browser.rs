//! Wrappers around browser APIs: clipboard, clock, timers, ids, number and date formats, keys, theme.

pub(crate) mod bar;
pub(crate) mod clipboard;
pub(crate) mod clock;
pub(crate) mod counter;
pub(crate) mod debounce;
pub(crate) mod deferred_styles;
pub(crate) mod effect;
pub(crate) mod focus;
pub(crate) mod ids;
pub(crate) mod intl;
pub(crate) mod key_guard;
pub(crate) mod local_time;
pub(crate) mod pointer;
pub(crate) mod reload;
pub(crate) mod roving_focus;
pub(crate) mod scroll_to;
pub(crate) mod shortcuts;
pub(crate) mod theme;
pub(crate) mod translation;
