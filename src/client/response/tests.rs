use datavolumes_contract::{Phase, VolumePage};

use super::*;
use crate::RetryAfter;
use crate::scripted::http_date;

fn response(status: u16, body: &str) -> ApiResponse {
    ApiResponse {
        status,
        body: body.to_owned(),
        ..ApiResponse::default()
    }
}

fn rejection(response: ApiResponse) -> ApiError {
    response
        .into_success("/api/v1/datavolumes?search=x", DateTime::UNIX_EPOCH)
        .expect_err("the status is not 2xx")
}

const PAGE: &str = "<!doctype html><title>Sign in</title>";

#[test]
fn an_error_response_keeps_the_message_of_the_server() {
    let body = r#"{"code":400,"message":"Name is taken","details":"by 7"}"#;
    let error = rejection(response(400, body));
    assert!(matches!(error, ApiError::Rejected { status: 400, .. }));
    assert_eq!(error.to_string(), "Name is taken (by 7)");
}

#[test]
fn an_error_response_without_a_problem_gets_a_text_for_its_status() {
    for body in ["", "[]", r#"{"message":"no"#, r#"{"message":""}"#, "null"] {
        let error = rejection(response(503, body));
        assert_eq!(error.to_string(), "The service is not available.", "{body}");
    }
}

#[test]
fn retry_after_is_in_seconds_whether_it_is_a_number_or_a_date() {
    for (value, seconds) in [
        (Some("7"), Some(7)),
        (Some("Thu, 01 Jan 1970 00:01:00 GMT"), Some(60)),
        (Some("soon"), None),
        (None, None),
    ] {
        let error = rejection(ApiResponse {
            retry_after: value.and_then(|value| RetryAfter::of_header(value, http_date)),
            ..response(503, "")
        });
        assert!(
            matches!(error, ApiError::Rejected { retry_after, .. } if retry_after == seconds),
            "{error:?}"
        );
    }
}

#[test]
fn the_date_of_retry_after_is_compared_with_the_clock_of_the_server() {
    let error = rejection(ApiResponse {
        date: http_date("Fri, 02 Jan 1970 00:00:30 GMT"),
        retry_after: http_date("Fri, 02 Jan 1970 00:01:00 GMT").map(RetryAfter::Date),
        ..response(429, "")
    });
    assert_eq!(error.retry_after(), Some(30));
    assert_eq!(error.to_string(), "There were too many requests.");
}

#[test]
fn a_text_is_the_reason_if_there_is_no_problem() {
    let error = rejection(response(400, "name is taken\n"));
    assert_eq!(error.to_string(), "name is taken");
    let error = rejection(response(
        422,
        r#"{"detail":[{"msg":"too long","loc":["body","name"]}]}"#,
    ));
    assert_eq!(error.to_string(), "name: too long");
}

#[test]
fn a_page_a_redirect_and_the_error_of_a_gateway_are_intercepted() {
    for (status, content_type, body, answer) in [
        (0, None, "", "a redirect"),
        (302, None, PAGE, "a redirect (status 302)"),
        (200, None, PAGE, "a page (status 200)"),
        (204, Some("text/html"), "", "a page (status 204)"),
        (
            200,
            Some("text/html; charset=utf-8"),
            "[]",
            "a page (status 200)",
        ),
        (403, None, PAGE, "a page (status 403)"),
        (404, None, PAGE, "a page (status 404)"),
        (503, None, "\n <html>", "a page (status 503)"),
        (502, None, PAGE, "the error of a gateway (status 502)"),
        (504, None, "", "the error of a gateway (status 504)"),
        (
            504,
            None,
            "upstream request timeout",
            "the error of a gateway (status 504): upstream request timeout",
        ),
        (
            502,
            Some("application/json"),
            r#"{"message":"no upstream"}"#,
            "the error of a gateway (status 502): no upstream",
        ),
    ] {
        let error = rejection(ApiResponse {
            content_type: content_type.map(str::to_owned),
            ..response(status, body)
        });
        let text = [
            "something between you and the API answered /api/v1/datavolumes with ",
            answer,
        ];
        assert_eq!(error.to_string(), text.concat());
        assert!(!error.to_string().contains('<'), "{error}");
    }
}

#[test]
fn a_successful_response_that_is_not_json_is_intercepted() {
    let error = response(200, "OK")
        .decode::<VolumePage>("/x?y")
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "something between you and the API answered /x with a text that is not JSON (status 200): OK"
    );
    assert!(error.is_uncertain());
}

#[test]
fn a_decode_error_names_status_and_path_but_not_the_query() {
    let error = response(200, "[[]]")
        .decode::<VolumePage>("/api/v1/datavolumes?search=x")
        .unwrap_err();
    let text = error.to_string();
    assert!(
        text.starts_with("the answer to /api/v1/datavolumes (status 200) cannot be read: "),
        "{text}"
    );
}

#[test]
fn a_decode_error_tells_a_truncated_body_from_an_empty_one() {
    let decode = |body| response(200, body).decode::<VolumePage>("/x").unwrap_err();
    let truncated = decode(r#"{"datavolumes":[{"id""#).to_string();
    assert!(
        truncated.contains("it is cut off after 21 bytes"),
        "{truncated}"
    );
    let empty = decode("").to_string();
    assert!(empty.contains("it is empty"), "{empty}");
}

#[test]
fn unknown_fields_and_phases_are_accepted() {
    let body = r#"{"datavolumes":[{"id":"71f69d83-ba66-4822-adf5-55ce55efd210","x":1,
        "description":null,"status":{"phase":"Hibernating"}}],"later":[]}"#;
    let page = response(200, body).decode::<VolumePage>("/x").unwrap();
    assert_eq!(
        page.datavolumes[0].status.phase,
        Phase::Other("Hibernating".to_owned())
    );
}
