//! The caller of an operation: found by their token, asked for their permissions.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;

use super::{Entity, Persona, Verb};
use crate::http::{AppState, Refusal};
use crate::store::Reach;

/// Who calls.
#[derive(Clone, Debug)]
pub(crate) struct Caller(Arc<Persona>);

impl Caller {
    /// What `createdBy` and the like say of them.
    pub(crate) fn user(&self) -> &str {
        &self.0.user
    }

    /// The part of the organisation in which their permissions hold.
    pub(crate) fn reach(&self) -> &Reach {
        &self.0.reach
    }

    /// Whether they have a permission at all.
    pub(crate) fn may(&self, verb: Verb, entity: Entity) -> bool {
        self.0.role.permits(verb, entity)
    }

    /// Refuses with 403 where they do not have a permission at all.
    pub(crate) fn must(&self, verb: Verb, entity: Entity) -> Result<(), Refusal> {
        if self.may(verb, entity) {
            return Ok(());
        }
        Err(missing(verb, entity, &self.0.place))
    }
}

/// 403 that names the permission that is missing, and where.
pub(crate) fn missing(verb: Verb, entity: Entity, place: &str) -> Refusal {
    Refusal::forbidden(format!(
        "You do not have sufficient permissions: “{verb}” on “{entity}” is missing in {place}."
    ))
}

impl FromRequestParts<AppState> for Caller {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Refusal> {
        let token = bearer(parts).ok_or_else(|| {
            Refusal::unauthorized(
                "An access token is required (Authorization: Bearer …).",
                "Bearer",
            )
        })?;
        state
            .tokens()
            .holder(token, state.now())
            .map(Self)
            .ok_or_else(|| {
                Refusal::unauthorized(
                    "The access token is unknown or has expired.",
                    "Bearer error=\"invalid_token\"",
                )
            })
    }
}

fn bearer(parts: &Parts) -> Option<&str> {
    let text = parts.headers.get(AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = text.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}
