//! Whether the server can be reached and accepts the token.
//!
//! The result of every request is reported here, so that the app has one banner for an outage and one
//! dialog to sign in again. Reads that failed for one of the two reasons are repeated when it is over.
//! Writes are never repeated.

mod outage;
#[cfg(test)]
mod tests;

use datavolumes_client::{ApiError, ErrorKind};
use leptos::prelude::*;

pub use outage::Outage;

/// Whether the server can be reached and accepts the token. One of the [`Services`](crate::services::Services).
#[derive(Clone, Copy)]
pub struct Connectivity {
    outage: RwSignal<Option<Outage>>,
    is_signed_out: RwSignal<bool>,
    retries: RwSignal<u32>,
}

impl Default for Connectivity {
    fn default() -> Self {
        Self {
            outage: RwSignal::new(None),
            is_signed_out: RwSignal::new(false),
            retries: RwSignal::new(0),
        }
    }
}

impl Connectivity {
    /// The current outage.
    #[must_use]
    pub fn outage(self) -> ReadSignal<Option<Outage>> {
        self.outage.read_only()
    }

    /// Whether the server refused the token, so that the user has to sign in again.
    #[must_use]
    pub fn is_signed_out(self) -> ReadSignal<bool> {
        self.is_signed_out.read_only()
    }

    /// A counter that changes whenever failed reads should be repeated.
    #[must_use]
    pub fn retries(self) -> ReadSignal<u32> {
        self.retries.read_only()
    }

    /// The user has signed in again.
    pub fn signed_in(self) {
        self.is_signed_out.set(false);
        self.repeat_failed_reads();
    }

    /// Repeats the failed reads now.
    pub fn retry(self) {
        self.outage
            .update(|outage| *outage = outage.and_then(Outage::on_retry));
        self.repeat_failed_reads();
    }

    fn repeat_failed_reads(self) {
        self.retries.update(|count| *count = count.wrapping_add(1));
    }

    /// Reports the result of a read.
    pub fn report<T>(self, result: &Result<T, ApiError>) {
        match result {
            Err(error) => self.report_error(error),
            Ok(_) => self.report_contact(),
        }
    }

    /// Reports the result of a write. A write is not repeated automatically, so its failure is shown where
    /// it was requested and does not count as an outage. Only a refused token concerns the whole app.
    pub fn report_write<T>(self, result: &Result<T, ApiError>) {
        match result {
            Err(error) if error.kind() == ErrorKind::Unauthenticated => self.report_error(error),
            Err(_) => {}
            Ok(_) => self.report_contact(),
        }
    }

    fn report_error(self, error: &ApiError) {
        match error.kind() {
            ErrorKind::Unauthenticated => self.is_signed_out.set(true),
            ErrorKind::Unavailable => {
                let retry_after = error.retry_after();
                self.outage
                    .update(|outage| *outage = Some(Outage::on_failure(*outage, retry_after)));
            }
            // It is not the server that answered, or not to this session.
            _ if matches!(error, ApiError::Intercepted { .. } | ApiError::UserChanged) => {}
            _ => self.report_contact(),
        }
    }

    /// The server sent a response that is no sign of an outage.
    fn report_contact(self) {
        let Some(outage) = self.outage.get_untracked() else {
            return;
        };
        let rest = outage.on_contact();
        self.outage.set(rest);
        if rest.is_none() {
            self.repeat_failed_reads();
        }
    }

    /// Whether a read that failed with `error` should be repeated later.
    #[must_use]
    pub fn is_transient(error: &ApiError) -> bool {
        matches!(
            error.kind(),
            ErrorKind::Unauthenticated | ErrorKind::Unavailable
        )
    }
}
