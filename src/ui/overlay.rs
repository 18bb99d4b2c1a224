//! Widgets that open over the page: dialogs, menus, popovers, tooltips, toasts.

pub(crate) mod dialog;
pub(crate) mod layers;
pub(crate) mod menu;
pub(crate) mod menu_button;
pub(crate) mod popover_button;
pub(crate) mod popup;
pub(crate) mod toast_region;
pub(crate) mod toasts;
pub(crate) mod tooltip;
