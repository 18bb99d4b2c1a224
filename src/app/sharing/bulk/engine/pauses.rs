//! Pauses while the server is busy.

use std::time::Duration;

use super::{Break, BulkEngine, BulkPage, BulkProgress, Flow};
use crate::sharing::bulk::backoff::{Backoff, is_busy};

impl<P: BulkPage> BulkEngine<P> {
    /// Runs `attempt` again after a pause while the server is busy. Ends early when the user wants to stop.
    pub(super) async fn while_busy(
        &self,
        attempt: impl AsyncFn() -> Flow,
        progress: impl Fn() -> BulkProgress,
    ) -> Flow {
        let mut backoff = Backoff::default();
        loop {
            let error = match attempt().await {
                Flow::Break(Break::Error(error)) if is_busy(&error) => error,
                flow => return flow,
            };
            let Some(pause) = backoff.next_pause(&error) else {
                return Flow::Break(Break::Error(error));
            };
            for seconds in (1..=pause.as_secs()).rev() {
                self.page.set_progress(BulkProgress {
                    pause: Some(seconds),
                    ..progress()
                });
                self.client.sleep(Duration::from_secs(1)).await;
                self.check_open()?;
                if self.page.is_stop_requested() {
                    return Flow::Continue(());
                }
            }
            self.page.set_progress(progress());
        }
    }
}
