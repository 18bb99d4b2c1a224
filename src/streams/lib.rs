//! Streams of the browser as streams of Rust, and the other way round.
//!
//! Leptos' server functions can stream, by a crate of this name whose classes are exported to scripts.
//! Whatever is exported is sent to everybody, also where nothing streams, as here. This does as much as
//! server functions ask for by plain closures, of which nothing is sent unless it is used: 3 KB less.

use std::cell::RefCell;
use std::pin::Pin;
use std::rc::Rc;

use futures_util::{Stream, StreamExt, stream};
use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::ReadableStreamDefaultReader;

/// A stream of Rust whose chunks, or whose failure, are values of the browser.
pub type Chunks = Pin<Box<dyn Stream<Item = Result<JsValue, JsValue>>>>;

/// A stream of the browser.
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    /// A stream that the browser has given.
    #[must_use]
    pub fn from_raw(raw: web_sys::ReadableStream) -> Self {
        Self(raw)
    }

    /// The stream, for the browser.
    #[must_use]
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }

    /// Gives the browser what `chunks` gives, when it asks for it. Where the browser makes no stream of
    /// it, its streams are not to be had at all; then it is one without chunks.
    #[must_use]
    pub fn from_stream(chunks: impl Stream<Item = Result<JsValue, JsValue>> + 'static) -> Self {
        let chunks: Rc<RefCell<Chunks>> = Rc::new(RefCell::new(Box::pin(chunks)));
        let pull = move |controller: JsValue| -> Promise {
            let chunks = Rc::clone(&chunks);
            future_to_promise(async move { pass_on(&chunks, &controller).await })
        };
        let pull = Closure::<dyn Fn(JsValue) -> Promise>::new(pull).into_js_value();
        let source = Object::new();
        let raw = Reflect::set(&source, &"pull".into(), &pull)
            .and_then(|_| web_sys::ReadableStream::new_with_underlying_source(&source));
        Self(raw.unwrap_or_else(|_| JsValue::UNDEFINED.unchecked_into()))
    }

    /// The chunks, each when it comes. It ends with the stream, or behind its failure.
    #[must_use]
    pub fn into_stream(self) -> Chunks {
        let reader = self.0.get_reader().unchecked_into();
        Box::pin(stream::unfold(Some(reader), next_chunk))
    }
}

/// The next chunk, and the reader as long as there may be more.
async fn next_chunk(
    reader: Option<ReadableStreamDefaultReader>,
) -> Option<(
    Result<JsValue, JsValue>,
    Option<ReadableStreamDefaultReader>,
)> {
    let reader = reader?;
    let read = match JsFuture::from(reader.read()).await {
        Ok(read) => read,
        Err(error) => return Some((Err(error), None)),
    };
    let is_done = Reflect::get(&read, &"done".into()).is_ok_and(|done| done.is_truthy());
    (!is_done).then(|| (Reflect::get(&read, &"value".into()), Some(reader)))
}

/// Hands the next chunk to the browser's `controller`, or tells it that there is none.
#[expect(
    clippy::await_holding_refcell_ref,
    reason = "the browser asks for the next chunk when it has this one"
)]
async fn pass_on(chunks: &RefCell<Chunks>, controller: &JsValue) -> Result<JsValue, JsValue> {
    let chunk = chunks.borrow_mut().next().await;
    let tell =
        |what: &str| Reflect::get(controller, &what.into()).and_then(JsCast::dyn_into::<Function>);
    match chunk {
        Some(Ok(chunk)) => tell("enqueue")?.call1(controller, &chunk),
        Some(Err(error)) => Err(error),
        None => tell("close")?.call0(controller),
    }
}
