//! Checks what is sent against the document: the same words describe it and refuse it.

use datavolumes_contract::VolumeName;
use serde_json::Value;

use super::schema::components;

/// Whether `value` is what the document describes as `name`; the error says, for people, where it
/// is not. Properties that are not documented are no error: newer clients may send them.
///
/// `null` for a property that is not required is the same as leaving it out.
pub(crate) fn check(value: &Value, name: &str) -> Result<(), String> {
    let schema = components().get(name).unwrap_or(&Value::Null);
    check_at("", value, schema)
}

fn check_at(place: &str, value: &Value, schema: &Value) -> Result<(), String> {
    if let Some(name) = schema["$ref"].as_str() {
        let name = name.rsplit('/').next().unwrap_or_default();
        let schema = components().get(name).unwrap_or(&Value::Null);
        return check_at(place, value, schema);
    }
    match (schema["type"].as_str(), value) {
        (Some("object"), Value::Object(_)) => check_object(place, value, schema),
        (Some("array"), Value::Array(entries)) => check_array(place, entries, schema),
        (Some("string"), Value::String(text)) => check_text(place, text, schema),
        (Some("integer"), Value::Number(number)) if number.is_i64() || number.is_u64() => {
            check_number(place, number.as_i64(), schema)
        }
        (Some("boolean"), Value::Bool(_)) | (None, _) => Ok(()),
        (Some(expected), _) => refuse(
            place,
            &format!("a value of the type {expected} is expected"),
        ),
    }
}

fn check_object(place: &str, value: &Value, schema: &Value) -> Result<(), String> {
    let inside = |name: &str| match place {
        "" => name.to_owned(),
        _ => format!("{place}.{name}"),
    };
    let required = schema["required"].as_array().into_iter().flatten();
    for name in required.filter_map(Value::as_str) {
        if value[name].is_null() {
            return refuse(&inside(name), "it is required");
        }
    }
    for (name, schema) in schema["properties"].as_object().into_iter().flatten() {
        if !value[name].is_null() {
            check_at(&inside(name), &value[name], schema)?;
        }
    }
    Ok(())
}

fn check_array(place: &str, entries: &[Value], schema: &Value) -> Result<(), String> {
    if let Some(most) = schema["maxItems"].as_u64()
        && entries.len() as u64 > most
    {
        let given = entries.len();
        return refuse(
            place,
            &format!("it has at most {most} entries; this one has {given}"),
        );
    }
    for (index, entry) in entries.iter().enumerate() {
        check_at(&format!("{place}[{index}]"), entry, &schema["items"])?;
    }
    Ok(())
}

fn check_text(place: &str, text: &str, schema: &Value) -> Result<(), String> {
    // The one pattern of the document is that of names, whose rule has better words.
    if schema["pattern"].is_string() {
        return text
            .parse::<VolumeName>()
            .map(drop)
            .or_else(|error| refuse(place, &error.to_string()));
    }
    let length = text.chars().count() as u64;
    if schema["minLength"]
        .as_u64()
        .is_some_and(|least| length < least)
    {
        return refuse(place, "it is empty");
    }
    if let Some(most) = schema["maxLength"].as_u64()
        && length > most
    {
        let reason = format!("it has at most {most} characters; this one has {length}");
        return refuse(place, &reason);
    }
    let Some(words) = schema["enum"].as_array() else {
        return Ok(());
    };
    if words.iter().any(|word| word == text) {
        return Ok(());
    }
    let words: Vec<&str> = words.iter().filter_map(Value::as_str).collect();
    refuse(
        place,
        &format!("“{text}” is not one of {}", words.join(", ")),
    )
}

fn check_number(place: &str, number: Option<i64>, schema: &Value) -> Result<(), String> {
    let least = schema["minimum"].as_i64().unwrap_or(i64::MIN);
    let most = schema["maximum"].as_i64().unwrap_or(i64::MAX);
    match number {
        Some(number) if (least..=most).contains(&number) => Ok(()),
        _ => refuse(
            place,
            &format!("it is a whole number from {least} to {most}"),
        ),
    }
}

fn refuse(place: &str, reason: &str) -> Result<(), String> {
    let place = if place.is_empty() { "body" } else { place };
    Err(format!("{place}: {reason}"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn an_error_says_where_it_is() {
        let long = "x".repeat(128);
        for (schema, body, place) in [
            ("CreateVolume", json!([]), "body: "),
            (
                "CreateVolume",
                json!({ "name": "a", "projectId": "1" }),
                "originPvcName: ",
            ),
            ("CreateVolume", json!({ "name": null }), "name: "),
            ("PatchVolume", json!({ "description": 1 }), "description: "),
            (
                "PatchVolume",
                json!({ "description": long }),
                "description: ",
            ),
            ("SharedScopesPatch", json!({ "add": [1] }), "add[0]: "),
            (
                "SharedScopesPatch",
                json!({ "remove": [{ "scopeType": "tenant", "scopeId": "1" }] }),
                "remove[0].scopeType: ",
            ),
        ] {
            let error = check(&body, schema).unwrap_err();
            assert!(error.starts_with(place), "{body}: {error}");
        }
    }

    #[test]
    fn what_is_not_documented_is_no_error_and_null_is_left_out() {
        let body = json!({ "description": null, "colour": "blue" });
        assert_eq!(check(&body, "PatchVolume"), Ok(()));
    }

    #[test]
    fn characters_are_counted_not_bytes() {
        let body = json!({ "description": "ä".repeat(127) });
        assert_eq!(check(&body, "PatchVolume"), Ok(()));
    }
}
