use datavolumes_contract::{Filter, FilterError, FilterOperator, Phase, VolumeField, input};

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
            Self::PartOfId => Some("This compares the ID, not the name."),
            Self::Time => Some("ISO 8601, UTC unless a zone is given"),
            Self::Phase | Self::Unit(_) | Self::Text => None,
        }
    }

    /// An example of a value.
    pub(super) const fn example(self) -> Option<&'static str> {
        match self {
            Self::Time => Some("2026-01-31T00:00:00Z"),
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
    pub(crate) fn of(filter: &Filter, index: usize) -> Self {
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

    /// The filter.
    ///
    /// # Errors
    /// When the value does not fit the field or cannot be expressed.
    pub(crate) fn finish(&self) -> Result<Filter, FilterError> {
        let value = input::trim(&self.value);
        let value = if self.field.is_timestamp() {
            complete_instant(value)
        } else {
            value.to_owned()
        };
        Filter::new(self.field, self.operator, value)
    }
}

/// Completes a date, or a time without a zone, to the timestamp that the API requires, in UTC.
fn complete_instant(text: &str) -> String {
    let text = text.replacen(' ', "T", 1);
    match (text.len(), text.contains('T')) {
        (10, false) => text + "T00:00:00Z",
        (16, true) => text + ":00Z",
        (19, true) => text + "Z",
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_offer_only_the_operators_that_the_api_has_for_them() {
        let mut draft = FilterDraft::default();
        draft.set_field(VolumeField::CreatedAt);
        let offered: Vec<&str> = draft.operators().map(FilterOperator::as_str).collect();
        assert_eq!(offered, ["==", "!=", "<=", ">="]);
        assert!(draft.operator.is_available_for(VolumeField::CreatedAt));
    }

    #[test]
    fn a_short_date_becomes_a_timestamp() {
        let mut draft = FilterDraft::default();
        draft.set_field(VolumeField::CreatedAt);
        for (typed, meant) in [
            ("2026-01-31", "2026-01-31T00:00:00Z"),
            ("2026-01-31 12:30", "2026-01-31T12:30:00Z"),
            ("2026-01-31T12:30:05", "2026-01-31T12:30:05Z"),
            ("2026-01-31T12:30:05+02:00", "2026-01-31T12:30:05+02:00"),
        ] {
            typed.clone_into(&mut draft.value);
            assert_eq!(draft.finish().unwrap().value(), meant);
        }
        "yesterday".clone_into(&mut draft.value);
        assert_eq!(draft.finish(), Err(FilterError::NotATimestamp));
    }

    #[test]
    fn a_status_is_chosen_from_those_that_are_documented() {
        let mut draft = FilterDraft {
            value: "train".to_owned(),
            ..FilterDraft::default()
        };
        draft.set_field(VolumeField::Phase);
        assert_eq!(draft.value_kind(), ValueKind::Phase);
        assert_eq!(draft.finish().unwrap().to_string(), "phase==Ready");
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
        assert_eq!(draft.finish(), Err(FilterError::CommaInValue));
    }

    #[test]
    fn an_edited_filter_is_the_same_until_it_is_changed() {
        let filter: Filter = "createdBy=$@example.com".parse().unwrap();
        assert_eq!(FilterDraft::of(&filter, 3).finish(), Ok(filter));
    }
}
