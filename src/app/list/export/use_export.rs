//! The handle of an export.

use datavolumes_client::ApiError;
use datavolumes_ui::{list_separator, local_date};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::download::FileParts;
use super::export_format::ExportFormat;
use super::export_report::ExportReport;
use super::exporter::{ExportPage, ExportRows, Exporter};
use super::writer::{FileColumn, FileWriter};
use crate::remote::Connectivity;
use crate::remote::jobs::{JobEnd, JobMonitor, JobProgress};
use crate::services::Services;
use crate::table::ExportColumns;

/// The state of an export.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum ExportState {
    /// The user chooses what is exported.
    #[default]
    Choosing,
    /// Rows are being read and written.
    Running,
    /// It stopped because of an error, and can be continued.
    Failed(ApiError),
    /// The file is complete, and the browser was asked to save it under this name.
    Finished(ExportReport, String),
    /// The file is complete, and the browser has refused to save it.
    NotSaved,
}

/// A handle of an export.
#[derive(Clone, Copy)]
pub(super) struct Export {
    services: Services,
    pub(super) state: RwSignal<ExportState>,
    pub(super) progress: RwSignal<JobProgress>,
    pub(super) format: RwSignal<ExportFormat>,
    exporter: StoredValue<Option<Exporter>, LocalStorage>,
    parts: StoredValue<FileParts, LocalStorage>,
}

/// The handle of an export that has not begun.
pub(super) fn use_export() -> Export {
    Export {
        services: Services::of_context(),
        state: RwSignal::default(),
        progress: RwSignal::default(),
        format: RwSignal::default(),
        exporter: StoredValue::new_local(None),
        parts: StoredValue::new_local(FileParts::default()),
    }
}

impl Export {
    /// Whether rows are being read and written.
    pub(super) fn is_running(self) -> bool {
        self.state.with(|state| *state == ExportState::Running)
    }

    /// Begins to export `rows` with `columns`.
    pub(super) fn start(self, rows: ExportRows, columns: ExportColumns) {
        let labels: Vec<FileColumn> = columns
            .labels()
            .map(|(key, label)| FileColumn { key, label })
            .collect();
        let writer = FileWriter::new(self.format.get_untracked(), &labels, list_separator());
        let exporter = Exporter::new(rows, writer, move |volume| columns.cells(volume));
        self.parts.set_value(FileParts::default());
        self.exporter.set_value(Some(exporter));
        self.resume();
    }

    /// Begins, or continues where it stopped.
    pub(super) fn resume(self) {
        let exporter = self.exporter.try_update_value(Option::take).flatten();
        let Some(mut exporter) = exporter else { return };
        self.state.set(ExportState::Running);
        spawn_local(async move {
            let client = self.services.client();
            let end = exporter.run(&client, &self).await;
            let state = match end {
                JobEnd::Completed => self.save(exporter.report()),
                JobEnd::Failed(error) => {
                    self.exporter
                        .try_update_value(|kept| *kept = Some(exporter));
                    ExportState::Failed(error)
                }
                JobEnd::Stopped | JobEnd::Closed => return,
            };
            self.state.try_set(state);
        });
    }

    fn save(self, report: ExportReport) -> ExportState {
        let format = self.format.get_untracked();
        let name = format.file_name(&local_date());
        let save = |parts: &FileParts| parts.save(&name);
        match self.parts.try_with_value(save) {
            Some(Ok(())) => ExportState::Finished(report, name),
            _ => ExportState::NotSaved,
        }
    }
}

impl JobMonitor for Export {
    fn is_open(&self) -> bool {
        !self.state.is_disposed()
    }

    fn is_stop_requested(&self) -> bool {
        false
    }

    fn set_progress(&self, progress: JobProgress) {
        self.progress.try_set(progress);
    }
}

impl ExportPage for Export {
    fn write(&self, part: &str) {
        self.parts.try_with_value(|parts| parts.push(part));
    }

    fn read_finished(&self, result: &Result<(), ApiError>) {
        // What is wrong is shown in the dialog. Only a refused token concerns the whole app.
        match result {
            Err(error) if Connectivity::is_transient(error) => {
                self.services.connectivity.report_write(result);
            }
            result => self.services.connectivity.report(result),
        }
    }
}
