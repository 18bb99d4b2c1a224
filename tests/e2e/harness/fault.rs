//! Asking the server to misbehave. The browser is never tampered with: what it gets is what a bad
//! network or a bad server would send.

use serde_json::{Value, json};

use super::{Server, until};

const FAULTS: &str = "/api/faults";

impl Server {
    /// Lets requests fail as `rule` says, in the words of the server's `faults.rs`.
    pub(crate) async fn fault(&self, rule: Value) {
        let request = self.client.post(self.url(FAULTS)).json(&rule);
        accept(request).await;
    }

    /// Lets the next `times` list requests fail, and no others.
    pub(crate) async fn fault_lists(&self, times: u32, fault: Value) {
        let rule = json!({
            "method": "GET", "path": "/api/v1/datavolumes", "exact": true,
            "times": times, "fault": fault
        });
        self.fault(rule).await;
    }

    /// Answers the next `times` list requests with `status`.
    pub(crate) async fn refuse_lists(&self, status: u16, times: u32) {
        let refusal = json!({ "kind": "status", "status": status });
        self.fault_lists(times, refusal).await;
    }

    /// Waits until no fault is left: each has struck its request.
    pub(crate) async fn has_struck(&self) {
        until("every fault has struck", || async {
            let answer = self.client.get(self.url(FAULTS)).send().await;
            let left: Vec<Value> = answer
                .map_err(|error| error.to_string())?
                .json()
                .await
                .map_err(|error| error.to_string())?;
            left.is_empty().then_some(()).ok_or(format!("{left:?}"))
        })
        .await;
    }

    /// Ends every fault.
    pub(crate) async fn behave(&self) {
        accept(self.client.delete(self.url(FAULTS))).await;
    }

    /// Every token that was granted so far is worth nothing any more.
    pub(crate) async fn expire_tokens(&self) {
        let path = format!("{FAULTS}/expire-tokens");
        accept(self.client.post(self.url(&path))).await;
    }
}

async fn accept(request: reqwest::RequestBuilder) {
    let answer = request.send().await.expect("the server answers");
    let status = answer.status();
    let text = answer.text().await.unwrap_or_default();
    assert!(status.is_success(), "the fault is refused: {status} {text}");
}
