use std::time::Duration;

use datavolumes_client::scripted::{Reply, ScriptedTransport};
use datavolumes_contract::PvcName;
use futures::executor::block_on;
use serde_json::{Value, json};

use super::*;

const ID: &str = "71f69d83-ba66-4822-adf5-55ce55efd210";

/// The clock of the server is 11 minutes behind that of the device, where it is midnight.
const DATE: &str = "Thu, 01 Jan 1970 23:49:00 GMT";

fn request() -> CreateVolume {
    CreateVolume {
        name: "scans".parse().unwrap(),
        description: Some("of 2026".parse().unwrap()),
        origin_pvc_name: PvcName::new("pvc-a"),
        project_id: "5".to_owned().into(),
        should_delete_original_volume: true,
        use_original_volume: None,
    }
}

/// The created volume as the server lists it: the attempt is sent at 23:49:05 by its clock.
fn created() -> Value {
    json!({
        "id": ID, "name": "scans", "originPvcName": "pvc-a", "projectId": "5",
        "createdAt": "1970-01-01T23:49:05Z", "status": { "phase": "Creating" },
    })
}

fn with(field: &str, value: impl Into<Value>) -> Value {
    let mut volume = created();
    volume[field] = value.into();
    volume
}

/// What an attempt finds that failed with `error`, if the server lists `volume` then. The responses before the
/// attempt have the header `Date` if `has_clock`.
fn find(volume: Value, error: &ApiError, has_clock: bool) -> Option<Volume> {
    let server = ScriptedTransport::new(move |request| {
        let is_look = request.path.contains("name%3D%3Dscans");
        let volumes = if is_look { json!([volume]) } else { json!([]) };
        let reply = Reply::json(200, &json!({ "datavolumes": volumes }));
        if has_clock {
            reply.with_date(DATE)
        } else {
            reply
        }
    });
    server.timer().advance(Duration::from_hours(24));
    let client = server.client();
    assert!(block_on(client.list(&ListQuery::default())).is_ok());
    server.timer().advance(Duration::from_secs(5));
    let attempt = Attempt::new(request(), &client);
    attempt.failed(error);
    block_on(attempt.find(&client, |_| false)).unwrap()
}

fn refused() -> ApiError {
    ApiError::Rejected {
        status: 409,
        body: datavolumes_contract::Problem::new(409, "taken").into(),
        retry_after: None,
    }
}

#[test]
fn a_volume_that_was_created_since_is_found_whatever_the_clock_of_the_device_says() {
    for error in [ApiError::Timeout, refused()] {
        let found = find(created(), &error, true);
        assert_eq!(
            found.map(|volume| volume.id.to_string()).as_deref(),
            Some(ID)
        );
        assert!(find(with("createdAt", "1970-01-01T23:49:05.900Z"), &error, true).is_some());
    }
}

#[test]
fn a_volume_that_existed_before_is_not_the_created_one() {
    for error in [ApiError::Timeout, refused()] {
        for volume in [
            with("createdAt", "1970-01-01T23:49:01Z"),
            with("createdAt", "1970-01-01T23:40:00Z"),
            with("status", json!({ "phase": "Deleting" })),
            with("name", "scans-2"),
            with("projectId", "6"),
            with("originPvcName", "pvc-b"),
        ] {
            assert_eq!(find(volume.clone(), &error, true), None, "{volume}");
        }
    }
}

#[test]
fn without_the_clock_of_the_server_a_refusal_is_believed() {
    assert!(find(created(), &ApiError::Timeout, false).is_some());
    assert_eq!(find(created(), &refused(), false), None);
    assert!(find(with("createdAt", Value::Null), &ApiError::Timeout, true).is_some());
    assert_eq!(find(with("createdAt", Value::Null), &refused(), true), None);
}

#[test]
fn a_known_volume_is_not_the_created_one() {
    let server =
        ScriptedTransport::new(|_| Reply::json(200, &json!({ "datavolumes": [created()] })));
    let attempt = Attempt::new(request(), &server.client());
    let find = |known: bool| block_on(attempt.find(&server.client(), |_| known)).unwrap();
    assert!(find(false).is_some());
    assert_eq!(find(true), None);
}

#[test]
fn a_look_that_fails_finds_nothing_out() {
    let server = ScriptedTransport::sequence([Reply::text(200, "<html>")]);
    let attempt = Attempt::new(request(), &server.client());
    assert!(block_on(attempt.find(&server.client(), |_| false)).is_err());
}

#[test]
fn after_a_refusal_another_description_is_that_of_somebody_else() {
    let has_found =
        |text: &str, error: &ApiError| find(with("description", text), error, true).is_some();
    assert!(has_found(" of 2026\n", &refused()));
    for text in ["of somebody else", ""] {
        assert!(!has_found(text, &refused()));
        // It may have been edited, or the server ignores it.
        assert!(has_found(text, &ApiError::Timeout));
    }
}
