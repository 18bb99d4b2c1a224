//! Sign-in, errors, health and personas.

use serde_json::{Value, json};

use super::builder::{array, request_object, response_object, string};

pub(super) fn schemas() -> Vec<(&'static str, Value)> {
    let code = json!({ "type": "integer", "minimum": 100, "maximum": 599 });
    let problem = json!({ "code": code, "message": string(), "details": string() });
    let accepted = json!({ "code": code, "message": string() });
    let health = json!({ "status": { "type": "string", "enum": ["ok"] } });
    vec![
        ("Problem", response_object(&["code", "message"], problem)),
        ("Accepted", response_object(&["code", "message"], accepted)),
        ("TokenRequest", token_request()),
        ("TokenResponse", token_response()),
        ("Health", response_object(&["status"], health)),
        ("Document", json!({ "type": "object" })),
        ("Persona", persona()),
        ("Personas", array("Persona")),
    ]
}

fn token_request() -> Value {
    request_object(
        &["grantType"],
        json!({
            "grantType": {
                "type": "string",
                "description": "Of the grants of the API, client_credentials is supported.",
                "enum": [
                    "app_token",
                    "client_credentials",
                    "refresh_token",
                    "exchange_token",
                    "password",
                    "external_token_exchange",
                ],
            },
            "clientID": string(),
            "clientSecret": string(),
        }),
    )
}

fn token_response() -> Value {
    let seconds = json!({
        "type": "integer", "minimum": 0, "description": "Token lifetime in seconds",
    });
    response_object(
        &["accessToken", "expiresIn"],
        json!({ "accessToken": string(), "expiresIn": seconds }),
    )
}

fn persona() -> Value {
    response_object(
        &["name", "description", "clientID", "clientSecret"],
        json!({
            "name": string(),
            "description": string(),
            "clientID": string(),
            "clientSecret": string(),
        }),
    )
}
