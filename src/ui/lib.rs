//! Accessible widgets and the reactive helpers they need.
//!
//! Nothing in here knows the API, the routes or what a data volume is. A widget takes signals and callbacks, holds
//! no state that belongs to its caller, and reads no context but those that this crate provides: call
//! [`Toasts::provide`] and [`Clock::provide`] at the root, and mount one [`ToastRegion`] and one [`TooltipLayer`].

#![expect(
    unreachable_pub,
    reason = "a component's properties are public whatever the component is"
)]
#![expect(
    clippy::must_use_candidate,
    reason = "components are called by the view macro, which uses them"
)]

mod browser;
mod button;
mod data;
mod el;
mod feedback;
mod form;
mod icon;
mod lazy;
mod live;
mod overlay;
mod part;
mod tree;

pub use browser::clipboard::copy_text;
pub use browser::clock::Clock;
pub use browser::debounce::Debounce;
pub use browser::intl::{format_iso, format_number, format_relative, milliseconds};
pub use browser::press::after_press;
pub use browser::shortcuts::KeyPress;
pub use browser::theme::{THEME_KEY, ThemeMenu};
pub use button::copy_button::CopyButton;
pub use button::icon_button::IconButton;
pub use button::{Button, ButtonVariant};
pub use data::code_block::CodeBlock;
pub use data::column_header::ColumnHeader;
pub use data::description_list::{Described, DescriptionList};
pub use data::page_window::PageWindow;
pub use data::pagination::Pagination;
pub use data::sort_header::{SortDirection, SortHeader};
pub use data::timestamp::{Timestamp, timestamp};
pub use el::{Child, El, IntoValue, Slot, el};
pub use feedback::alert::Alert;
pub use feedback::badge::{Badge, badge};
pub use feedback::banner::Banner;
pub use feedback::chip::Chip;
pub use feedback::empty_state::EmptyState;
pub use feedback::progress::Progress;
pub use feedback::skeleton::Skeleton;
pub use feedback::tone::Tone;
pub use form::checkbox::Checkbox;
pub use form::choice::{Choice, Choices};
pub use form::combobox::Combobox;
pub use form::field::FormField;
pub use form::radio_group::RadioGroup;
pub use form::search_box::SearchBox;
pub use form::select::Select;
pub use form::text_area::TextArea;
pub use form::text_input::TextInput;
pub use icon::{Icon, IconName, icon};
pub use lazy::{Lazy, LoadingCode, Render};
pub use live::Live;
pub use overlay::dialog::{Dialog, DialogKind};
pub use overlay::menu::{Menu, MenuItem};
pub use overlay::menu_button::MenuButton;
pub use overlay::popover_button::{PopoverButton, PopoverPanel};
pub use overlay::toast::{ToastAction, ToastRegion, Toasts};
pub use overlay::tooltip::TooltipLayer;
pub use part::{Part, effect, part, shown};
pub use tree::{MakeItem, Ticked, Tree, TreeAct, TreeItem, TreeRow};
