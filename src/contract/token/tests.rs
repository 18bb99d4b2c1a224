use serde_json::json;

use super::*;

#[test]
fn the_request_example_of_the_public_document_is_read_and_written() {
    let request = TokenRequest::client_credentials("clientID", "clientSecret");
    let example = json!({
        "grantType": "client_credentials",
        "clientID": "clientID",
        "clientSecret": "clientSecret",
    });
    assert_eq!(serde_json::to_value(&request).unwrap(), example);
    assert_eq!(
        serde_json::from_value::<TokenRequest>(example).unwrap(),
        request
    );
}

#[test]
fn only_the_token_is_required() {
    let read = |body| serde_json::from_value::<TokenResponse>(body);
    let full =
        json!({ "accessToken": "t", "idToken": "i", "refreshToken": "r", "expiresIn": 3600 });
    assert_eq!(read(full).unwrap().expires_in, Some(3600));
    assert_eq!(
        read(json!({ "accessToken": "t", "expiresIn": null }))
            .unwrap()
            .expires_in,
        None
    );
    assert!(read(json!({ "expiresIn": 3600 })).is_err());
}

#[test]
fn debug_output_leaves_secrets_out() {
    let request = TokenRequest::client_credentials("id", "s3cret");
    let response = TokenResponse {
        access_token: "s3cret".to_owned(),
        expires_in: None,
    };
    assert!(!format!("{request:?} {response:?}").contains("s3cret"));
}
