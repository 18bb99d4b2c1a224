//! The memory of the page.

use serde_json::{Value, json};

use crate::harness::Page;

/// What the page holds after a garbage collection.
pub(super) struct Memory {
    bytes: f64,
    nodes: f64,
}

impl Memory {
    pub(super) async fn measure(page: &Page) -> Self {
        let tools = page.driver().cdp();
        for _ in 0..2 {
            tools
                .send_raw("HeapProfiler.collectGarbage", json!({}))
                .await
                .expect("garbage is collected");
        }
        let heap = tools
            .send_raw("Runtime.getHeapUsage", json!({}))
            .await
            .expect("the heap is measured");
        let counters = tools
            .send_raw("Memory.getDOMCounters", json!({}))
            .await
            .expect("the nodes are counted");
        let number = |value: &Value| value.as_f64().unwrap_or_default();
        // The memory of the wasm is a backing storage.
        Self {
            bytes: number(&heap["usedSize"]) + number(&heap["backingStorageSize"]),
            nodes: number(&counters["nodes"]),
        }
    }

    /// Fails if there is more than a quarter more, and not only a little more. The nodes are only printed: the driver
    /// keeps those that it has found.
    pub(super) fn has_not_grown_since(&self, before: &Self) {
        let (bytes, nodes) = (self.bytes, self.nodes);
        println!(
            "chaos: {:.0} kB and {} nodes before, {:.0} kB and {nodes} nodes after",
            before.bytes / 1e3,
            before.nodes,
            bytes / 1e3
        );
        assert!(
            bytes < before.bytes * 1.25 + 2e6,
            "{} bytes have become {bytes}",
            before.bytes
        );
    }
}
