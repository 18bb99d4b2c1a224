//! The error responses of the operations.

use std::collections::BTreeMap;

use utoipa::openapi::header::HeaderBuilder;
use utoipa::openapi::{ContentBuilder, Ref, RefOr, Response, ResponseBuilder};
use utoipa::{IntoResponses, ToSchema};

use crate::error_response::ErrorBody;

/// The documentation of an error response with this status.
pub(crate) struct Error<const STATUS: u16>;

impl<const STATUS: u16> IntoResponses for Error<STATUS> {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        let schema = Ref::from_schema_name(ErrorBody::name());
        let content = ContentBuilder::new().schema(Some(schema)).build();
        let response = ResponseBuilder::new()
            .description(description(STATUS))
            .content("application/json", content);
        let response = match STATUS {
            401 => response.header("WWW-Authenticate", HeaderBuilder::new().build()),
            503 => response.header("Retry-After", HeaderBuilder::new().build()),
            _ => response,
        };
        BTreeMap::from([(STATUS.to_string(), response.build().into())])
    }
}

/// The description of a status in the API reference.
fn description(status: u16) -> &'static str {
    match status {
        400 => "Bad request.",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "The specified resource was not found",
        409 => "The specified resource already exists",
        503 => "The service cannot answer now; try again later.",
        _ => "unexpected error",
    }
}
