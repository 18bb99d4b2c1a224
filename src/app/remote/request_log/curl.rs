use datavolumes_client::ApiRequest;
use datavolumes_contract::Endpoint;
use leptos::prelude::document;

/// The curl command for a request to `endpoint` without a body.
pub(crate) fn curl_command(endpoint: &Endpoint) -> String {
    curl(&ApiRequest {
        method: endpoint.method(),
        path: endpoint.path_and_query(),
        body: None,
        token: Some(String::new()),
    })
}

/// The curl command for `request` to the server of the page.
pub(super) fn curl(request: &ApiRequest) -> String {
    let base = document().base_uri().ok().flatten().unwrap_or_default();
    request.curl(base.trim_end_matches('/'))
}
