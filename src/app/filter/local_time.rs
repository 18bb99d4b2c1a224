//! Days and times that a person types, in the time zone of the reader.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};
use datavolumes_contract::{Filter, FilterError, FilterOperator, VolumeField};

/// The shortest time that servers store. The end of a day is so much before the next one.
const RESOLUTION: TimeDelta = TimeDelta::microseconds(1);

/// The time zone of the reader.
pub(crate) trait TimeZone {
    /// The instant of a local time. A time that a clock change leaves out is moved forward.
    fn to_utc(&self, local: NaiveDateTime) -> DateTime<Utc>;
    /// The local time of an instant.
    fn to_local(&self, instant: DateTime<Utc>) -> NaiveDateTime;
}

/// Why a text is not a time that can be filtered by.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum TimeError {
    /// The text is neither a day nor a time.
    #[error("enter a day, such as 2026-01-31, or a time, such as 2026-01-31 12:30")]
    NotATime,
    /// All but a day or a minute cannot be expressed: filters are combined with “and”.
    #[error("a whole day can’t be excluded; enter an exact time, such as 2026-01-31T12:30:05Z")]
    NotExcludable,
    /// The API cannot express the filter.
    #[error(transparent)]
    Filter(#[from] FilterError),
}

/// The filters that compare `field` with the day or time `text`. A day, a minute or a second without a time zone is one
/// of the reader's, and all of it is meant; a timestamp with a time zone is one instant.
pub(crate) fn time_filters(
    field: VolumeField,
    operator: FilterOperator,
    text: &str,
    zone: &impl TimeZone,
) -> Result<Vec<Filter>, TimeError> {
    if let Ok(filter) = Filter::new(field, operator, text) {
        return Ok(vec![filter]);
    }
    let (start, length) = parse(text).ok_or(TimeError::NotATime)?;
    let next = start
        .checked_add_signed(length)
        .ok_or(TimeError::NotATime)?;
    let bound = |operator, instant: DateTime<Utc>| {
        // The debug format is that of RFC 3339.
        Filter::new(field, operator, format!("{instant:?}"))
    };
    let from = || bound(FilterOperator::GreaterOrEqual, zone.to_utc(start));
    let until = || bound(FilterOperator::LessOrEqual, zone.to_utc(next) - RESOLUTION);
    match operator {
        FilterOperator::Equals => Ok(vec![from()?, until()?]),
        FilterOperator::GreaterOrEqual => Ok(vec![from()?]),
        FilterOperator::LessOrEqual => Ok(vec![until()?]),
        FilterOperator::NotEquals => Err(TimeError::NotExcludable),
        other => Err(FilterError::OperatorNotForDates(other).into()),
    }
}

/// The value of `filter` as the reader would type it: the shortest text that means the same.
pub(super) fn typed_time(filter: &Filter, zone: &impl TimeZone) -> String {
    let typed = |instant: DateTime<Utc>| {
        // As `2026-01-31 12:30:05`: the day, the minute and the second are parts of it.
        let local = zone.to_local(instant).to_string();
        let mut texts = [10, 16, 19].into_iter().filter_map(|end| local.get(..end));
        let found = texts.find(|text| {
            let filters = time_filters(filter.field(), filter.operator(), text, zone);
            filters.is_ok_and(|filters| filters == [filter.clone()])
        });
        found.map(str::to_owned)
    };
    let typed = filter.timestamp().and_then(typed);
    typed.unwrap_or_else(|| filter.value().to_owned())
}

/// The start and the length of the day, the minute or the second `text`.
fn parse(text: &str) -> Option<(NaiveDateTime, TimeDelta)> {
    let text = text.replacen('T', " ", 1);
    if let Ok(day) = NaiveDate::parse_from_str(&text, "%Y-%m-%d") {
        return Some((day.and_time(NaiveTime::MIN), TimeDelta::days(1)));
    }
    let time = |format, length| {
        let time = NaiveDateTime::parse_from_str(&text, format).ok()?;
        Some((time, length))
    };
    time("%Y-%m-%d %H:%M", TimeDelta::minutes(1))
        .or_else(|| time("%Y-%m-%d %H:%M:%S", TimeDelta::seconds(1)))
}

#[cfg(test)]
mod tests;
