//! Response bodies that no client expects; see [`crate::faults`].

use serde_json::{Value, json};

/// The fields that a client must be able to do without.
const OPTIONAL_FIELDS: [&str; 11] = [
    "description",
    "createdBy",
    "updatedAt",
    "updatedBy",
    "useOriginalVolume",
    "sharedScopes",
    "phaseMessage",
    "conditions",
    "datavolumePvcName",
    "datavolumePvName",
    "requestedNamespace",
];

/// The body as a newer server might send it.
pub(super) fn add_unknown_fields(value: &mut Value) {
    match value {
        Value::Array(entries) => entries.iter_mut().for_each(add_unknown_fields),
        Value::Object(properties) => {
            for (name, value) in properties.iter_mut() {
                match name.as_str() {
                    "phase" => *value = json!("Hibernating"),
                    name if OPTIONAL_FIELDS.contains(&name) => *value = Value::Null,
                    _ => add_unknown_fields(value),
                }
            }
            properties.insert(
                "notYetKnown".to_owned(),
                json!({ "level": [1, "two", null] }),
            );
        }
        _ => {}
    }
}

/// The names of the fields that [`add_texts`] does not change: identifiers and values with a meaning for programs.
const CODES: [&str; 12] = [
    "id",
    "uuid",
    "projectId",
    "departmentId",
    "clusterId",
    "parentId",
    "scopeId",
    "scopeType",
    "phase",
    "accessToken",
    "clientID",
    "clientSecret",
];

/// Writes `before` in front of every text of `body` that is not an id, a code or a time, and `after` behind it.
pub(super) fn add_texts(body: &mut Value, before: &str, after: &str) {
    let add = |value: &mut Value| add_texts(value, before, after);
    match body {
        Value::Array(entries) => entries.iter_mut().for_each(add),
        Value::Object(properties) => {
            for (name, value) in properties.iter_mut() {
                let is_code = CODES.contains(&name.as_str()) || name.ends_with("At");
                if !is_code && name != "lastTransitionTime" {
                    add(value);
                }
            }
        }
        Value::String(value) => *value = [before, value, after].concat(),
        _ => {}
    }
}

/// Replaces values by values of other types. In each list of objects the first entry loses its id, the second one has
/// odd values, the third one is `null`.
pub(super) fn make_entries_odd(body: &mut Value) {
    match body {
        Value::Array(entries) => make_odd(entries),
        Value::Object(properties) => {
            if let Some(next) = properties.get_mut("next") {
                *next = json!("");
            }
            properties.values_mut().for_each(make_entries_odd);
        }
        _ => {}
    }
}

fn make_odd(entries: &mut [Value]) {
    if let [Value::Object(first), Value::Object(second), third, ..] = entries {
        first.insert("id".to_owned(), json!([]));
        first.insert("uuid".to_owned(), json!([]));
        second.insert("createdBy".to_owned(), json!({}));
        second.insert("createdAt".to_owned(), json!("last Tuesday"));
        second.insert("updatedAt".to_owned(), json!("0001-01-01T00:00:00Z"));
        second.insert("status".to_owned(), json!({ "phase": 3 }));
        *third = Value::Null;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_added_to_names_and_messages_but_not_to_codes() {
        let mut body = json!({ "datavolumes": [{
            "id": "5", "name": "a", "createdAt": "2026", "status": { "phase": "Ready", "phaseMessage": "b" },
        }] });
        add_texts(&mut body, "<b>", ".");
        let expected = json!({ "datavolumes": [{
            "id": "5", "name": "<b>a.", "createdAt": "2026", "status": { "phase": "Ready", "phaseMessage": "<b>b." },
        }] });
        assert_eq!(body, expected);
    }

    #[test]
    fn the_first_three_entries_of_a_list_are_odd() {
        let mut body =
            json!({ "next": 50, "projects": [{ "id": 1 }, { "id": 2 }, { "id": 3 }, { "id": 4 }] });
        make_entries_odd(&mut body);
        assert_eq!(body["next"], "");
        let entries = &body["projects"];
        assert_eq!(
            (&entries[0]["id"], &entries[1]["id"]),
            (&json!([]), &json!(2))
        );
        assert_eq!(
            (&entries[2], &entries[3]),
            (&Value::Null, &json!({ "id": 4 }))
        );
    }
}
