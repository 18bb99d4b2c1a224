//! Accessible widgets and the reactive helpers they need.
//!
//! The widgets do not depend on the API, the routes or the domain. Form controls are controlled: their parent holds
//! the value. The only contexts are those of this crate: call [`Toasts::provide`], [`Clock::provide`],
//! [`Layers::provide`], [`guard_keys`] and [`keep_focus`] in the root component, and mount one [`ToastRegion`] and one [`TooltipLayer`] there.
//!
//! The accessibility patterns are those of the [ARIA Authoring Practices Guide](https://www.w3.org/WAI/ARIA/apg/)
//! (APG). A control that is unavailable stays focusable and names its reason.

#![expect(
    unreachable_pub,
    reason = "a component's properties are public whatever the component is"
)]

mod browser;
mod button;
mod data;
mod feedback;
mod form;
mod icon;
mod lazy;
mod overlay;
mod tree;

#[cfg(test)]
mod unused;

pub use browser::bar::use_bar;
pub use browser::clipboard::copy_text;
pub use browser::clock::Clock;
pub use browser::counter::increment;
pub use browser::debounce::Debounce;
pub use browser::effect::effect;
pub use browser::focus::{
    focus_first, focus_main, focus_main_if_lost, has_no_focus, keep_focus, offer_focus,
};
pub use browser::intl::{
    epoch_milliseconds, format_datetime, format_day, format_number, format_relative,
    list_separator, local_date,
};
pub use browser::key_guard::guard_keys;
pub use browser::local_time::{local_to_utc, utc_to_local};
pub use browser::pointer::after_pointer_up;
pub use browser::reload::reload_page;
pub use browser::roving_focus::use_roving_focus;
pub use browser::scroll_to::scroll_to;
pub use browser::shortcuts::KeyPress;
pub use browser::theme::{THEME_KEY, ThemeMenu};
pub use browser::translation::keep_translated_texts;
pub use button::copy_button::CopyButton;
pub use button::icon_button::IconButton;
pub use button::link_button::LinkButton;
pub use button::toolbar::Toolbar;
pub use button::{Button, ButtonVariant};
pub use data::code_block::CodeBlock;
pub use data::column_header::ColumnHeader;
pub use data::description_list::{DescriptionItem, DescriptionList};
pub use data::iso_time::format_iso;
pub use data::isolated::{excerpt, isolated};
pub use data::page_window::PageWindow;
pub use data::pagination::Pagination;
pub use data::pluralize::pluralize;
pub use data::sort_header::{SortDirection, SortHeader};
pub use data::timestamp::Timestamp;
pub use feedback::alert::Alert;
pub use feedback::badge::Badge;
pub use feedback::banner::Banner;
pub use feedback::chip::Chip;
pub use feedback::empty_state::EmptyState;
pub use feedback::progress::Progress;
pub use feedback::skeleton::Skeleton;
pub use feedback::spinner::Spinner;
pub use feedback::tone::Tone;
pub use form::checkbox::Checkbox;
pub use form::choice::{Choice, Choices};
pub use form::combobox::{Combobox, ComboboxEntry, Movement};
pub use form::field::FormField;
pub use form::radio_group::RadioGroup;
pub use form::search_box::{SEARCH_DELAY, SearchBox};
pub use form::select::Select;
pub use form::text_area::TextArea;
pub use form::text_input::TextInput;
pub use icon::{Icon, IconName};
pub use lazy::{Lazy, LoadingCode, Render};
pub use overlay::dialog::{Dialog, DialogKind};
pub use overlay::layers::Layers;
pub use overlay::menu::{Menu, MenuItem};
pub use overlay::menu_button::MenuButton;
pub use overlay::popover_button::{PopoverButton, PopoverPanel};
pub use overlay::toast_region::ToastRegion;
pub use overlay::toasts::{ToastAction, ToastId, Toasts};
pub use overlay::tooltip::TooltipLayer;
pub use tree::{CheckState, Tree, TreeAction, TreeItem, TreeRow};
