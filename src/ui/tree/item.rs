use crate::icon::{Icon, IconName};
use leptos::prelude::*;

/// The position of a row in a tree, for assistive technology.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TreeRow {
    /// Identifies the row, wherever it is in the list.
    pub key: usize,
    /// The depth, from 1.
    pub level: usize,
    /// The position among its siblings, from 1.
    pub position: usize,
    /// The number of its siblings, including itself.
    pub siblings: usize,
    /// Whether its children are shown; `None` if it has no children.
    pub is_expanded: Option<bool>,
}

/// The state of a checkbox with three states.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CheckState {
    /// Not checked.
    #[default]
    Unchecked,
    /// Some of the items that it stands for are checked.
    Mixed,
    /// Checked.
    Checked,
}

impl CheckState {
    /// The value of `aria-checked`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Unchecked => "false",
            Self::Mixed => "mixed",
            Self::Checked => "true",
        }
    }

    const fn icon(self) -> Option<IconName> {
        match self {
            Self::Unchecked => None,
            Self::Mixed => Some(IconName::MINUS),
            Self::Checked => Some(IconName::CHECK),
        }
    }
}

/// The content of a row.
pub struct TreeItem {
    /// The accessible name.
    pub label: String,
    /// The accessible description: the rest of what the row shows.
    pub description: String,
    /// The state of its checkbox.
    pub checked: CheckState,
    /// Why it is in effect although it is not checked, such as a parent that is; `None` if it is not. The checkbox has a
    /// pale tick, with this as its tooltip.
    pub implied: Option<String>,
    /// Why it cannot be checked or unchecked, as a sentence; `None` if it can.
    pub disabled_reason: Option<String>,
    /// What the row shows next to its checkbox.
    pub content: AnyView,
}

/// A row on the page.
#[component]
pub(super) fn Item(
    id: String,
    index: usize,
    row: TreeRow,
    item: TreeItem,
    active: Signal<usize>,
) -> impl IntoView {
    let expanded = row.is_expanded.map(|is| if is { "true" } else { "false" });
    let arrow = expanded.is_some().then_some(IconName::CHEVRON_RIGHT);
    let is_disabled = item.disabled_reason.is_some();
    let implied = item.implied.filter(|_| item.checked != CheckState::Checked);
    let is_implied = implied.is_some().then_some("true");
    let tick = match is_implied {
        Some(_) => CheckState::Checked.icon(),
        None => item.checked.icon(),
    };
    view! {
        <div
            class="tree__row"
            role="treeitem"
            id=id
            data-index=index
            data-active=move || (active.get() == index).then_some("true")
            data-tooltip=item.disabled_reason
            aria-label=item.label
            aria-description=item.description
            // Reflects to `aria-level`, which Leptos does not know as an attribute.
            prop:ariaLevel=row.level.to_string()
            aria-posinset=row.position
            aria-setsize=row.siblings
            aria-expanded=expanded
            aria-checked=item.checked.name()
            aria-disabled=is_disabled.then_some("true")
            style:--level=row.level.to_string()
        >
            <span class="tree__twisty" data-twisty=expanded>
                {arrow.map(|name| view! { <Icon name /> })}
            </span>
            <span class="tree__box" data-implied=is_implied data-tooltip=implied>
                {tick.map(|name| view! { <Icon name /> })}
            </span>
            {item.content}
        </div>
    }
}
