//! Reading queries, always from the raw text: see `datavolumes_contract::query_string`.

use std::fmt::Display;
use std::str::FromStr;

use datavolumes_contract::query_string::{decode, decode_list, parameters};
use datavolumes_contract::{ListQuery, SortOrder};

use super::Refusal;
use crate::store::{DirectoryField, DirectoryRequest};

/// The query of a list of volumes, or of their count.
pub(super) fn volumes(raw: Option<&str>) -> Result<ListQuery, Refusal> {
    ListQuery::from_request(raw.unwrap_or_default())
        .map_err(|error| Refusal::bad_request(error.to_string()))
}

/// The query of a list of projects or departments. Strict as that of volumes is: a value that is
/// not documented is refused, and so is a parameter that is given twice.
pub(super) fn directory<F: DirectoryField>(
    raw: Option<&str>,
) -> Result<DirectoryRequest<F>, Refusal> {
    let raw = raw.unwrap_or_default();
    let mut request = DirectoryRequest {
        search: single(raw, "search")?.unwrap_or_default(),
        offset: value(raw, "offset")?.unwrap_or_default(),
        limit: value(raw, "limit")?.unwrap_or_default(),
        ..DirectoryRequest::default()
    };
    let order: Option<SortOrder> = value(raw, "sortOrder")?;
    request.sort = value(raw, "sortBy")?.map(|field| (field, order.unwrap_or_default()));
    for (_, list) in parameters(raw).filter(|(name, _)| name == "filterBy") {
        for text in decode_list(list) {
            request.filters.push(parse("filterBy", &text)?);
        }
    }
    Ok(request)
}

/// The decoded text of the parameter `name`; `None` where it is not given.
pub(super) fn single(raw: &str, name: &str) -> Result<Option<String>, Refusal> {
    let mut given = parameters(raw).filter(|(key, _)| key == name);
    let first = given.next().map(|(_, text)| decode(text));
    match given.next() {
        Some(_) => Err(Refusal::bad_request(format!(
            "{name}: it is given more than once"
        ))),
        None => Ok(first),
    }
}

fn value<T: FromStr<Err: Display>>(raw: &str, name: &str) -> Result<Option<T>, Refusal> {
    single(raw, name)?
        .map(|text| parse(name, &text))
        .transpose()
}

fn parse<T: FromStr<Err: Display>>(name: &str, text: &str) -> Result<T, Refusal> {
    text.parse()
        .map_err(|error| Refusal::bad_request(format!("{name}: {error}")))
}
