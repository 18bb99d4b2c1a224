//! Messages and states: alerts, banners, badges, progress.

pub(crate) mod alert;
pub(crate) mod badge;
pub(crate) mod banner;
pub(crate) mod chip;
pub(crate) mod empty_state;
pub(crate) mod progress;
pub(crate) mod skeleton;
pub(crate) mod spinner;
pub(crate) mod tone;
