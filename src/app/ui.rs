//! Widgets.
//!
//! Invariant: nothing in here knows the API, the routes or what a volume is. A widget takes signals and
//! callbacks, holds no state that its outside should hold, and reads no context but what `ui` itself provides.
//! The root component calls [`Toasts::provide`] and [`Clock::provide`], and mounts one [`ToastRegion`] and one
//! [`TooltipLayer`].

#![expect(
    clippy::must_use_candidate,
    reason = "components are called by the view macro, which uses them"
)]

mod alert;
mod badge;
mod banner;
mod button;
mod checkbox;
mod chip;
mod choice;
mod clipboard;
mod clock;
mod code_block;
mod column_header;
mod combobox;
mod copy_button;
mod debounce;
mod description_list;
mod dialog;
mod el;
mod empty_state;
mod field;
mod icon;
mod icon_button;
mod ids;
mod intl;
mod lazy;
mod live;
mod menu;
mod menu_button;
mod page_window;
mod pagination;
mod part;
mod popover_button;
mod popup;
mod press;
mod progress;
mod radio_group;
mod relative_time;
mod search_box;
mod select;
mod shortcuts;
mod skeleton;
mod sort_header;
mod spinner;
mod text_area;
mod text_input;
mod theme;
mod timestamp;
mod toast;
mod tone;
mod tooltip;
mod tree;

pub use alert::*;
pub use badge::*;
pub use banner::*;
pub use button::*;
pub use checkbox::*;
pub use chip::*;
pub use choice::*;
pub(crate) use clipboard::copy_text;
pub use clock::*;
pub use code_block::*;
pub use column_header::*;
pub use combobox::*;
pub use copy_button::*;
pub(crate) use debounce::Debounce;
pub use description_list::*;
pub use dialog::*;
pub use el::{Child, El, IntoValue, Slot, el};
pub use empty_state::*;
pub use field::*;
pub use icon::*;
pub use icon_button::*;
pub use ids::*;
pub use intl::*;
pub(crate) use lazy::lazy;
pub use lazy::{Code, Lazy, Sending, chunk_style};
pub use live::Live;
pub use menu::*;
pub use menu_button::*;
pub use page_window::*;
pub use pagination::*;
pub use part::{Part, effect, part, shown};
pub use popover_button::*;
pub use press::*;
pub use progress::*;
pub use radio_group::*;
pub use search_box::*;
pub use select::*;
pub use shortcuts::*;
pub use skeleton::*;
pub use sort_header::*;
pub use spinner::*;
pub use text_area::*;
pub use text_input::*;
pub use theme::*;
pub use timestamp::*;
pub use toast::*;
pub use tone::*;
pub use tooltip::*;
pub use tree::*;
