use std::cell::RefCell;
use std::rc::Rc;

use datavolumes_client::scripted::{Reply, ScriptedTransport};
use serde_json::json;

use super::super::connectivity::Connectivity;
use super::super::use_remote::use_remote;
use super::*;
use crate::testing::{self, owner, run_tasks};

#[test]
fn the_interval_grows() {
    let intervals: Vec<u64> = [0, 2, 3, 6, 9, 12, 100]
        .map(|rounds| interval(rounds).as_secs())
        .to_vec();
    assert_eq!(intervals, [2, 2, 4, 8, 16, 30, 30]);
}

/// The ids of volumes with these numbers.
fn ids(numbers: impl IntoIterator<Item = usize>) -> Vec<VolumeId> {
    let volumes = numbers.into_iter().map(testing::volume);
    volumes.map(|volume| volume.id).collect()
}

#[test]
fn more_volumes_than_fit_into_a_round_take_turns() {
    let mut queue = PollQueue::default();
    let polled = ids(0..21);
    assert_eq!(queue.next_round(&polled), ids(0..20));
    assert_eq!(
        queue.next_round(&polled),
        ids([20].into_iter().chain(0..19))
    );
}

#[test]
fn a_new_volume_is_polled_first_and_a_removed_one_is_not_polled() {
    let mut queue = PollQueue::default();
    assert_eq!(queue.next_round(&ids([0, 1, 2])), ids([0, 1, 2]));
    assert_eq!(queue.next_round(&ids([1, 2, 3, 4])), ids([3, 4, 1, 2]));
    assert_eq!(queue.next_round(&[]), []);
}

/// A volume that is loaded, and polled by a round of requests. Each response is the next one of the script, which
/// gives the description of the volume.
struct Test {
    /// Owns the services of the app, which live longer than a component.
    app: Owner,
    component: Owner,
    server: ScriptedTransport,
    connectivity: Connectivity,
    remote: UseRemote<WithBody<Volume>>,
    results: Rc<RefCell<Vec<PollResult>>>,
}

const DELAY: Duration = Duration::from_secs(1);

fn volume(description: &str) -> Reply {
    let body = json!({ "id": VolumeId::default(), "description": description });
    Reply::json(200, &body).after(DELAY)
}

impl Test {
    /// The volume is loaded with the first reply.
    fn new(replies: impl IntoIterator<Item = Reply>) -> Self {
        let app = owner();
        let component = app.child();
        let server = ScriptedTransport::sequence(replies);
        let client = server.client();
        let connectivity = Connectivity::default();
        let remote = component.with(|| {
            let id = || Some(VolumeId::default());
            use_remote(id, connectivity, move |id| client.volume(id))
        });
        run_tasks();
        let test = Self {
            app,
            component,
            server,
            connectivity,
            remote,
            results: Rc::default(),
        };
        test.advance(DELAY);
        test
    }

    /// Polls the volume once.
    fn poll(&self) {
        self.poll_all(vec![VolumeId::default()]);
    }

    /// Polls the volume and another one in one round.
    fn poll_twice(&self) {
        self.poll_all(vec![VolumeId::default(), testing::volume(1).id]);
    }

    fn poll_all(&self, ids: Vec<VolumeId>) {
        let results = Rc::clone(&self.results);
        let round = poll_round(
            self.server.client(),
            self.connectivity,
            self.remote,
            ids,
            move |result| results.borrow_mut().push(result),
        );
        self.app.with(|| spawn_local(round));
        run_tasks();
    }

    fn advance(&self, duration: Duration) {
        self.server.timer().advance(duration);
        run_tasks();
    }

    /// The descriptions of the volumes that were polled; a dash for a volume that no longer exists.
    fn results(&self) -> Vec<String> {
        let description = |result: &PollResult| match result {
            PollResult::Updated(response) => response.value.description.clone().unwrap_or_default(),
            PollResult::Deleted(_) => "—".to_owned(),
        };
        self.results.borrow().iter().map(description).collect()
    }
}

#[test]
fn a_polled_volume_is_reported() {
    let test = Test::new([volume("first"), volume("polled"), Reply::status(404)]);
    test.poll();
    test.advance(DELAY);
    test.poll();
    assert_eq!(test.results(), ["polled", "—"]);
}

#[test]
fn a_round_that_fails_is_reported_like_every_request_and_ends() {
    for (reply, is_signed_out) in [
        (Reply::status(503), false),
        (Reply::network_error(), false),
        (Reply::status(401), true),
    ] {
        let test = Test::new([volume("first"), reply, volume("polled")]);
        test.poll_twice();
        assert_eq!(
            test.connectivity.is_signed_out().get_untracked(),
            is_signed_out
        );
        assert_eq!(
            test.connectivity.outage().get_untracked().is_some(),
            !is_signed_out
        );
        assert_eq!(test.server.requests().len(), 2);
        assert!(!test.connectivity.is_usable());
    }
}

#[test]
fn a_response_that_a_reload_has_overtaken_is_dropped() {
    for slow in [volume("polled"), Reply::status(404)] {
        let test = Test::new([volume("first"), slow.after(DELAY * 3), volume("newer")]);
        test.poll();
        test.remote.reload();
        run_tasks();
        test.advance(DELAY);
        test.advance(DELAY * 3);
        assert_eq!(test.results(), [""; 0]);
    }
}

#[test]
fn a_response_that_arrives_during_a_reload_is_dropped() {
    let reload = volume("reloaded").after(DELAY * 3);
    let test = Test::new([volume("first"), volume("polled"), reload]);
    test.poll();
    test.remote.reload();
    run_tasks();
    test.advance(DELAY);
    assert_eq!(test.results(), [""; 0]);
}

#[test]
fn a_response_to_a_request_before_a_change_by_the_user_is_dropped() {
    let test = Test::new([volume("first"), volume("polled")]);
    test.poll();
    test.remote
        .update_latest(|response| response.value.description = Some("saved".to_owned()));
    run_tasks();
    test.advance(DELAY);
    assert_eq!(test.results(), [""; 0]);
}

#[test]
fn nothing_is_polled_while_the_volume_is_being_loaded() {
    let test = Test::new([volume("first"), Reply::pending()]);
    test.remote.reload();
    run_tasks();
    test.poll();
    assert_eq!(test.server.requests().len(), 2);
}

#[test]
fn a_response_after_the_page_was_left_is_dropped() {
    let test = Test::new([volume("first"), volume("polled")]);
    test.poll();
    test.component.cleanup();
    test.advance(DELAY);
    assert_eq!(test.results(), [""; 0]);
}
