//! Access tokens: sign-in, validity and expiry.

use std::time::Duration;

use axum::body::Body;
use axum::http::{Method, Request};
use datavolumes_server::Settings;
use serde_json::{Value, json};

use crate::harness::{ADMIN, ALL_PERSONAS, Api, ApiResponse, VIEWER, api_test};

const CLUSTERS: &str = "/api/v1/clusters";

async fn with_header(api: &Api, header: &str) -> ApiResponse {
    let request = Request::get(CLUSTERS).header("authorization", header);
    api.send(request.body(Body::empty()).unwrap()).await
}

async fn grant(api: &Api, body: &Value) -> ApiResponse {
    let request = Request::post("/api/v1/token").header("content-type", "application/json");
    api.send(request.body(Body::from(body.to_string())).unwrap())
        .await
}

#[api_test]
async fn every_persona_signs_in_with_its_id_and_secret() {
    let api = Api::empty().await;
    for persona in ALL_PERSONAS {
        let response = api.sign_in(persona, persona).await.expect_status(200);
        assert!(response["accessToken"].as_str().unwrap().len() >= 64);
        assert_eq!(response["expiresIn"], 3600);
    }
}

#[api_test]
async fn every_token_is_different() {
    let api = Api::empty().await;
    assert_ne!(api.token(ADMIN).await, api.token(ADMIN).await);
}

#[api_test]
async fn a_wrong_id_and_a_wrong_secret_get_the_same_error() {
    let api = Api::empty().await;
    let wrong_secret = api.sign_in(ADMIN, "x").await.expect_error(400);
    let wrong_id = api.sign_in("x", ADMIN).await.expect_error(400);
    assert_eq!(wrong_secret, wrong_id);
    assert!(!wrong_id.contains(ADMIN));
}

#[api_test]
async fn other_grants_and_invalid_bodies_are_rejected() {
    let api = Api::empty().await;
    for (body, word) in [
        (
            json!({ "grantType": "refresh_token", "refreshToken": "x", "clientID": "x" }),
            "client_credentials",
        ),
        (
            json!({ "grantType": "password", "username": "x", "password": "x" }),
            "client_credentials",
        ),
        (json!({ "grantType": "magic" }), "grantType"),
        (
            json!({ "clientID": ADMIN, "clientSecret": ADMIN }),
            "grantType",
        ),
        (json!({ "grantType": "client_credentials" }), "client ID"),
        (
            json!({ "grantType": "client_credentials", "clientID": 5, "clientSecret": 5 }),
            "clientID",
        ),
        (json!([]), "body"),
    ] {
        let message = grant(&api, &body).await.expect_error(400);
        assert!(message.contains(word), "{body}: {message}");
    }
}

#[api_test]
async fn without_a_valid_token_the_response_is_401_with_a_challenge() {
    let api = Api::empty().await;
    let none = api
        .send(Request::get(CLUSTERS).body(Body::empty()).unwrap())
        .await;
    none.expect_error(401);
    assert_eq!(none.header("www-authenticate"), "Bearer");
    let token = api.token(ADMIN).await;
    for header in [
        String::new(),
        "Bearer".to_owned(),
        token.clone(),
        format!("Basic {token}"),
        "Bearer x".to_owned(),
        format!("Bearer {}x", &token[..token.len() - 1]),
        format!("Bearer {token} {token}"),
    ] {
        let response = with_header(&api, &header).await;
        response.expect_error(401);
        assert!(
            response.header("www-authenticate").starts_with("Bearer"),
            "{header}"
        );
        assert!(!response.text().contains(&token));
    }
    for header in [format!("Bearer {token}"), format!("bearer  {token}")] {
        with_header(&api, &header).await.expect_status(200);
    }
}

#[api_test]
async fn the_token_is_checked_before_the_request() {
    let api = Api::empty().await;
    for (method, path) in [
        (Method::GET, "/api/v1/datavolumes?limit=0"),
        (Method::POST, "/api/v1/datavolumes"),
        (Method::GET, "/api/v1/datavolumes/no-uuid"),
    ] {
        let request = Request::builder().method(method).uri(path);
        api.send(request.body(Body::empty()).unwrap())
            .await
            .expect_error(401);
    }
}

#[api_test]
async fn tokens_expire() {
    let settings = Settings {
        token_lifetime: Some(Duration::from_mins(1)),
        ..Settings::default()
    };
    let api = Api::with_settings(0, settings).await;
    let header = format!("Bearer {}", api.token(ADMIN).await);
    api.advance_clock(59);
    with_header(&api, &header).await.expect_status(200);
    api.advance_clock(1);
    let response = with_header(&api, &header).await;
    assert!(response.expect_error(401).contains("expired"));
    assert!(
        response
            .header("www-authenticate")
            .contains("invalid_token")
    );
}

#[api_test]
async fn the_personas_are_listed_with_the_flag() {
    let api = Api::with_faults().await;
    let request = Request::get("/api/personas").body(Body::empty()).unwrap();
    let personas = api.send(request).await.expect_status(200);
    let ids: Vec<&str> = personas
        .as_array()
        .unwrap()
        .iter()
        .map(|persona| persona["clientID"].as_str().unwrap())
        .collect();
    assert_eq!(ids, ALL_PERSONAS);
    for persona in personas.as_array().unwrap() {
        let (id, secret) = (&persona["clientID"], &persona["clientSecret"]);
        api.sign_in(id.as_str().unwrap(), secret.as_str().unwrap())
            .await
            .expect_status(200);
    }
}

#[api_test]
async fn after_ten_failures_a_client_id_waits_even_with_the_right_secret() {
    let api = Api::empty().await;
    for _ in 0..10 {
        api.sign_in(ADMIN, "guess").await.expect_error(400);
    }
    // Any operation may be answered with 429, so no operation documents it.
    let right = json!({
        "grantType": "client_credentials", "clientID": ADMIN, "clientSecret": ADMIN,
    });
    let request = Request::post("/api/v1/token").header("content-type", "application/json");
    let request = request.body(Body::from(right.to_string())).unwrap();
    let response = api.send_unchecked(request).await;
    let message = response.expect_error(429);
    assert!(message.contains("60 seconds"), "{message}");
    assert_eq!(response.header("retry-after"), "60");
    api.token(VIEWER).await;
    api.advance_clock(60);
    api.token(ADMIN).await;
}

#[api_test]
async fn successes_and_invalid_bodies_do_not_count_as_failures() {
    let api = Api::empty().await;
    for _ in 0..30 {
        api.token(ADMIN).await;
        grant(&api, &json!({ "clientID": ADMIN }))
            .await
            .expect_error(400);
    }
    api.token(ADMIN).await;
}
