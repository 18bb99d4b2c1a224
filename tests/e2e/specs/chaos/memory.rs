//! The memory of the page.

use serde_json::{Value, json};

use crate::harness::Page;

/// The linear memory of the app, which never shrinks.
const WASM_BYTES: &str = "return import(document.querySelector('link[rel=modulepreload]').href)
    .then(app => app.default()).then(exports => exports.memory.buffer.byteLength)";

/// What the page holds after a garbage collection.
#[derive(Debug)]
pub(super) struct Memory {
    heap_bytes: f64,
    wasm_bytes: f64,
    nodes: f64,
    listeners: f64,
}

impl Memory {
    pub(super) async fn measure(page: &Page) -> Self {
        let send = async |command: &'static str| page.devtools(command, json!({})).await;
        // The first collection queues what ends in the second.
        for _ in 0..3 {
            send("HeapProfiler.collectGarbage").await;
        }
        let heap = send("Runtime.getHeapUsage").await;
        let counters = send("Memory.getDOMCounters").await;
        let number = |value: &Value| value.as_f64().unwrap_or_default();
        Self {
            heap_bytes: number(&heap["usedSize"]),
            wasm_bytes: number(&page.evaluate(WASM_BYTES, []).await),
            nodes: number(&counters["nodes"]),
            listeners: number(&counters["jsEventListeners"]),
        }
    }

    /// Fails if there is much more than before.
    pub(super) fn has_not_grown_since(&self, before: &Self) {
        println!("chaos: memory before {before:?}, after {self:?}");
        let has_not_grown = |after: f64, before: f64, margin: f64| after < before * 1.25 + margin;
        assert!(
            has_not_grown(self.heap_bytes, before.heap_bytes, 5e5)
                && has_not_grown(self.wasm_bytes, before.wasm_bytes, 1e6)
                && has_not_grown(self.nodes, before.nodes, 1_000.0)
                && has_not_grown(self.listeners, before.listeners, 50.0),
            "the memory grows: {before:?} has become {self:?}"
        );
    }
}
