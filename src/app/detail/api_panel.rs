use datavolumes_contract::Endpoint;
use leptos::prelude::*;

use crate::actions::curl;
use datavolumes_ui::CodeBlock;

/// How the same thing is asked for without this app, and what the server answered.
#[component]
pub(crate) fn ApiPanel(
    /// What was asked for.
    endpoint: Endpoint,
    /// The answer, as it came.
    #[prop(into)]
    answer: Signal<String>,
) -> impl IntoView {
    let request = curl(&endpoint);
    let pretty = Signal::derive(move || answer.with(|answer| indented(answer)));
    view! {
        <details class="api-panel">
            <summary class="api-panel__summary">"API"</summary>
            <CodeBlock label="Request" text=Signal::stored(request) />
            <CodeBlock label="Answer" text=pretty />
        </details>
    }
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
