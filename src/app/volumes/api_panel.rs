use crate::ui::CodeBlock;
use datavolumes_contract::{Endpoint, Method};
use leptos::prelude::*;

/// How the same thing is asked for without this app, and what the server answered.
#[component]
pub(super) fn ApiPanel(
    /// What was asked for.
    endpoint: Endpoint,
    /// The answer, as it came.
    #[prop(into)]
    answer: Signal<String>,
) -> impl IntoView {
    let request = curl(&api_origin(), &endpoint);
    let pretty = Signal::derive(move || answer.with(|answer| indented(answer)));
    view! {
        <details class="api-panel">
            <summary class="api-panel__summary">"API"</summary>
            <CodeBlock label="Request" text=Signal::stored(request) />
            <CodeBlock label="Answer" text=pretty />
        </details>
    }
}

/// The command line that does the same. The token is a variable: the real one is never shown.
pub(super) fn curl(origin: &str, endpoint: &Endpoint) -> String {
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

/// JSON with a line for each value; a text that is none as it is.
fn indented(json: &str) -> String {
    let space = wasm_bindgen::JsValue::from_f64(2.0);
    js_sys::JSON::parse(json)
        .and_then(|value| {
            js_sys::JSON::stringify_with_replacer_and_space(
                &value,
                &wasm_bindgen::JsValue::NULL,
                &space,
            )
        })
        .map_or_else(|_| json.to_owned(), String::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_request_names_the_token_as_a_variable() {
        let id = "71f69d83-ba66-4822-adf5-55ce55efd210".parse().unwrap();
        assert_eq!(
            curl("https://console.example", &Endpoint::ReadVolume(id)),
            "curl -H \"Authorization: Bearer $TOKEN\" \\\n  'https://console.example/api/v1/datavolumes/71f69d83-ba66-4822-adf5-55ce55efd210'"
        );
        assert!(curl("", &Endpoint::DeleteVolume(id)).starts_with("curl -X DELETE "));
    }
}
