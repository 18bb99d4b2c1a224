//! Reads request bodies.

use axum::body::to_bytes;
use axum::extract::Request;
use axum::http::HeaderMap;
use axum::http::header::CONTENT_TYPE;
use datavolumes_contract::scope::MAX_SCOPES_PER_PATCH;
use datavolumes_contract::{CreateVolume, PatchVolume, PvcName, Scope, SharedScopesPatch};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::error_response::ErrorResponse;

/// A request body. Deserializing it checks its types; [`RequestBody::check`] checks the limits that the
/// types do not have.
pub(super) trait RequestBody: DeserializeOwned + Serialize {
    /// The first value that the API does not allow.
    fn check(&self) -> Result<(), Invalid> {
        Ok(())
    }
}

/// A value that the API does not allow.
pub(super) struct Invalid {
    /// Where it is, such as `add[0].scopeId`.
    path: String,
    reason: String,
}

impl Invalid {
    pub(super) fn new(path: impl Into<String>, reason: impl Into<String>) -> Self {
        let (path, reason) = (path.into(), reason.into());
        Self { path, reason }
    }
}

/// 400 with a message that starts with the path.
impl From<Invalid> for ErrorResponse {
    fn from(invalid: Invalid) -> Self {
        let Invalid { path, reason } = invalid;
        let path = if path.is_empty() { "body" } else { &path };
        Self::bad_request(format!("{path}: {reason}"))
    }
}

/// Reads the JSON body of `request`. Fails with 400 if the API does not allow it.
pub(super) async fn read<T: RequestBody>(request: Request) -> Result<T, ErrorResponse> {
    let value = read_json(request).await?;
    let body: T = serde_path_to_error::deserialize(&value).map_err(deserialization_error)?;
    // Derived models also read an array in place of an object.
    if let Ok(model) = serde_json::to_value(&body) {
        check_objects("", &value, &model)?;
    }
    body.check()?;
    Ok(body)
}

fn deserialization_error(error: serde_path_to_error::Error<serde_json::Error>) -> Invalid {
    let path = error.path().to_string();
    // serde_path_to_error writes `.` for the whole value.
    let path = if path == "." { String::new() } else { path };
    let reason = error.inner().to_string();
    // Serde reports a missing field as an error of the object.
    let missing = reason
        .strip_prefix("missing field `")
        .and_then(|rest| rest.split_once('`'));
    match missing {
        Some((field, _)) => Invalid::new(join(&path, field), "it is required"),
        None => Invalid::new(path, reason),
    }
}

/// Fails if `value` is not an object where `model` is one.
fn check_objects(path: &str, value: &Value, model: &Value) -> Result<(), Invalid> {
    match (value, model) {
        (Value::Object(value), Value::Object(model)) => {
            for (name, model) in model {
                if let Some(value) = value.get(name) {
                    check_objects(&join(path, name), value, model)?;
                }
            }
            Ok(())
        }
        (Value::Array(value), Value::Array(model)) => value
            .iter()
            .zip(model)
            .enumerate()
            .try_for_each(|(index, (value, model))| {
                check_objects(&format!("{path}[{index}]"), value, model)
            }),
        (_, Value::Object(_)) => Err(Invalid::new(path, "an object is expected")),
        _ => Ok(()),
    }
}

fn join(path: &str, name: &str) -> String {
    match path {
        "" => name.to_owned(),
        _ => format!("{path}.{name}"),
    }
}

impl RequestBody for CreateVolume {
    fn check(&self) -> Result<(), Invalid> {
        let pvc = self.origin_pvc_name.as_str();
        if pvc.is_empty() {
            return Err(Invalid::new("originPvcName", "it is empty"));
        }
        let length = pvc.chars().count();
        if length > PvcName::MAX_LEN {
            let max = PvcName::MAX_LEN;
            let reason = format!("it has at most {max} characters; this one has {length}");
            return Err(Invalid::new("originPvcName", reason));
        }
        if self.project_id.is_empty() {
            return Err(Invalid::new("projectId", "it is empty"));
        }
        Ok(())
    }
}

impl RequestBody for PatchVolume {}

impl RequestBody for SharedScopesPatch {
    fn check(&self) -> Result<(), Invalid> {
        check_scopes("add", &self.add)?;
        check_scopes("remove", &self.remove)
    }
}

fn check_scopes(list: &str, scopes: &[Scope]) -> Result<(), Invalid> {
    if scopes.len() > MAX_SCOPES_PER_PATCH {
        let reason = format!(
            "it has at most {MAX_SCOPES_PER_PATCH} entries; this one has {}",
            scopes.len()
        );
        return Err(Invalid::new(list, reason));
    }
    for (index, scope) in scopes.iter().enumerate() {
        if !scope.scope_type.is_documented() {
            let reason = format!(
                "“{}” is not one of cluster, department, project",
                scope.scope_type
            );
            return Err(Invalid::new(format!("{list}[{index}].scopeType"), reason));
        }
        if scope.scope_id.is_empty() {
            return Err(Invalid::new(
                format!("{list}[{index}].scopeId"),
                "it is empty",
            ));
        }
    }
    Ok(())
}

async fn read_json(request: Request) -> Result<Value, ErrorResponse> {
    if !has_json_content_type(request.headers()) {
        return Err(ErrorResponse::bad_request(
            "The body must be sent with the content type application/json.",
        ));
    }
    // The middleware has read it; see `limits::read_body`.
    let bytes = to_bytes(request.into_body(), usize::MAX).await;
    serde_json::from_slice(&bytes.unwrap_or_default()).map_err(|error| {
        ErrorResponse::bad_request("The body is not valid JSON.").with_details(error.to_string())
    })
}

fn has_json_content_type(headers: &HeaderMap) -> bool {
    headers
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.split(';').next())
        .is_some_and(|media_type| media_type.trim().eq_ignore_ascii_case("application/json"))
}
