use datavolumes_contract::Endpoint;
use js_sys::JSON;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use crate::remote::curl_command;
use datavolumes_ui::CodeBlock;

/// The API request behind the page as a curl command, and its response.
#[component]
pub(super) fn ApiPanel(
    endpoint: Endpoint,
    /// The body of the response.
    body: Signal<String>,
) -> impl IntoView {
    let request = curl_command(&endpoint);
    let body = Signal::derive(move || body.with(|body| indented(body)));
    view! {
        <details class="api-panel">
            <summary class="api-panel__summary">"API"</summary>
            <CodeBlock label="Request" text=Signal::stored(request) />
            <CodeBlock label="Response" text=body />
        </details>
    }
}

/// `json` indented by two spaces; unchanged if it is not valid JSON.
fn indented(json: &str) -> String {
    JSON::parse(json)
        .and_then(|value| {
            let indent = JsValue::from_f64(2.0);
            JSON::stringify_with_replacer_and_space(&value, &JsValue::NULL, &indent)
        })
        .map_or_else(|_| json.to_owned(), String::from)
}
