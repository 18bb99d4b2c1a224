use std::cell::{Cell, RefCell};
use std::pin::pin;

use datavolumes_client::Timer;
use datavolumes_client::scripted::{Reply, ScriptedTransport};
use datavolumes_contract::VolumePage;
use futures::FutureExt;

use super::*;
use crate::list::export::export_format::ExportFormat;
use crate::list::export::writer::FileColumn;
use crate::testing::volume;

#[derive(Default)]
struct TestPage {
    file: RefCell<String>,
    progress: RefCell<Vec<JobProgress>>,
    stops_after: Cell<Option<usize>>,
}

impl JobMonitor for TestPage {
    fn is_open(&self) -> bool {
        true
    }

    fn is_stop_requested(&self) -> bool {
        let reports = self.progress.borrow().len();
        self.stops_after.get().is_some_and(|after| reports >= after)
    }

    fn set_progress(&self, progress: JobProgress) {
        self.progress.borrow_mut().push(progress);
    }
}

impl ExportPage for TestPage {
    fn write(&self, part: &str) {
        self.file.borrow_mut().push_str(part);
    }

    fn read_finished(&self, _result: &Result<(), ApiError>) {}
}

impl TestPage {
    /// Asserts that the file has the first `count` volumes, without printing thousands of rows.
    fn has_file_of(&self, count: usize) {
        let names = (0..count).map(|number| format!("v{number}\r\n"));
        let expected: String = std::iter::once("Name\r\n".to_owned())
            .chain(names)
            .collect();
        assert!(*self.file.borrow() == expected, "it is another file");
    }
}

/// A server with `count` volumes. `fault` may answer the list request of this number itself.
fn server(count: usize, fault: impl Fn(usize) -> Option<Reply> + 'static) -> ScriptedTransport {
    let volumes: Vec<Volume> = (0..count).map(volume).collect();
    let requests = Cell::new(0);
    ScriptedTransport::new(move |request| {
        if request.path.contains("/count") {
            return Reply::text(200, format!("{{\"count\": {count}}}"));
        }
        requests.set(requests.get() + 1);
        if let Some(reply) = fault(requests.get()) {
            return reply;
        }
        let offset = request.path.split(['?', '&']).find_map(|parameter| {
            let offset = parameter.strip_prefix("offset=")?;
            offset.parse::<usize>().ok()
        });
        let offset = offset.unwrap_or_default();
        let end = count.min(offset + 500);
        let page = VolumePage {
            datavolumes: volumes.get(offset..end).unwrap_or_default().to_vec().into(),
            next: (end < count).then_some(1),
        };
        Reply::json(200, &serde_json::to_value(page).unwrap())
    })
}

fn exporter(rows: ExportRows) -> Exporter {
    let columns = [FileColumn {
        key: "name",
        label: "Name",
    }];
    let writer = FileWriter::new(ExportFormat::Csv, &columns, ',');
    Exporter::new(rows, writer, |volume| vec![volume.name.clone()])
}

fn all() -> ExportRows {
    ExportRows::Matching {
        query: ListQuery::default(),
        matching: ListQuery::default(),
    }
}

fn run(exporter: &mut Exporter, server: &ScriptedTransport, page: &TestPage) -> JobEnd {
    let client = server.client();
    let mut job = pin!(exporter.run(&client, page));
    for _ in 0..1_000 {
        if let Some(end) = job.as_mut().now_or_never() {
            return end;
        }
        server.timer().advance(Duration::from_secs(1));
    }
    panic!("the export does not end");
}

#[test]
fn all_rows_that_match_are_written_page_by_page() {
    let server = server(1_234, |_| None);
    let page = TestPage::default();
    let mut export = exporter(all());
    assert_eq!(run(&mut export, &server, &page), JobEnd::Completed);
    page.has_file_of(1_234);
    let report = export.report();
    assert_eq!((report.written, report.expected), (1_234, Some(1_234)));
    let progress = page.progress.borrow();
    let done: Vec<usize> = progress.iter().map(|progress| progress.done).collect();
    assert_eq!(done, [0, 500, 999, 1_234]);
}

#[test]
fn selected_rows_are_written_without_a_request() {
    let server = server(0, |_| None);
    let page = TestPage::default();
    let selected: Vec<Volume> = (0..700).map(volume).collect();
    let mut export = exporter(ExportRows::Selected(selected));
    assert_eq!(run(&mut export, &server, &page), JobEnd::Completed);
    page.has_file_of(700);
    assert_eq!(server.requests().len(), 0);
}

#[test]
fn a_failed_export_goes_on_where_it_stopped() {
    let server = server(1_234, |request| {
        (request == 2).then(|| Reply::problem(500, "no"))
    });
    let page = TestPage::default();
    let mut export = exporter(all());
    assert!(matches!(
        run(&mut export, &server, &page),
        JobEnd::Failed(_)
    ));
    assert_eq!(export.report().written, 500);
    assert_eq!(run(&mut export, &server, &page), JobEnd::Completed);
    page.has_file_of(1_234);
}

#[test]
fn a_busy_server_is_waited_for() {
    let server = server(700, |request| {
        let busy = Reply::problem(429, "slow down").with_retry_after("7");
        (request == 2).then_some(busy)
    });
    let page = TestPage::default();
    let mut export = exporter(all());
    assert_eq!(run(&mut export, &server, &page), JobEnd::Completed);
    assert_eq!(server.timer().now().timestamp(), 7);
    page.has_file_of(700);
}

#[test]
fn a_cancelled_export_asks_for_no_more() {
    let server = server(5_000, |_| None);
    let page = TestPage::default();
    page.stops_after.set(Some(2));
    let mut export = exporter(all());
    assert_eq!(run(&mut export, &server, &page), JobEnd::Stopped);
    assert_eq!(server.requests().len(), 3);
}
