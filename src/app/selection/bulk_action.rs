use datavolumes_contract::Volume;
use datavolumes_ui::{ButtonVariant, IconName};
use leptos::prelude::*;

/// Something that can be done to the selected volumes: a button of the selection bar.
#[derive(Clone)]
pub(crate) struct BulkAction {
    /// The text of the button.
    pub(crate) label: &'static str,
    /// The visual weight of the button.
    pub(crate) variant: ButtonVariant,
    /// The icon of the button.
    pub(crate) icon: IconName,
    /// Called with the selected volumes.
    pub(crate) run: Callback<Vec<Volume>>,
}
