//! Tokens: how they are granted, what they open, when they end.

use std::time::Duration;

use axum::body::Body;
use axum::http::{Method, Request};
use datavolumes_server::Settings;
use serde_json::{Value, json};

use crate::harness::{ADMIN, ALL, Answer, Api};

const CLUSTERS: &str = "/api/v1/clusters";

async fn with_header(api: &Api, header: &str) -> Answer {
    let request = Request::get(CLUSTERS).header("authorization", header);
    api.send(request.body(Body::empty()).unwrap()).await
}

async fn grant(api: &Api, body: &Value) -> Answer {
    let request = Request::post("/api/v1/token").header("content-type", "application/json");
    api.send(request.body(Body::from(body.to_string())).unwrap())
        .await
}

#[tokio::test]
async fn everybody_signs_in_with_their_id_and_secret() {
    let api = Api::empty().await;
    for person in ALL {
        let answer = api.sign_in(person, person).await.expect(200);
        assert!(answer["accessToken"].as_str().unwrap().len() >= 64);
        assert_eq!(answer["expiresIn"], 3600);
    }
}

#[tokio::test]
async fn no_two_tokens_are_alike() {
    let api = Api::empty().await;
    assert_ne!(api.token(ADMIN).await, api.token(ADMIN).await);
}

#[tokio::test]
async fn a_wrong_id_or_secret_is_a_bad_request_that_does_not_say_which() {
    let api = Api::empty().await;
    let wrong_secret = api.sign_in(ADMIN, "x").await.refusal(400);
    let wrong_id = api.sign_in("x", ADMIN).await.refusal(400);
    assert_eq!(wrong_secret, wrong_id);
    assert!(!wrong_id.contains(ADMIN));
}

#[tokio::test]
async fn other_grants_and_other_shapes_are_bad_requests() {
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
        (json!({ "grantType": "client_credentials" }), "clientID"),
        (
            json!({ "grantType": "client_credentials", "clientID": 5, "clientSecret": 5 }),
            "clientID",
        ),
        (json!([]), "body"),
    ] {
        let refusal = grant(&api, &body).await.refusal(400);
        assert!(refusal.contains(word), "{body}: {refusal}");
    }
}

#[tokio::test]
async fn without_a_good_token_there_is_a_challenge() {
    let api = Api::empty().await;
    let none = api
        .send(Request::get(CLUSTERS).body(Body::empty()).unwrap())
        .await;
    none.refusal(401);
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
        let answer = with_header(&api, &header).await;
        answer.refusal(401);
        assert!(
            answer.header("www-authenticate").starts_with("Bearer"),
            "{header}"
        );
        assert!(!answer.text().contains(&token));
    }
    for header in [format!("Bearer {token}"), format!("bearer  {token}")] {
        with_header(&api, &header).await.expect(200);
    }
}

#[tokio::test]
async fn a_token_is_asked_for_before_anything_else_is_looked_at() {
    let api = Api::empty().await;
    for (method, path) in [
        (Method::GET, "/api/v1/datavolumes?limit=0"),
        (Method::POST, "/api/v1/datavolumes"),
        (Method::GET, "/api/v1/datavolumes/no-uuid"),
    ] {
        let request = Request::builder().method(method).uri(path);
        api.send(request.body(Body::empty()).unwrap())
            .await
            .refusal(401);
    }
}

#[tokio::test]
async fn tokens_expire() {
    let settings = Settings {
        token_life: Duration::from_secs(60),
        ..Settings::default()
    };
    let api = Api::with(0, settings).await;
    let header = format!("Bearer {}", api.token(ADMIN).await);
    api.tick(59);
    with_header(&api, &header).await.expect(200);
    api.tick(1);
    let refusal = with_header(&api, &header).await;
    assert!(refusal.refusal(401).contains("expired"));
    assert!(refusal.header("www-authenticate").contains("invalid_token"));
}

#[tokio::test]
async fn the_personas_are_told_where_that_was_asked_for() {
    let api = Api::with_faults().await;
    let request = Request::get("/api/personas").body(Body::empty()).unwrap();
    let personas = api.send(request).await.expect(200);
    let ids: Vec<&str> = personas
        .as_array()
        .unwrap()
        .iter()
        .map(|person| person["clientID"].as_str().unwrap())
        .collect();
    assert_eq!(ids, ALL);
    for person in personas.as_array().unwrap() {
        let (id, secret) = (&person["clientID"], &person["clientSecret"]);
        api.sign_in(id.as_str().unwrap(), secret.as_str().unwrap())
            .await
            .expect(200);
    }
}
