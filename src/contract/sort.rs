//! The order of a list.

use std::str::FromStr;

use crate::field::{UnknownValue, VolumeField};

/// "Sort results in descending or ascending order." (`sortOrder`)
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum SortOrder {
    /// Smallest first: the default.
    #[default]
    Ascending,
    /// Largest first.
    Descending,
}

impl SortOrder {
    /// The API's word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ascending => "asc",
            Self::Descending => "desc",
        }
    }

    /// The other one.
    #[must_use]
    pub const fn reversed(self) -> Self {
        match self {
            Self::Ascending => Self::Descending,
            Self::Descending => Self::Ascending,
        }
    }
}

impl FromStr for SortOrder {
    type Err = UnknownValue;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "asc" => Ok(Self::Ascending),
            "desc" => Ok(Self::Descending),
            other => Err(UnknownValue(other.to_owned())),
        }
    }
}

/// A field and a direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Sort {
    /// What to sort by.
    pub field: VolumeField,
    /// In which direction.
    pub order: SortOrder,
}

impl Sort {
    /// What a click on the header of `field` makes of the current order: ascending first, then the
    /// other way round with every further click.
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
    fn clicks_on_one_header_alternate_and_another_header_starts_ascending() {
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
        assert_eq!("asc".parse(), Ok(SortOrder::Ascending));
        assert_eq!("desc".parse(), Ok(SortOrder::Descending));
        for text in ["", "ASC", "descending", " asc"] {
            assert_eq!(
                text.parse::<SortOrder>(),
                Err(UnknownValue(text.to_owned()))
            );
        }
    }
}
