//! Parses query strings. They are split before percent-decoding; see
//! `datavolumes_contract::query_string`.

use std::fmt::Display;
use std::str::FromStr;

use datavolumes_contract::filter::{self, MAX_FILTERS, TooManyFilters};
use datavolumes_contract::query_string::{decode, parameters};
use datavolumes_contract::{ListQuery, SortOrder};

use crate::error_response::ErrorResponse;
use crate::store::{DirectoryField, DirectoryFilter, DirectoryRequest};

/// Parses the query of the volume list or of the volume count.
pub(super) fn list_query(raw: Option<&str>) -> Result<ListQuery, ErrorResponse> {
    ListQuery::from_request(raw.unwrap_or_default())
        .map_err(|error| ErrorResponse::bad_request(error.to_string()))
}

/// Parses the query of the project list or the department list. An undocumented value and a
/// repeated parameter are errors, as for volumes.
pub(super) fn directory_request<F: DirectoryField>(
    raw: Option<&str>,
) -> Result<DirectoryRequest<F>, ErrorResponse> {
    let raw = raw.unwrap_or_default();
    let mut request = DirectoryRequest {
        search: single(raw, "search")?.unwrap_or_default(),
        offset: parse_single(raw, "offset")?.unwrap_or_default(),
        limit: parse_single(raw, "limit")?.unwrap_or_default(),
        ..DirectoryRequest::default()
    };
    let order: Option<SortOrder> = parse_single(raw, "sortOrder")?;
    request.sort = parse_single(raw, "sortBy")?.map(|field| (field, order.unwrap_or_default()));
    for (_, list) in parameters(raw).filter(|(name, _)| name == "filterBy") {
        for text in filter::split_list(list, |text| text.parse::<DirectoryFilter<F>>().is_ok()) {
            request.filters.push(parse("filterBy", &text)?);
        }
    }
    if request.filters.len() > MAX_FILTERS {
        let reason = TooManyFilters;
        return Err(ErrorResponse::bad_request(format!("filterBy: {reason}")));
    }
    Ok(request)
}

/// The decoded value of the parameter `name`; `None` if it is missing. A repeated parameter is an
/// error.
pub(super) fn single(raw: &str, name: &str) -> Result<Option<String>, ErrorResponse> {
    let mut values = parameters(raw).filter(|(key, _)| key == name);
    let first = values.next().map(|(_, text)| decode(text));
    match values.next() {
        Some(_) => Err(ErrorResponse::bad_request(format!(
            "{name}: it is given more than once"
        ))),
        None => Ok(first),
    }
}

fn parse_single<T: FromStr<Err: Display>>(
    raw: &str,
    name: &str,
) -> Result<Option<T>, ErrorResponse> {
    single(raw, name)?
        .map(|text| parse(name, &text))
        .transpose()
}

fn parse<T: FromStr<Err: Display>>(name: &str, text: &str) -> Result<T, ErrorResponse> {
    text.parse()
        .map_err(|error| ErrorResponse::bad_request(format!("{name}: {error}")))
}
