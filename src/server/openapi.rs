//! The OpenAPI document of this server.
//!
//! The operations are described beside their handlers, the models in the contract. This module has what
//! they share: the query parameters and the error responses.

mod error;
pub(crate) mod parameter;

use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{ComponentsBuilder, InfoBuilder, OpenApi, OpenApiBuilder};
use utoipa::{PartialSchema, ToSchema};

pub(crate) use error::Error;

use crate::error_response::ErrorBody;

/// The document without operations.
pub(crate) fn base() -> OpenApi {
    let bearer = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build();
    let components = ComponentsBuilder::new()
        .schema(ErrorBody::name(), ErrorBody::schema())
        .security_scheme("bearerAuth", SecurityScheme::Http(bearer))
        .build();
    let info = InfoBuilder::new()
        .title("Datavolumes")
        .version(env!("CARGO_PKG_VERSION"))
        .description(Some(DESCRIPTION))
        .build();
    OpenApiBuilder::new()
        .info(info)
        .components(Some(components))
        .build()
}

const DESCRIPTION: &str = "\
The Datavolumes REST API as this reference server answers it.

Where the API reference is silent:

- Unknown query parameters and unknown properties of a body are ignored. `null` for an optional property is
  the same as leaving it out. A parameter that is given twice, other than `filterBy`, is answered with 400.
- `filterBy` may be given several times; all filters count. Its entries are separated by commas, encoded as %2C
  or not, and an entry may be empty. A comma cannot be part of a value.
- Dates are RFC 3339 timestamps with a time zone. UUIDs are compared without case.
- A scope that is both in `add` and in `remove` is answered with 400.
- Of the grant types, only `client_credentials` is served. The others, `app_token` included, are answered with 400.
- Any operation may also be answered with 408 (the body did not arrive in time), 414 and 431 (the address or the
  headers are too long), 421 (the server has another name) or 429 (too many requests at once, or too many failed attempts to sign in; see `Retry-After`),
  in the form of every error. A request that is not HTTP, or is larger than 128 KiB before its body, is answered
  with a status alone.";
