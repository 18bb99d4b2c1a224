use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::arbitrary::text;

#[test]
fn the_samples_of_the_public_document_are_read_and_written() {
    for (code, message) in [
        (400, "Bad request - Resource should have a name"),
        (202, "Request has been accepted."),
    ] {
        let sample = json!({ "code": code, "message": message });
        let problem: Problem = serde_json::from_value(sample.clone()).unwrap();
        assert_eq!(problem, Problem::new(code, message));
        assert_eq!(serde_json::to_value(problem).unwrap(), sample);
    }
}

#[test]
fn a_message_is_read_beside_a_code_and_details_of_any_type() {
    for code in [
        json!("400"),
        json!(400),
        json!("BAD"),
        json!(-1),
        json!(1e9),
        json!(null),
        json!(true),
        json!([4]),
        json!({ "a": 0 }),
    ] {
        let is_400 = code == json!(400) || code == json!("400");
        let body = json!({ "code": code, "message": "no", "details": code, "trace": "x" });
        let problem: Problem = serde_json::from_value(body).unwrap();
        assert_eq!(problem.message, "no");
        assert_eq!(problem.code, if is_400 { 400 } else { 0 }, "{code}");
    }
}

#[test]
fn an_empty_object_is_a_problem_without_a_message() {
    assert_eq!(
        serde_json::from_str::<Problem>("{}").unwrap(),
        Problem::default()
    );
    let nulls = r#"{"code":null,"message":null,"details":null}"#;
    assert_eq!(
        serde_json::from_str::<Problem>(nulls).unwrap(),
        Problem::default()
    );
}

#[test]
fn details_follow_the_message() {
    let mut problem = Problem::new(400, "name is taken");
    assert_eq!(problem.to_string(), "name is taken");
    problem.details = Some(String::new());
    assert_eq!(problem.to_string(), "name is taken");
    problem.details = Some("in cluster a".to_owned());
    assert_eq!(problem.to_string(), "name is taken (in cluster a)");
}

#[test]
fn the_reason_is_found_in_the_forms_of_other_frameworks() {
    for (body, text) in [
        (
            json!({ "details": "name: is reserved" }),
            "name: is reserved",
        ),
        (
            json!({ "code": 422, "message": "", "details": "name: is reserved" }),
            "name: is reserved",
        ),
        // RFC 9457.
        (
            json!({ "type": "about:blank", "title": "Out of quota", "status": 403, "detail": "30 of 30 are used" }),
            "Out of quota (30 of 30 are used)",
        ),
        (
            json!({ "detail": "Not authenticated" }),
            "Not authenticated",
        ),
        (
            json!({ "detail": [
                { "loc": ["body", "name"], "msg": "field required", "type": "value_error.missing" },
                { "loc": ["body", "shares", 3, "scopeId"], "msg": "too short" },
            ] }),
            "name: field required; scopeId: too short",
        ),
        (
            json!({ "title": "Not valid", "errors": { "name": ["is taken", "is long"], "id": [] } }),
            "Not valid (name: is taken; is long)",
        ),
        (
            json!({ "error": "invalid_client", "error_description": "The secret is wrong." }),
            "The secret is wrong.",
        ),
        (
            json!({ "error": { "code": 404, "message": "No such volume" } }),
            "No such volume",
        ),
        (
            json!({ "message": "no", "details": [{ "field": "name", "reason": "is taken" }] }),
            "no (name: is taken)",
        ),
        (json!("no such volume"), "no such volume"),
        (json!(["one", "two"]), "one; two"),
    ] {
        let problem: Problem = serde_json::from_value(body.clone()).unwrap();
        assert_eq!(problem.to_string(), text, "{body}");
    }
}

#[test]
fn the_code_may_be_called_status() {
    let body = json!({ "title": "no", "status": 403 });
    assert_eq!(serde_json::from_value::<Problem>(body).unwrap().code, 403);
}

#[test]
fn markup_and_other_values_are_no_reason() {
    for body in [
        json!({ "message": "<html><h1>502</h1></html>" }),
        json!({ "message": " \n" }),
        json!({ "detail": [] }),
        json!({ "detail": {} }),
        json!([[[]]]),
        json!(true),
        json!(null),
    ] {
        let problem: Problem = serde_json::from_value(body.clone()).unwrap();
        assert_eq!(problem.to_string(), "", "{body}");
    }
}

proptest! {
    #[test]
    fn a_body_of_any_json_is_a_problem(value in arbitrary_json()) {
        let problem: Problem = serde_json::from_value(value).unwrap();
        prop_assert!(!problem.message.starts_with('<'));
    }
}

/// Any JSON of a few levels, with the names of fields that carry a reason.
fn arbitrary_json() -> impl Strategy<Value = serde_json::Value> {
    let names = vec![
        "message", "details", "detail", "loc", "field", "errors", "x",
    ];
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(serde_json::Value::from),
        any::<i64>().prop_map(serde_json::Value::from),
        text().prop_map(serde_json::Value::from),
    ];
    leaf.prop_recursive(4, 32, 4, move |inner| {
        let entry = (proptest::sample::select(names.clone()), inner.clone());
        prop_oneof![
            proptest::collection::vec(inner, 0..4).prop_map(serde_json::Value::from),
            proptest::collection::vec(entry, 0..4).prop_map(|entries| {
                let entries = entries
                    .into_iter()
                    .map(|(name, value)| (name.to_owned(), value));
                serde_json::Value::Object(entries.collect())
            }),
        ]
    })
}
