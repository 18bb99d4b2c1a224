use datavolumes_contract::{Filter, FilterOperator, Phase, VolumeField, input};

use super::local_time::{TimeError, TimeZone, time_filters, typed_time};
use crate::directory::OrgLevel;

/// What the value of a filter is, and so how it is entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ValueKind {
    /// One of the documented phases.
    Phase,
    /// A cluster, a department or a project, of which the id is sent.
    Unit(OrgLevel),
    /// A part of such an id.
    PartOfId,
    /// A time.
    Time,
    /// Any text.
    Text,
}

impl ValueKind {
    /// The value of a comparison of `field` by `operator`.
    pub(super) fn new(field: VolumeField, operator: FilterOperator) -> Self {
        let is_equality = matches!(operator, FilterOperator::Equals | FilterOperator::NotEquals);
        match (field, OrgLevel::of_field(field)) {
            (VolumeField::Phase, _) if is_equality => Self::Phase,
            (_, Some(level)) if is_equality => Self::Unit(level),
            (_, Some(_)) => Self::PartOfId,
            (field, None) if field.is_timestamp() => Self::Time,
            _ => Self::Text,
        }
    }

    /// What a user needs to know to enter the value.
    pub(super) const fn hint(self) -> Option<&'static str> {
        match self {
            Self::PartOfId => Some("Compares the ID, not the name."),
            Self::Time => Some("A day or a time in your time zone."),
            Self::Phase | Self::Unit(_) | Self::Text => None,
        }
    }

    /// An example of a value.
    pub(super) const fn example(self) -> Option<&'static str> {
        match self {
            Self::Time => Some("2026-01-31 or 2026-01-31 12:30"),
            _ => None,
        }
    }
}

/// A filter that is being edited, as the form shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FilterDraft {
    pub(crate) field: VolumeField,
    pub(crate) operator: FilterOperator,
    pub(crate) value: String,
    /// The index of the edited filter in the query; `None` for a new filter.
    pub(crate) index: Option<usize>,
}

impl Default for FilterDraft {
    fn default() -> Self {
        Self {
            field: VolumeField::Name,
            operator: FilterOperator::Contains,
            value: String::new(),
            index: None,
        }
    }
}

impl FilterDraft {
    /// A draft of the existing filter at `index`.
    pub(super) fn of(filter: &Filter, index: usize) -> Self {
        Self {
            field: filter.field(),
            operator: filter.operator(),
            value: filter.value().to_owned(),
            index: Some(index),
        }
    }

    /// The operators that the API supports for the field.
    pub(crate) fn operators(&self) -> impl Iterator<Item = FilterOperator> + use<> {
        let field = self.field;
        FilterOperator::ALL
            .into_iter()
            .filter(move |operator| operator.is_available_for(field))
    }

    /// Sets the field. Clears the value, and replaces an operator that the field does not support.
    pub(crate) fn set_field(&mut self, field: VolumeField) {
        self.field = field;
        if !self.operator.is_available_for(field) {
            self.operator = FilterOperator::Equals;
        }
        self.value.clear();
        let is_chosen = matches!(
            ValueKind::new(field, FilterOperator::Equals),
            ValueKind::Phase | ValueKind::Unit(_)
        );
        self.set_operator(if is_chosen {
            FilterOperator::Equals
        } else {
            self.operator
        });
    }

    /// Sets the operator.
    pub(crate) fn set_operator(&mut self, operator: FilterOperator) {
        let before = self.value_kind();
        self.operator = operator;
        if before == ValueKind::PartOfId && self.value_kind() != before {
            // A part of an id is not an id.
            self.value.clear();
        }
        let is_documented = Phase::DOCUMENTED
            .iter()
            .any(|phase| phase.as_str() == self.value);
        if self.value_kind() == ValueKind::Phase && !is_documented {
            Phase::Ready.as_str().clone_into(&mut self.value);
        }
    }

    /// What the value is.
    pub(super) fn value_kind(&self) -> ValueKind {
        ValueKind::new(self.field, self.operator)
    }

    /// Writes a time of an existing filter in the time zone of the reader.
    pub(super) fn localize(&mut self, zone: &impl TimeZone) {
        if self.value_kind() == ValueKind::Time
            && let Ok(filter) = Filter::new(self.field, self.operator, self.value.as_str())
        {
            self.value = typed_time(&filter, zone);
        }
    }

