//! The order of a list: `sortBy` and `sortOrder`.

use strum::{EnumString, IntoStaticStr};

use crate::field::VolumeField;

#[cfg(test)]
mod tests;

/// "Sort results in descending or ascending order." (`sortOrder`)
#[derive(Clone, Copy, Debug, Default, EnumString, Eq, Hash, IntoStaticStr, PartialEq)]
#[strum(
    parse_err_ty = UnknownOrder,
    parse_err_fn = UnknownOrder::new
)]
pub enum SortOrder {
    /// `asc`: the smallest value first. The default.
    #[default]
    #[strum(serialize = "asc")]
    Ascending,
    /// `desc`: the largest value first.
    #[strum(serialize = "desc")]
    Descending,
}

/// The text is not one of the values that the API documents for `sortOrder`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is neither asc nor desc")]
pub struct UnknownOrder(pub String);

impl UnknownOrder {
    fn new(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl SortOrder {
    /// The name of the order in the API: `asc` or `desc`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }

    /// The opposite order.
    #[must_use]
    pub const fn reversed(self) -> Self {
        match self {
            Self::Ascending => Self::Descending,
            Self::Descending => Self::Ascending,
        }
    }
}

/// A field and an order to sort a list by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Sort {
    /// The field to sort by.
    pub field: VolumeField,
    /// The direction to sort in.
    pub order: SortOrder,
}

impl Sort {
    /// The order after a click on the column header of `field`: ascending if the list is sorted by
    /// another field or not at all, else the opposite of `current`.
    #[must_use]
    pub fn toggled(current: Option<Self>, field: VolumeField) -> Self {
        let order = match current {
            Some(sort) if sort.field == field => sort.order.reversed(),
            _ => SortOrder::Ascending,
        };
        Self { field, order }
    }
}
