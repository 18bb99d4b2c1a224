//! Jobs: the same work for many items, such as bulk sharing, bulk delete and export.
//!
//! [`run_job`] decides when the work for each item starts, pauses and ends; what the work is, and what its result
//! means, is up to the feature. It depends neither on Leptos nor on a browser; the widgets are what the dialogs share.

mod backoff;
mod items;
mod job_table;
mod progress_bar;
mod runner;
mod running_job;
mod stop;

pub(crate) use backoff::{Backoff, is_busy};
pub(crate) use items::{JobItem, JobItems};
pub(crate) use job_table::{JobStatus, JobTable};
pub(crate) use progress_bar::JobProgressBar;
pub(crate) use runner::{
    Flow, Halt, JobEnd, JobMonitor, JobProgress, JobResult, affects_all_items, break_if,
    count_down, run_job,
};
pub(crate) use running_job::{
    RunningJob, announce_interrupted_job, dismiss_running_job, end_running_job,
};
pub(crate) use stop::{StopButton, StoppedAlert};
