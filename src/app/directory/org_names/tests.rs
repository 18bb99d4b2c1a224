use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use datavolumes_client::scripted::{Reply, ScriptedTransport};

use super::*;
use crate::router::{MemoryHistory, Router};
use crate::testing::{owner, run_tasks};

/// Names from a server whose clusters and departments have names with a number, which increases with each session.
struct Test {
    _owner: Owner,
    server: ScriptedTransport,
    services: Services,
    names: OrgNames,
    rows: RwSignal<u32>,
    /// The status of all responses.
    status: Rc<Cell<u16>>,
    number: Rc<Cell<u32>>,
}

impl Test {
    fn new() -> Self {
        let owner = owner();
        let status = Rc::new(Cell::new(200));
        let number = Rc::new(Cell::new(1));
        let (with_status, with_number) = (Rc::clone(&status), Rc::clone(&number));
        let server = ScriptedTransport::new(move |request| {
            let number = with_number.get();
            let body = if request.path.contains("clusters") {
                format!(r#"[{{"uuid":"c","name":"cluster {number}"}}]"#)
            } else {
                format!(r#"{{"departments":[{{"id":"d","name":"department {number}"}}]}}"#)
            };
            Reply::text(with_status.get(), body)
        });
        let router = Router::new(String::new(), MemoryHistory::new("/datavolumes"));
        let services = Services::new(server.client(), router);
        let names = OrgNames::new();
        let rows = RwSignal::new(0);
        names.load_when(services, move || rows.get() > 0);
        run_tasks();
        Self {
            _owner: owner,
            server,
            services,
            names,
            rows,
            status,
            number,
        }
    }

    fn load(&self) {
        self.rows.update(|rows| *rows += 1);
        run_tasks();
    }

    fn shown(&self) -> [String; 2] {
        untrack(|| {
            [
                self.names.cluster(&ClusterId::new("c")),
                self.names.department(&DepartmentId::new("d")),
            ]
        })
    }

    fn requests(&self) -> usize {
        self.server.requests().len()
    }
}

#[test]
fn nothing_is_loaded_before_it_is_needed() {
    let test = Test::new();
    assert_eq!(test.requests(), 0);
    assert_eq!(test.shown(), ["c", "d"]);
}

#[test]
fn the_names_are_loaded_once() {
    let test = Test::new();
    test.load();
    test.load();
    assert_eq!(test.requests(), 2);
    assert_eq!(test.shown(), ["cluster 1", "department 1"]);
}

#[test]
fn a_new_session_loads_its_own_names() {
    let test = Test::new();
    test.load();
    test.number.set(2);
    test.services.session.sign_in("token".to_owned(), None);
    run_tasks();
    assert_eq!(test.requests(), 4);
    assert_eq!(test.shown(), ["cluster 2", "department 2"]);
}

#[test]
fn names_that_failed_to_load_are_loaded_with_the_next_rows_and_after_an_outage() {
    for after_outage in [false, true] {
        let test = Test::new();
        test.status.set(503);
        test.load();
        assert_eq!(test.requests(), 2);
        test.status.set(200);
        if after_outage {
            test.services.connectivity.retry();
            run_tasks();
        } else {
            test.load();
        }
        assert_eq!(test.shown(), ["cluster 1", "department 1"]);
    }
}

#[test]
fn names_that_the_server_does_not_have_are_not_requested_again() {
    let test = Test::new();
    test.status.set(404);
    test.load();
    test.load();
    assert_eq!(test.requests(), 2);
    assert_eq!(test.shown(), ["c", "d"]);
}

#[test]
fn names_of_an_earlier_session_are_ignored_if_they_arrive_late() {
    let test = Test::new();
    let delay = Duration::from_secs(1);
    test.server
        .set_script(move |_| Reply::text(200, r#"[{"uuid":"c","name":"old"}]"#).after(delay));
    test.load();
    test.server.set_script(|_| Reply::status(404));
    test.services.session.sign_in("token".to_owned(), None);
    run_tasks();
    test.server.timer().advance(delay);
    run_tasks();
    assert_eq!(test.shown(), ["c", "d"]);
}

#[test]
fn departments_and_clusters_of_one_name_carry_what_tells_them_apart() {
    let test = Test::new();
    test.server.set_script(|request| {
        Reply::text(
            200,
            if request.path.contains("clusters") {
                r#"[{"uuid":"c","name":"east"},{"uuid":"c2","name":"east"},{"uuid":"c3","name":"west"}]"#
            } else {
                r#"{"departments":[{"id":"d","name":"vision","clusterId":"c3"},
                    {"id":"d2","name":"vision","clusterId":"c"},{"id":"e","name":"audio","clusterId":"c"},
                    {"id":"e2","name":"audio","clusterId":"c"}]}"#
            },
        )
    });
    test.load();
    assert_eq!(test.shown(), ["east (ID c)", "vision (cluster west)"]);
    let audio = untrack(|| test.names.department(&DepartmentId::new("e")));
    assert_eq!(audio, "audio (ID e)");
}

#[test]
fn an_empty_name_is_shown_as_the_id() {
    let test = Test::new();
    test.server
        .set_script(|_| Reply::text(200, r#"[{"uuid":"c","name":""}]"#));
    test.load();
    assert_eq!(test.shown(), ["c", "d"]);
}

#[test]
fn a_truncated_answer_is_a_failure_and_no_refusal() {
    let error = |body: &'static str| {
        let server = ScriptedTransport::new(move |_| Reply::text(200, body));
        let request = server.client().clusters();
        futures::executor::block_on(request).unwrap_err()
    };
    assert!(is_refused(&error("{\"error\":true}")));
    for truncated in ["", "[", "[{\"uuid\":\"c\""] {
        assert!(!is_refused(&error(truncated)), "{truncated}");
    }
}
