//! API requests as curl commands.

use datavolumes_contract::{Endpoint, Method};
use leptos::prelude::document;

/// The curl command for a request to `endpoint`. The token stands in it as `$TOKEN`: the real one is
/// never shown.
pub(crate) fn curl_command(endpoint: &Endpoint) -> String {
    command_at(&api_origin(), endpoint)
}

fn command_at(origin: &str, endpoint: &Endpoint) -> String {
    let method = match endpoint.method() {
        Method::Get => String::new(),
        other => format!("-X {} ", other.as_str()),
    };
    let path = endpoint.path_and_query();
    format!("curl {method}-H \"Authorization: Bearer $TOKEN\" \\\n  '{origin}{path}'")
}

/// The base of the page, below which the API is, without a trailing `/`.
fn api_origin() -> String {
    let base = document().base_uri().ok().flatten().unwrap_or_default();
    base.trim_end_matches('/').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_token_is_a_variable() {
        let id = "71f69d83-ba66-4822-adf5-55ce55efd210".parse().unwrap();
        assert_eq!(
            command_at("https://console.example", &Endpoint::GetVolume(id)),
            "curl -H \"Authorization: Bearer $TOKEN\" \\\n  'https://console.example/api/v1/datavolumes/71f69d83-ba66-4822-adf5-55ce55efd210'"
        );
        assert!(command_at("", &Endpoint::DeleteVolume(id)).starts_with("curl -X DELETE "));
    }
}
