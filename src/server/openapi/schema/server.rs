//! Signing in, refusals and what the server tells about itself.

use serde_json::{Value, json};

use super::{answer, body, many, text};

pub(super) fn schemas() -> Vec<(&'static str, Value)> {
    let code = json!({ "type": "integer", "minimum": 100, "maximum": 599 });
    let problem = json!({ "code": code, "message": text(), "details": text() });
    let accepted = json!({ "code": code, "message": text() });
    let health = json!({ "status": { "type": "string", "enum": ["ok"] } });
    vec![
        ("Problem", answer(&["code", "message"], problem)),
        ("Accepted", answer(&["code", "message"], accepted)),
        ("TokenRequest", token_request()),
        ("TokenResponse", token_response()),
        ("Health", answer(&["status"], health)),
        ("Document", json!({ "type": "object" })),
        ("Persona", persona()),
        ("Personas", many("Persona")),
    ]
}

fn token_request() -> Value {
    body(
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
            "clientID": text(),
            "clientSecret": text(),
        }),
    )
}

fn token_response() -> Value {
    let seconds = json!({
        "type": "integer", "minimum": 0, "description": "Token lifetime in seconds",
    });
    answer(
        &["accessToken", "expiresIn"],
        json!({ "accessToken": text(), "expiresIn": seconds }),
    )
}

fn persona() -> Value {
    answer(
        &["name", "description", "clientID", "clientSecret"],
        json!({
            "name": text(),
            "description": text(),
            "clientID": text(),
            "clientSecret": text(),
        }),
    )
}