    /// The filters that say it, all of which a volume must match. There is more than one for a whole day.
    ///
    /// # Errors
    /// When the value does not fit the field or cannot be expressed.
    pub(super) fn finish(&self, zone: &impl TimeZone) -> Result<Vec<Filter>, TimeError> {
        let value = input::trim(&self.value);
        match self.value_kind() {
            ValueKind::Time if !value.is_empty() => {
                time_filters(self.field, self.operator, value, zone)
            }
            _ => Ok(vec![Filter::new(self.field, self.operator, value)?]),
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
    use datavolumes_contract::FilterError;

    use super::*;

    /// A time zone so many hours ahead of UTC.
    struct FixedZone(i64);

    impl TimeZone for FixedZone {
        fn to_utc(&self, local: NaiveDateTime) -> DateTime<Utc> {
            (local - TimeDelta::hours(self.0)).and_utc()
        }

        fn to_local(&self, instant: DateTime<Utc>) -> NaiveDateTime {
            instant.naive_utc() + TimeDelta::hours(self.0)
        }
    }

    #[test]
    fn dates_offer_only_the_operators_that_the_api_has_for_them() {
        let mut draft = FilterDraft::default();
        draft.set_field(VolumeField::CreatedAt);
        let offered: Vec<&str> = draft.operators().map(FilterOperator::as_str).collect();
        assert_eq!(offered, ["==", "!=", "<=", ">="]);
        assert!(draft.operator.is_available_for(VolumeField::CreatedAt));
    }

    #[test]
    fn a_day_is_that_of_the_reader_and_may_take_two_filters() {
        let mut draft = FilterDraft::default();
        draft.set_field(VolumeField::CreatedAt);
        "2026-01-31".clone_into(&mut draft.value);
        draft.set_operator(FilterOperator::Equals);
        let tokyo = FixedZone(9);
        let filters = draft.finish(&tokyo).unwrap();
        assert_eq!(filters.len(), 2);
        let mut edited = FilterDraft::of(&filters[0], 0);
        edited.localize(&tokyo);
        assert_eq!(edited.value, "2026-01-31");
        assert_eq!(edited.finish(&tokyo).unwrap(), filters[..1]);
        draft.value.clear();
        assert_eq!(draft.finish(&tokyo), Err(FilterError::EmptyValue.into()));
    }

    #[test]
    fn a_status_is_chosen_from_those_that_are_documented() {
        let mut draft = FilterDraft {
            value: "train".to_owned(),
            ..FilterDraft::default()
        };
        draft.set_field(VolumeField::Phase);
        assert_eq!(draft.value_kind(), ValueKind::Phase);
        let filters = draft.finish(&FixedZone(0)).unwrap();
        assert_eq!(filters[0].to_string(), "phase==Ready");
        draft.set_operator(FilterOperator::Contains);
        assert_eq!(draft.value_kind(), ValueKind::Text);
    }

    #[test]
    fn clusters_departments_and_projects_are_chosen_by_name() {
        let mut draft = FilterDraft::default();
        for (field, level) in [
            (VolumeField::ClusterId, OrgLevel::Cluster),
            (VolumeField::DepartmentId, OrgLevel::Department),
            (VolumeField::ProjectId, OrgLevel::Project),
        ] {
            draft.set_field(field);
            assert_eq!(draft.operator, FilterOperator::Equals);
            assert_eq!(draft.value_kind(), ValueKind::Unit(level));
            draft.set_operator(FilterOperator::Contains);
            assert_eq!(draft.value_kind(), ValueKind::PartOfId);
            assert!(draft.value_kind().hint().is_some());
            "45".clone_into(&mut draft.value);
            draft.set_operator(FilterOperator::NotEquals);
            assert_eq!(draft.value_kind(), ValueKind::Unit(level));
            assert_eq!(draft.value, "");
        }
    }

    #[test]
    fn a_comma_is_refused_with_the_reason() {
        let draft = FilterDraft {
            value: "a,b".to_owned(),
            ..FilterDraft::default()
        };
        let refused = draft.finish(&FixedZone(0));
        assert_eq!(refused, Err(FilterError::CommaInValue.into()));
    }

    #[test]
    fn an_edited_filter_is_the_same_until_it_is_changed() {
        let filter: Filter = "createdBy=$@example.com".parse().unwrap();
        let zone = FixedZone(0);
        let mut draft = FilterDraft::of(&filter, 3);
        draft.localize(&zone);
        assert_eq!(draft.finish(&zone), Ok(vec![filter]));
    }
}
