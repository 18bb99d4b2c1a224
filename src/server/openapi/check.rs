//! Checks request bodies against the schemas of the document, so that both always agree.

use datavolumes_contract::VolumeName;
use serde_json::Value;

use super::schema::components;

/// Checks that `value` conforms to the schema called `name`. The error is a message for the user
/// that starts with the path of the property.
///
/// Unknown properties are allowed, because newer clients may send them. `null` for an optional
/// property is the same as leaving it out.
pub(crate) fn check(value: &Value, name: &str) -> Result<(), String> {
    let schema = components().get(name).unwrap_or(&Value::Null);
    check_at("", value, schema)
}

fn check_at(path: &str, value: &Value, schema: &Value) -> Result<(), String> {
    if let Some(name) = schema["$ref"].as_str() {
        let name = name.rsplit('/').next().unwrap_or_default();
        let schema = components().get(name).unwrap_or(&Value::Null);
        return check_at(path, value, schema);
    }
    match (schema["type"].as_str(), value) {
        (Some("object"), Value::Object(_)) => check_object(path, value, schema),
        (Some("array"), Value::Array(entries)) => check_array(path, entries, schema),
        (Some("string"), Value::String(text)) => check_string(path, text, schema),
        (Some("integer"), Value::Number(number)) if number.is_i64() || number.is_u64() => {
            check_number(path, number.as_i64(), schema)
        }
        (Some("boolean"), Value::Bool(_)) | (None, _) => Ok(()),
        (Some(expected), _) => fail(path, &format!("a value of the type {expected} is expected")),
    }
}

fn check_object(path: &str, value: &Value, schema: &Value) -> Result<(), String> {
    let property_path = |name: &str| match path {
        "" => name.to_owned(),
        _ => format!("{path}.{name}"),
    };
    let required = schema["required"].as_array().into_iter().flatten();
    for name in required.filter_map(Value::as_str) {
        if value[name].is_null() {
            return fail(&property_path(name), "it is required");
        }
    }
    for (name, schema) in schema["properties"].as_object().into_iter().flatten() {
        if !value[name].is_null() {
            check_at(&property_path(name), &value[name], schema)?;
        }
    }
    Ok(())
}

fn check_array(path: &str, entries: &[Value], schema: &Value) -> Result<(), String> {
    if let Some(max) = schema["maxItems"].as_u64()
        && entries.len() as u64 > max
    {
        let given = entries.len();
        return fail(
            path,
            &format!("it has at most {max} entries; this one has {given}"),
        );
    }
    for (index, entry) in entries.iter().enumerate() {
        check_at(&format!("{path}[{index}]"), entry, &schema["items"])?;
    }
    Ok(())
}

fn check_string(path: &str, text: &str, schema: &Value) -> Result<(), String> {
    // The only pattern is that of volume names, for which the contract has better messages.
    if schema["pattern"].is_string() {
        return text
            .parse::<VolumeName>()
            .map(drop)
            .or_else(|error| fail(path, &error.to_string()));
    }
    let length = text.chars().count() as u64;
    if schema["minLength"].as_u64().is_some_and(|min| length < min) {
        return fail(path, "it is empty");
    }
    if let Some(max) = schema["maxLength"].as_u64()
        && length > max
    {
        let reason = format!("it has at most {max} characters; this one has {length}");
        return fail(path, &reason);
    }
    let Some(values) = schema["enum"].as_array() else {
        return Ok(());
    };
    if values.iter().any(|value| value == text) {
        return Ok(());
    }
    let values: Vec<&str> = values.iter().filter_map(Value::as_str).collect();
    fail(
        path,
        &format!("“{text}” is not one of {}", values.join(", ")),
    )
}

fn check_number(path: &str, number: Option<i64>, schema: &Value) -> Result<(), String> {
    let min = schema["minimum"].as_i64().unwrap_or(i64::MIN);
    let max = schema["maximum"].as_i64().unwrap_or(i64::MAX);
    match number {
        Some(number) if (min..=max).contains(&number) => Ok(()),
        _ => fail(path, &format!("it is a whole number from {min} to {max}")),
    }
}

fn fail(path: &str, reason: &str) -> Result<(), String> {
    let path = if path.is_empty() { "body" } else { path };
    Err(format!("{path}: {reason}"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn an_error_starts_with_the_path_of_the_property() {
        let long = "x".repeat(128);
        for (schema, body, path) in [
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
            assert!(error.starts_with(path), "{body}: {error}");
        }
    }

    #[test]
    fn unknown_properties_and_null_for_optional_ones_are_allowed() {
        let body = json!({ "description": null, "colour": "blue" });
        assert_eq!(check(&body, "PatchVolume"), Ok(()));
    }

    #[test]
    fn lengths_are_counted_in_characters() {
        let body = json!({ "description": "ä".repeat(127) });
        assert_eq!(check(&body, "PatchVolume"), Ok(()));
    }
}
