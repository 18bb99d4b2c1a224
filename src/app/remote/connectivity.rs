//! Whether the server can be reached and accepts the token.
//!
//! The result of every request is reported here, so that the app has one banner for an outage and one
//! dialog to sign in again. An outage ends with the next answer of the server: after each pause, a request
//! of its own asks for one ([`probe_outages`]), so that it does not depend on what the page reads. Reads that
//! failed for one of the two reasons are repeated when it is over. Writes are never repeated.

mod outage;
mod probe;
#[cfg(test)]
mod tests;

use datavolumes_client::{ApiError, ErrorKind};
use datavolumes_ui::increment;
use leptos::prelude::*;

pub use outage::{Outage, OutageCause};
pub(crate) use probe::probe_outages;

/// Whether the server can be reached and accepts the token. One of the [`Services`](crate::services::Services).
#[derive(Clone, Copy)]
pub struct Connectivity {
    outage: RwSignal<Option<Outage>>,
    is_signed_out: RwSignal<bool>,
    retries: RwSignal<u32>,
    /// The number of failed attempts since the last successful read. A probe may succeed where the reads of
    /// the page fail, so it does not reset the number, and the pauses grow.
    attempts: RwSignal<u32>,
    /// Whether what is reported concerns an optional capability.
    is_optional: bool,
}

impl Default for Connectivity {
    fn default() -> Self {
        Self {
            outage: RwSignal::new(None),
            is_signed_out: RwSignal::new(false),
            retries: RwSignal::new(0),
            attempts: RwSignal::new(0),
            is_optional: false,
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

    /// The same for the requests of an optional capability, whose failure is no outage.
    #[must_use]
    pub fn optional(self) -> Self {
        Self {
            is_optional: true,
            ..self
        }
    }

    /// Whether requests make sense now: there is no outage, and the token was not refused.
    #[must_use]
    pub(crate) fn is_usable(self) -> bool {
        self.outage.with(Option::is_none) && !self.is_signed_out.get()
    }

    /// The user has signed in again.
    pub fn signed_in(self) {
        self.is_signed_out.set(false);
        self.repeat_failed_reads();
    }

    /// Ends the pause of the outage: the server is asked whether it is over.
    pub fn retry(self) {
        self.set_outage(self.outage.get_untracked().and_then(Outage::on_retry));
    }

    /// Sets the outage. Repeats the failed reads if that ends it.
    fn set_outage(self, outage: Option<Outage>) {
        self.outage.set(outage);
        // A refused token fails again.
        if outage.is_none() && !self.is_signed_out.get_untracked() {
            self.repeat_failed_reads();
        }
    }

    fn repeat_failed_reads(self) {
        increment(self.retries);
    }

    /// Reports the result of a read.
    pub fn report<T>(self, result: &Result<T, ApiError>) {
        match result {
            Err(error) => self.report_error(error),
            Ok(_) => self.report_success(),
        }
    }

    fn report_success(self) {
        if !self.is_optional {
            self.attempts.set(0);
        }
        self.report_contact();
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
            ErrorKind::Unauthenticated => {
                self.is_signed_out.set(true);
                self.report_contact();
            }
            ErrorKind::Unavailable if self.is_optional => {}
            ErrorKind::Unavailable => self.report_failure(error),
            // It is not the server that answered, or not to this session.
            _ if matches!(error, ApiError::Intercepted { .. } | ApiError::UserChanged) => {}
            _ => self.report_contact(),
        }
    }

    fn report_failure(self, error: &ApiError) {
        let (outage, earlier) = (self.outage.get_untracked(), self.attempts.get_untracked());
        let mut outage = Outage::on_failure(outage, earlier, error.retry_after());
        if let ApiError::Rejected { status: 429, .. } = error {
            outage.cause = OutageCause::Throttled;
        }
        self.attempts.set(outage.attempt);
        self.outage.set(Some(outage));
    }

    /// The server sent a response that is no sign of an outage.
    fn report_contact(self) {
        if let Some(outage) = self.outage.get_untracked() {
            self.set_outage(outage.on_contact());
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
