use serde_json::json;

use super::*;

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
