//! Keys that WebDriver cannot press: held down, or pressed while an input method composes.

mod focus;

use serde_json::{Value, json};

use super::Page;

/// How often a held key is repeated.
const REPEATS: usize = 8;

impl Page {
    /// Presses the key and holds it down for a while, as `KeyboardEvent::key` and `code` name it.
    pub(crate) async fn hold(&self, key: &str, code: &str) {
        let text = match key {
            "Enter" => "\r",
            _ => key,
        };
        for index in 0..=REPEATS {
            self.send_key(json!({
                "type": "keyDown", "key": key, "code": code, "text": text,
                "windowsVirtualKeyCode": virtual_key_code(key), "autoRepeat": index > 0
            }))
            .await;
        }
        self.send_key(json!({ "type": "keyUp", "key": key, "code": code }))
            .await;
    }

    /// Types `text` into the focused field with an input method that still composes it.
    pub(crate) async fn compose(&self, text: &str) {
        let length = text.chars().count();
        let composition = json!({ "text": text, "selectionStart": length, "selectionEnd": length });
        self.devtools("Input.imeSetComposition", composition).await;
    }

    /// Presses a key that the input method handles, such as `Enter` or `Escape`.
    pub(crate) async fn press_composing(&self, key: &str) {
        self.send_key(
            json!({ "type": "rawKeyDown", "key": key, "code": key, "windowsVirtualKeyCode": 229 }),
        )
        .await;
        self.send_key(json!({ "type": "keyUp", "key": key, "code": key }))
            .await;
    }

    /// Ends the composition with `text`.
    pub(crate) async fn end_composition(&self, text: &str) {
        self.devtools("Input.insertText", json!({ "text": text }))
            .await;
    }

    async fn send_key(&self, event: Value) {
        self.devtools("Input.dispatchKeyEvent", event).await;
    }
}

fn virtual_key_code(key: &str) -> u32 {
    match key {
        "Enter" => 13,
        "]" => 221,
        "/" => 191,
        other => panic!("the code of {other} is not known"),
    }
}
