use serde_json::{from_value, json, to_value};

use super::*;
use crate::Volume;

const ID: &str = "71f69d83-ba66-4822-adf5-55ce55efd210";

fn created_at(value: &serde_json::Value) -> Option<Timestamp> {
    let volume = json!({ "id": ID, "createdAt": value });
    from_value::<Volume>(volume).unwrap().created_at
}

#[test]
fn a_time_is_read_and_written() {
    for text in ["2019-08-24T14:15:22Z", "2019-08-24T14:15:22.531Z"] {
        let time = created_at(&json!(text)).unwrap();
        assert!(time.time().is_some());
        assert_eq!(to_value(time).unwrap(), json!(text));
    }
    let other_zone = created_at(&json!("2019-08-24T16:15:22+02:00"));
    assert_eq!(other_zone, created_at(&json!("2019-08-24T14:15:22Z")));
}

#[test]
fn a_time_that_cannot_be_read_is_kept_as_it_was_sent() {
    for (value, text) in [
        (json!("24 August"), "24 August"),
        (json!("2019-08-24 14:15"), "2019-08-24 14:15"),
        (json!(1_566_656_122), "1566656122"),
        (json!("1899-12-30T00:00:00Z"), "1899-12-30T00:00:00Z"),
    ] {
        let time = created_at(&value).unwrap();
        assert_eq!(time.to_result(), Err(text.to_owned()));
        assert_eq!(time.time(), None);
        assert_eq!(to_value(time).unwrap(), json!(text));
    }
}

#[test]
fn a_time_that_is_zero_is_not_set() {
    for value in [
        json!("0001-01-01T00:00:00Z"),
        json!("0001-01-01T00:00:00.000Z"),
        json!("1970-01-01T00:00:00Z"),
        json!("1970-01-01T01:00:00+01:00"),
        json!(""),
        json!(null),
        json!({}),
        json!(true),
    ] {
        assert_eq!(created_at(&value), None, "{value}");
    }
}
