//! Finds the reason in the body of an error response.

use serde_json::{Map, Value};

use super::Problem;

/// The fields that say what is wrong, in the order in which they are tried: those of the API, of RFC 9457,
/// of `FastAPI`, of OAuth, and of others.
const MESSAGES: [&str; 9] = [
    "message",
    "title",
    "detail",
    "details",
    "error_description",
    "errors",
    "error",
    "msg",
    "reason",
];

/// The fields that say more than the message.
const DETAILS: [&str; 3] = ["details", "detail", "errors"];

/// The problem that `body` describes.
pub(super) fn problem(body: &Value) -> Problem {
    let of_field = |name: &str| text(body.get(name)?);
    let source = MESSAGES.into_iter().find(|name| of_field(name).is_some());
    let message = match source {
        Some(name) => of_field(name),
        None if body.is_object() => None,
        None => text(body),
    };
    let mut others = DETAILS.into_iter().filter(|name| source != Some(*name));
    let code = |name: &str| match body.get(name)? {
        Value::Number(number) => u16::try_from(number.as_u64()?).ok(),
        Value::String(text) => text.parse().ok(),
        _ => None,
    };
    Problem {
        code: code("code").or_else(|| code("status")).unwrap_or_default(),
        message: message.unwrap_or_default(),
        details: others.find_map(of_field),
    }
}

/// `value` as text for people; `None` if it says nothing. Markup is not for people.
fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => {
            let text = text.trim();
            (!text.is_empty() && !text.starts_with('<')).then(|| text.to_owned())
        }
        Value::Number(number) => Some(number.to_string()),
        Value::Array(entries) => joined(entries.iter().filter_map(text).collect()),
        Value::Object(fields) => text_of_object(fields),
        Value::Null | Value::Bool(_) => None,
    }
}

/// One entry of a list of errors, or an object from fields to errors.
fn text_of_object(fields: &Map<String, Value>) -> Option<String> {
    let of_field = |name: &str| text(fields.get(name)?);
    let reasons = ["message", "msg", "reason", "detail", "description"];
    if let Some(reason) = reasons.into_iter().find_map(of_field) {
        // `FastAPI` writes the path of the field, which begins with "body" or "query".
        let path = fields.get("loc").and_then(Value::as_array);
        let name = path.and_then(|path| text(path.last()?));
        return Some(match name.or_else(|| of_field("field")) {
            Some(name) => [&name, ": ", &reason].concat(),
            None => reason,
        });
    }
    let entries = fields
        .iter()
        .filter_map(|(name, value)| Some([name, ": ", &text(value)?].concat()));
    joined(entries.collect())
}

fn joined(texts: Vec<String>) -> Option<String> {
    (!texts.is_empty()).then(|| texts.join("; "))
}
