use datavolumes_contract::{Phase, VolumePage};

use super::*;

fn response(status: u16, body: &str) -> ApiResponse {
    ApiResponse {
        status,
        body: body.to_owned(),
        retry_after: None,
    }
}

fn rejection(response: ApiResponse) -> ApiError {
    response
        .into_success(DateTime::UNIX_EPOCH)
        .expect_err("the status is not 2xx")
}

#[test]
fn an_error_response_keeps_the_message_of_the_server() {
    let body = r#"{"code":400,"message":"Name is taken","details":"by 7"}"#;
    let error = rejection(response(400, body));
    assert!(matches!(error, ApiError::Rejected { status: 400, .. }));
    assert_eq!(error.to_string(), "Name is taken (by 7)");
}

#[test]
fn an_error_response_without_a_problem_gets_a_text_for_its_status() {
    for body in [
        "",
        "<html>Bad gateway</html>",
        "[]",
        r#"{"message":""}"#,
        "null",
    ] {
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
            retry_after: value.map(str::to_owned),
            ..response(503, "")
        });
        assert!(
            matches!(error, ApiError::Rejected { retry_after, .. } if retry_after == seconds),
            "{error:?}"
        );
    }
}

#[test]
fn a_decode_error_names_status_and_path_but_not_the_query() {
    let error = response(200, "<html>")
        .decode::<VolumePage>("/api/v1/datavolumes?search=x")
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "the answer to /api/v1/datavolumes (status 200) cannot be read: it is not JSON but “<html>”"
    );
}

#[test]
fn a_decode_error_tells_a_truncated_body_from_an_empty_one() {
    let decode = |body| response(200, body).decode::<VolumePage>("/x").unwrap_err();
    let truncated = decode(r#"{"datavolumes":[{"id""#).to_string();
    assert!(
        truncated.contains("it breaks off after 21 bytes"),
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
