//! The order of a list: `sortBy` and `sortOrder`.

use strum::{EnumString, IntoStaticStr};

use crate::field::{UnknownValue, VolumeField};

/// "Sort results in descending or ascending order." (`sortOrder`)
#[derive(Clone, Copy, Debug, Default, EnumString, Eq, Hash, IntoStaticStr, PartialEq)]
#[strum(
    parse_err_ty = UnknownValue,
    parse_err_fn = UnknownValue::new
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clicks_on_a_header_alternate_and_another_header_starts_ascending() {
        let first = Sort::toggled(None, VolumeField::Name);
        assert_eq!(
            (first.field, first.order),
            (VolumeField::Name, SortOrder::Ascending)
        );
        let second = Sort::toggled(Some(first), VolumeField::Name);
        assert_eq!(second.order, SortOrder::Descending);
        assert_eq!(Sort::toggled(Some(second), VolumeField::Name), first);
        let other = Sort::toggled(Some(second), VolumeField::Phase);
        assert_eq!(
            (other.field, other.order),
            (VolumeField::Phase, SortOrder::Ascending)
        );
    }

    #[test]
    fn the_orders_are_the_two_words_of_the_reference() {
        for (text, order) in [
            ("asc", SortOrder::Ascending),
            ("desc", SortOrder::Descending),
        ] {
            assert_eq!(text.parse(), Ok(order));
            assert_eq!(order.as_str(), text);
        }
        for text in ["", "ASC", "descending", " asc"] {
            assert_eq!(
                text.parse::<SortOrder>(),
                Err(UnknownValue(text.to_owned()))
            );
        }
    }
}
