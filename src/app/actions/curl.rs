//! Requests as command lines.

use datavolumes_contract::{Endpoint, Method};
use leptos::prelude::document;

/// The command line that does the same as this app. The token is a variable: the real one is never
/// shown.
pub(crate) fn curl(endpoint: &Endpoint) -> String {
    curl_at(&api_origin(), endpoint)
}

fn curl_at(origin: &str, endpoint: &Endpoint) -> String {
    let method = match endpoint.method() {
        Method::Get => String::new(),
        other => format!("-X {} ", other.as_str()),
    };
    let path = endpoint.path_and_query();
    format!("curl {method}-H \"Authorization: Bearer $TOKEN\" \\\n  '{origin}{path}'")
}

/// Where the API is: the base of the page, without the `/` at its end.
fn api_origin() -> String {
    let base = document().base_uri().ok().flatten().unwrap_or_default();
    base.trim_end_matches('/').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_request_names_the_token_as_a_variable() {
        let id = "71f69d83-ba66-4822-adf5-55ce55efd210".parse().unwrap();
        assert_eq!(
            curl_at("https://console.example", &Endpoint::GetVolume(id)),
            "curl -H \"Authorization: Bearer $TOKEN\" \\\n  'https://console.example/api/v1/datavolumes/71f69d83-ba66-4822-adf5-55ce55efd210'"
        );
        assert!(curl_at("", &Endpoint::DeleteVolume(id)).starts_with("curl -X DELETE "));
    }
}
