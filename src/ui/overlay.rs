//! What opens over the page: dialogs, menus, popovers, tooltips, toasts.

pub(crate) mod dialog;
pub(crate) mod menu;
pub(crate) mod menu_button;
pub(crate) mod popover_button;
pub(crate) mod popup;
pub(crate) mod toast;
pub(crate) mod tooltip;
