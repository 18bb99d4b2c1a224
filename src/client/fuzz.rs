//! Broken responses: no input may make the client panic. `cargo xtask fuzz` runs a million inputs.

mod answers;
mod mutator;

use chrono::DateTime;
use datavolumes_contract::org::pvc::PvcAssetList;
use datavolumes_contract::org::{Cluster, DepartmentPage, ProjectPage};
use datavolumes_contract::token::TokenResponse;
use datavolumes_contract::volume::VolumeCount;
use datavolumes_contract::{Entries, SharedScope, Volume, VolumePage};
use serde::Serialize;
use serde::de::DeserializeOwned;

use self::answers::ANSWERS;
use self::mutator::Mutator;
use crate::{ApiError, ApiResponse, DeleteOutcome, Persona};

const PATH: &str = "/api/v1/datavolumes";

/// A number from the environment, which `cargo xtask fuzz` sets.
fn setting(name: &str, default: u64) -> u64 {
    let value = std::env::var(name).ok();
    value.map_or(default, |value| value.parse().unwrap())
}

/// Reads the response as a `T`, and writes the error, as the app does.
fn read<T: DeserializeOwned>(response: ApiResponse) -> Option<T> {
    let read = response.into_success(PATH, DateTime::UNIX_EPOCH);
    let read = read.and_then(|response| response.decode::<T>(PATH));
    read.map_err(|error: ApiError| {
        assert!(!error.to_string().is_empty());
        let _ = (error.kind(), error.is_uncertain(), error.retry_after());
    })
    .ok()
}

/// Reads the response as a `T`. What was read once can be written and read again.
fn read_twice<T: DeserializeOwned + Serialize + PartialEq + std::fmt::Debug>(
    response: ApiResponse,
) -> bool {
    let Some(value) = read::<T>(response.clone()) else {
        return false;
    };
    let body = serde_json::to_string(&value).unwrap();
    let again = read::<T>(ApiResponse { body, ..response });
    assert_eq!(again.as_ref(), Some(&value));
    true
}

/// Reads the response as each model. Returns for how many that was possible.
fn read_as_all(response: &ApiResponse) -> usize {
    let copy = || response.clone();
    let page = read::<VolumePage>(copy());
    if let Some(page) = &page {
        let entries = &page.datavolumes;
        assert!(entries.sent() >= entries.len());
        assert!(
            entries
                .unreadable
                .iter()
                .all(|reason| reason.starts_with("Entry "))
        );
    }
    let results = [
        page.is_some(),
        read_twice::<Volume>(copy()),
        read_twice::<Vec<SharedScope>>(copy()),
        read::<VolumeCount>(copy()).is_some(),
        read::<ProjectPage>(copy()).is_some(),
        read::<DepartmentPage>(copy()).is_some(),
        read::<Entries<Cluster>>(copy()).is_some(),
        read::<PvcAssetList>(copy()).is_some(),
        read::<TokenResponse>(copy()).is_some(),
        read::<Vec<Persona>>(copy()).is_some(),
        DeleteOutcome::from_response(copy().into_success(PATH, DateTime::UNIX_EPOCH), PATH).is_ok(),
    ];
    results.into_iter().filter(|is_read| *is_read).count()
}

#[test]
fn every_answer_is_read_before_it_is_broken() {
    for body in ANSWERS {
        let response = ApiResponse {
            status: 202,
            body: body.to_owned(),
            ..ApiResponse::default()
        };
        assert!(read_as_all(&response) > 0, "{body}");
    }
}

#[test]
fn no_broken_response_makes_the_client_panic() {
    let inputs = setting("DATAVOLUMES_FUZZ_INPUTS", 5_000);
    let seed = setting("DATAVOLUMES_FUZZ_SEED", 1);
    let mut mutator = Mutator::new(seed);
    let mut read = 0;
    for number in 0..inputs {
        let response = mutator.response();
        let Ok(times) = std::panic::catch_unwind(|| read_as_all(&response)) else {
            panic!("seed {seed}, input {number}: {response:?}");
        };
        read += u64::from(times > 0);
    }
    println!("{inputs} inputs from seed {seed}, of which {read} could be read");
    assert!(
        read > inputs / 20,
        "the inputs are too broken: {read} of {inputs} could be read"
    );
    assert!(read < inputs, "no input was broken");
}
