//! Time and blocking work, natively and in a browser.

#[cfg(not(target_family = "wasm"))]
mod native {
    pub(crate) use std::time::Instant;
    pub(crate) use tokio::time::{sleep, timeout};

    use crate::error_response::ErrorResponse;

    /// Runs `work`, which blocks, on a thread for such work.
    pub(crate) async fn run_blocking<T: Send + 'static>(
        work: impl FnOnce() -> Result<T, ErrorResponse> + Send + 'static,
    ) -> Result<T, ErrorResponse> {
        tokio::task::spawn_blocking(work)
            .await
            .unwrap_or_else(|error| Err(ErrorResponse::from_panic(&*error.into_panic())))
    }
}

#[cfg(target_family = "wasm")]
mod browser {
    pub(crate) use wasmtimer::std::Instant;
    pub(crate) use wasmtimer::tokio::{sleep, timeout};

    use crate::error_response::ErrorResponse;

    /// Runs `work`. The server has a worker of its own, so it blocks no page.
    pub(crate) async fn run_blocking<T>(
        work: impl FnOnce() -> Result<T, ErrorResponse>,
    ) -> Result<T, ErrorResponse> {
        work()
    }
}

#[cfg(target_family = "wasm")]
pub(crate) use browser::{Instant, run_blocking, sleep, timeout};
#[cfg(not(target_family = "wasm"))]
pub(crate) use native::{Instant, run_blocking, sleep, timeout};
