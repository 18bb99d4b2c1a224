use crate::icon::IconName;
use leptos::prelude::Callback;

/// An item of a menu.
#[derive(Clone)]
pub struct MenuItem {
    pub(super) label: String,
    pub(super) target: Target,
    pub(super) icon: Option<IconName>,
    pub(super) checked: Option<bool>,
    pub(super) disabled_reason: Option<String>,
    pub(super) is_dangerous: bool,
    pub(super) starts_group: bool,
}

/// What an item does.
#[derive(Clone)]
pub(super) enum Target {
    /// Calls the action.
    Action(Callback<()>),
    /// Opens the page at this address.
    Page(String),
}

impl MenuItem {
    /// An item with the text `label` that calls `action`.
    pub fn new(label: impl Into<String>, action: impl Fn() + Send + Sync + 'static) -> Self {
        Self::with_target(
            label.into(),
            Target::Action(Callback::new(move |()| action())),
        )
    }

    /// An item with the text `label` that is a link to the page at `href`.
    pub fn link(label: impl Into<String>, href: impl Into<String>) -> Self {
        Self::with_target(label.into(), Target::Page(href.into()))
    }

    const fn with_target(label: String, target: Target) -> Self {
        Self {
            label,
            target,
            icon: None,
            checked: None,
            disabled_reason: None,
            is_dangerous: false,
            starts_group: false,
        }
    }

    /// Adds an icon before the label.
    #[must_use]
    pub const fn icon(mut self, icon: IconName) -> Self {
        self.icon = Some(icon);
        self
    }

    /// Makes it a `menuitemradio`: one of several items of which one is checked.
    #[must_use]
    pub const fn checked(mut self, is_checked: bool) -> Self {
        self.checked = Some(is_checked);
        self
    }

    /// Disables the item and shows the reason; `None` leaves it enabled.
    #[must_use]
    pub fn disabled(mut self, reason: Option<String>) -> Self {
        self.disabled_reason = reason;
        self
    }

    /// Marks the action as destructive.
    #[must_use]
    pub const fn dangerous(mut self) -> Self {
        self.is_dangerous = true;
        self
    }

    /// Adds a separator before the item.
    #[must_use]
    pub const fn separated(mut self) -> Self {
        self.starts_group = true;
        self
    }
}
