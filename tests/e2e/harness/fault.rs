//! Fault injection. The server applies the faults, so no request of the browser is intercepted.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::Server;

const FAULTS_PATH: &str = "/api/faults";

impl Server {
    /// Adds a fault rule. The server's `faults.rs` documents the format.
    pub(crate) async fn fault(&self, rule: Value) {
        let request = self.client.post(self.url(FAULTS_PATH)).json(&rule);
        send_accepted(request).await;
    }

    /// Applies `fault` to the next `times` list requests.
    pub(crate) async fn fault_list_requests(&self, times: u32, fault: Value) {
        let rule = json!({
            "method": "GET", "path": "/api/v1/datavolumes", "exact": true,
            "times": times, "fault": fault
        });
        self.fault(rule).await;
    }

    /// Responds to the next `times` list requests with `status`.
    pub(crate) async fn reject_list_requests(&self, status: u16, times: u32) {
        let fault = json!({ "kind": "status", "status": status });
        self.fault_list_requests(times, fault).await;
    }

    /// How often each kind of fault was injected so far, as the log of the server says.
    pub(crate) fn injected_faults(&self) -> BTreeMap<String, usize> {
        let mut counts = BTreeMap::new();
        for line in self.log().lines() {
            if let Some((_, fault)) = line.split_once("injecting a fault fault=") {
                let kind = fault.split([' ', '{']).next().unwrap_or_default();
                *counts.entry(kind.to_owned()).or_default() += 1;
            }
        }
        counts
    }

    /// Removes every fault.
    pub(crate) async fn clear_faults(&self) {
        send_accepted(self.client.delete(self.url(FAULTS_PATH))).await;
    }

    /// Revokes every token.
    pub(crate) async fn expire_tokens(&self) {
        let path = format!("{FAULTS_PATH}/expire-tokens");
        send_accepted(self.client.post(self.url(&path))).await;
    }
}

async fn send_accepted(request: reqwest::RequestBuilder) {
    let response = request.send().await.expect("the server responds");
    let status = response.status();
    let text = response.text().await.unwrap_or_default();
    assert!(
        status.is_success(),
        "the fault is rejected: {status} {text}"
    );
}
