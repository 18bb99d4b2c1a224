//! The control of the faults.

use axum::Json;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use datavolumes_contract::Method;

use super::PATH;
use super::rule::Rule;
use crate::http::{AppState, Operation, Refusal, body};
use crate::openapi::schema;

pub(crate) fn operations() -> Vec<Operation> {
    vec![
        Operation::own(Method::Get, PATH, &[200], "listFaults", list)
            .summary("The faults that are still to strike")
            .answer(schema::reference("FaultRules")),
        Operation::own(Method::Post, PATH, &[201, 400], "addFault", add)
            .summary("Let requests fail")
            .body("FaultRule")
            .answer(schema::reference("FaultRules")),
        Operation::own(Method::Delete, PATH, &[204], "clearFaults", clear)
            .summary("Let no more requests fail"),
        Operation::own(
            Method::Post,
            format!("{PATH}/expire-tokens"),
            &[204],
            "expireTokens",
            expire_tokens,
        )
        .summary("Make every token invalid"),
    ]
}

async fn list(State(state): State<AppState>) -> Json<Vec<Rule>> {
    Json(state.faults().remaining())
}

async fn add(
    State(state): State<AppState>,
    request: Request,
) -> Result<(StatusCode, Json<Vec<Rule>>), Refusal> {
    let rule: Rule = body::read(request, "FaultRule").await?;
    state.faults().add(rule);
    Ok((StatusCode::CREATED, Json(state.faults().remaining())))
}

async fn clear(State(state): State<AppState>) -> StatusCode {
    state.faults().clear();
    StatusCode::NO_CONTENT
}

async fn expire_tokens(State(state): State<AppState>) -> StatusCode {
    state.tokens().expire_all();
    StatusCode::NO_CONTENT
}
