//! The caller of an operation and their permissions.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use datavolumes_contract::VolumeId;

use crate::auth::{Entity, Persona, Verb};
use crate::error_response::ErrorResponse;
use crate::state::AppState;
use crate::store::{AccessScope, Store};

/// The caller, extracted from the access token of the request. Rejects with 401.
#[derive(Clone, Debug)]
pub(super) struct Caller(Arc<Persona>);

impl Caller {
    /// The email address, for `createdBy` and the like.
    pub(super) fn user(&self) -> &str {
        &self.0.user
    }

    /// The part of the organisation in which the caller's permissions apply.
    pub(super) fn access_scope(&self) -> &AccessScope {
        &self.0.access_scope
    }

    /// Whether the caller has a permission.
    pub(super) fn can(&self, verb: Verb, entity: Entity) -> bool {
        self.0.role.permits(verb, entity)
    }

    /// Fails with 403 unless the caller has a permission.
    pub(super) fn require(&self, verb: Verb, entity: Entity) -> Result<(), ErrorResponse> {
        if self.can(verb, entity) {
            Ok(())
        } else {
            Err(permission_denied(verb, entity, &self.0.scope_name))
        }
    }

    /// The error for a volume that the caller may not change: 403 if they may read it, because it
    /// is shared with an accessible project, otherwise 404.
    pub(super) fn write_denied(
        &self,
        store: &Store,
        id: VolumeId,
        verb: Verb,
        entity: Entity,
    ) -> ErrorResponse {
        match store.read(self.access_scope(), id) {
            Ok(Some(volume)) => {
                let scope = format!("project {}", volume.project_name);
                permission_denied(verb, entity, &scope)
            }
            Ok(None) => ErrorResponse::volume_not_found(),
            Err(error) => error.into(),
        }
    }
}

/// 403 that says what is not permitted, and in which scope.
pub(super) fn permission_denied(verb: Verb, entity: Entity, scope: &str) -> ErrorResponse {
    let verb = match verb {
        Verb::Create => "create",
        Verb::Read => "see",
        Verb::Update => "change",
        Verb::Delete => "delete",
    };
    let object = match entity {
        Entity::DataVolumes => "data volumes",
        Entity::SharingList => "the sharing of data volumes",
    };
    ErrorResponse::forbidden(format!(
        "You don’t have permission to {verb} {object} in {scope}."
    ))
}

impl FromRequestParts<AppState> for Caller {
    type Rejection = ErrorResponse;

    async fn from_request_parts(
        parts: &mut Parts,
        state: &AppState,
    ) -> Result<Self, ErrorResponse> {
        let token = bearer_token(parts).ok_or_else(|| {
            ErrorResponse::unauthorized(
                "An access token is required (Authorization: Bearer …).",
                "Bearer",
            )
        })?;
        state
            .tokens()
            .verify(token, state.now())
            .map(Self)
            .ok_or_else(|| {
                ErrorResponse::unauthorized(
                    "The access token is unknown or has expired.",
                    "Bearer error=\"invalid_token\"",
                )
            })
    }
}

fn bearer_token(parts: &Parts) -> Option<&str> {
    let header = parts.headers.get(AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = header.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}
