//! Reads the rows and writes the file, part by part. Depends neither on Leptos nor on a browser.

use std::time::Duration;

use datavolumes_client::{ApiError, Client};
use datavolumes_contract::{ListQuery, Volume};

use super::export_report::ExportReport;
use super::pager::Pager;
use super::writer::FileWriter;
use crate::remote::jobs::{Backoff, JobEnd, JobMonitor, JobProgress, count_down, is_busy};

#[cfg(test)]
mod tests;

/// The number of selected volumes that are taken at a time.
const PART_ROWS: usize = 500;

/// The number of rows that are written without letting the browser handle input and paint.
const ROWS_PER_TASK: usize = 100;

/// The page that shows the export, and takes the parts of the file.
pub(super) trait ExportPage: JobMonitor {
    /// Appends a part of the file.
    fn write(&self, part: &str);
    /// A read is complete.
    fn read_finished(&self, result: &Result<(), ApiError>);
}

/// What is exported.
pub(super) enum ExportRows {
    /// These volumes, as they were when they were selected.
    Selected(Vec<Volume>),
    /// All volumes that match.
    Matching {
        /// The query, with the order of the rows.
        query: ListQuery,
        /// The query that counts them.
        matching: ListQuery,
    },
}

/// The texts of the cells for a volume.
type ToCells = dyn Fn(&Volume) -> Vec<String>;

/// An export that can be continued where it stopped.
pub(super) struct Exporter {
    rows: ExportRows,
    pager: Pager,
    writer: FileWriter,
    cells: Box<ToCells>,
    written: usize,
    expected: Option<u64>,
    has_started: bool,
}

impl Exporter {
    /// An export of `rows` with `writer`. `cells` are the texts of a row.
    pub(super) fn new(
        rows: ExportRows,
        writer: FileWriter,
        cells: impl Fn(&Volume) -> Vec<String> + 'static,
    ) -> Self {
        Self {
            rows,
            pager: Pager::default(),
            writer,
            cells: Box::new(cells),
            written: 0,
            expected: None,
            has_started: false,
        }
    }

    /// What was exported so far.
    pub(super) fn report(&self) -> ExportReport {
        ExportReport {
            written: self.written,
            expected: self.expected,
            gaps: self.pager.gaps(),
            duplicates: self.pager.duplicates(),
            unreadable: self.pager.unreadable(),
        }
    }

    /// Writes the rows that are not written yet. After a failure it can be called again.
    pub(super) async fn run(&mut self, client: &Client, page: &impl ExportPage) -> JobEnd {
        if !self.has_started {
            self.has_started = true;
            self.expected = self.count(client).await;
            page.write(&self.writer.start());
        }
        let mut backoff = Backoff::default();
        loop {
            if !page.is_open() {
                return JobEnd::Closed;
            }
            if page.is_stop_requested() {
                return JobEnd::Stopped;
            }
            page.set_progress(self.progress());
            match self.next_part(client, page).await {
                Ok((volumes, is_last)) => {
                    backoff = Backoff::default();
                    self.write(client, page, &volumes).await;
                    if !page.is_open() {
                        return JobEnd::Closed;
                    }
                    if is_last {
                        page.write(self.writer.end());
                        page.set_progress(self.progress());
                        return JobEnd::Completed;
                    }
                }
                Err(error) => {
                    let pause = Some(&error).filter(|error| is_busy(error));
                    let Some(pause) = pause.and_then(|error| backoff.next_pause(error)) else {
                        return JobEnd::Failed(error);
                    };
                    if let Some(end) = count_down(client, page, self.progress(), pause).await {
                        return end;
                    }
                }
            }
        }
    }

    fn progress(&self) -> JobProgress {
        JobProgress {
            done: self.written,
            total: self
                .expected
                .and_then(|total| total.try_into().ok())
                .unwrap_or_default(),
            pause: None,
        }
    }

    async fn count(&self, client: &Client) -> Option<u64> {
        match &self.rows {
            ExportRows::Selected(volumes) => u64::try_from(volumes.len()).ok(),
            // An optional capability.
            ExportRows::Matching { matching, .. } => {
                let count = client.count(matching).await;
                count.ok().map(|count| count.count)
            }
        }
    }

    /// Writes a part of the file.
    async fn write(&mut self, client: &Client, page: &impl ExportPage, volumes: &[Volume]) {
        let mut part = String::new();
        for volumes in volumes.chunks(ROWS_PER_TASK) {
            client.sleep(Duration::ZERO).await;
            let rows = volumes.iter().map(|volume| (self.cells)(volume));
            part.push_str(&self.writer.rows(rows));
        }
        self.written += volumes.len();
        page.write(&part);
    }

    /// The volumes of the next part of the file, and whether it is the last one.
    async fn next_part(
        &mut self,
        client: &Client,
        page: &impl ExportPage,
    ) -> Result<(Vec<Volume>, bool), ApiError> {
        Ok(match &self.rows {
            ExportRows::Selected(volumes) => {
                let rest = volumes.get(self.written..).unwrap_or_default();
                let part = rest.get(..PART_ROWS).unwrap_or(rest);
                (part.to_vec(), part.len() == rest.len())
            }
            ExportRows::Matching { query, .. } => {
                let answer = client.list(&self.pager.query(query)).await;
                page.read_finished(&answer.as_ref().map(|_| ()).map_err(Clone::clone));
                self.pager.add(answer?)
            }
        })
    }
}
