//! Saving a file from the browser.

use std::time::Duration;

use js_sys::Array;
use leptos::prelude::{document, set_timeout};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, HtmlElement, Url};

/// How long the browser may take to begin saving the file.
const REVOKE_DELAY: Duration = Duration::from_mins(1);

/// The parts of a file. The browser keeps them outside of the memory of the app.
#[derive(Clone, Default)]
pub(super) struct FileParts(Array);

impl FileParts {
    /// Appends a part.
    pub(super) fn push(&self, text: &str) {
        // Cannot fail: a text is a valid part.
        if let Ok(part) = joined(&Array::of1(&JsValue::from_str(text))) {
            self.0.push(&part);
        }
    }

    /// Saves the file under `name`, whose extension tells its type. Fails if the browser refuses.
    pub(super) fn save(&self, name: &str) -> Result<(), JsValue> {
        let address = Url::create_object_url_with_blob(&joined(&self.0)?)?;
        let link: HtmlElement = document().create_element("a")?.unchecked_into();
        link.set_attribute("href", &address)?;
        link.set_attribute("download", name)?;
        link.click();
        set_timeout(move || drop(Url::revoke_object_url(&address)), REVOKE_DELAY);
        Ok(())
    }
}

/// The parts, which are texts or blobs, as one.
fn joined(parts: &Array) -> Result<Blob, JsValue> {
    Blob::new_with_blob_sequence(parts)
}
