use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::pin::pin;

use datavolumes_client::Timer;
use datavolumes_client::scripted::{Reply, ScriptedTransport};
use datavolumes_contract::Problem;
use futures::FutureExt;
use proptest::prelude::*;

use super::*;

/// What one attempt at the work for an item does.
#[derive(Clone, Copy, Debug)]
enum Outcome {
    Success,
    /// The item fails, and the others do not.
    Failure,
    /// The server asks for a pause of so many seconds.
    Busy(Option<u32>),
    /// The server cannot be reached.
    Lost,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum State {
    Waiting,
    Running,
    Done,
    Failed,
}

/// Items whose attempts have prepared outcomes, and the page that shows the job.
struct World {
    server: ScriptedTransport,
    /// The outcomes of the next attempts for each item, with how many seconds they take. Then all succeed.
    attempts: RefCell<Vec<VecDeque<(u64, Outcome)>>>,
    states: RefCell<Vec<State>>,
    progress: RefCell<Vec<JobProgress>>,
    /// Nothing may start before this second.
    paused_until: Cell<i64>,
    most_running: Cell<usize>,
    /// The number of progress reports after which the user stops the job.
    stops_after: Cell<usize>,
    closes_after: Cell<usize>,
}

impl JobMonitor for World {
    fn is_open(&self) -> bool {
        self.progress.borrow().len() < self.closes_after.get()
    }

    fn is_stop_requested(&self) -> bool {
        self.progress.borrow().len() >= self.stops_after.get()
    }

    fn set_progress(&self, progress: JobProgress) {
        self.progress.borrow_mut().push(progress);
    }
}

impl World {
    fn new(attempts: Vec<Vec<(u64, Outcome)>>) -> Self {
        Self {
            server: ScriptedTransport::new(|_| Reply::status(500)),
            states: RefCell::new(vec![State::Waiting; attempts.len()]),
            attempts: RefCell::new(attempts.into_iter().map(VecDeque::from).collect()),
            progress: RefCell::default(),
            paused_until: Cell::new(0),
            most_running: Cell::new(0),
            stops_after: Cell::new(usize::MAX),
            closes_after: Cell::new(usize::MAX),
        }
    }

    fn now(&self) -> i64 {
        self.server.timer().now().timestamp()
    }

    fn set(&self, index: usize, state: State) {
        self.states.borrow_mut()[index] = state;
        self.most_running
            .set(self.most_running.get().max(self.count(State::Running)));
    }

    fn count(&self, state: State) -> usize {
        let states = self.states.borrow();
        states.iter().filter(|other| **other == state).count()
    }

    /// The items that are not done.
    fn rest(&self) -> Vec<usize> {
        let states = self.states.borrow();
        let rest = states.iter().enumerate();
        rest.filter(|(_, state)| **state != State::Done)
            .map(|(index, _)| index)
            .collect()
    }

    async fn work(&self, index: usize) -> Flow {
        assert!(
            self.now() >= self.paused_until.get(),
            "it starts in a pause"
        );
        self.set(index, State::Running);
        let next = self.attempts.borrow_mut()[index].pop_front();
        let (seconds, outcome) = next.unwrap_or((0, Outcome::Success));
        self.server
            .client()
            .sleep(Duration::from_secs(seconds))
            .await;
        match outcome {
            Outcome::Success => self.set(index, State::Done),
            Outcome::Failure => self.set(index, State::Failed),
            Outcome::Busy(retry_after) => {
                self.set(index, State::Waiting);
                let pause = i64::from(retry_after.unwrap_or(1));
                let until = self.now() + pause;
                self.paused_until.set(self.paused_until.get().max(until));
                return Flow::Break(Halt::Error(busy(retry_after)));
            }
            Outcome::Lost => {
                self.set(index, State::Waiting);
                return Flow::Break(Halt::Error(ApiError::Network));
            }
        }
        Flow::Continue(())
    }

    /// Runs a job for `items`, at most four at a time.
    fn run(&self, items: Vec<usize>) -> JobResult {
        let client = self.server.client();
        let mut job = pin!(run_job(&client, self, items, 4, async |index| self
            .work(index)
            .await));
        for _ in 0..100_000 {
            if let Some(result) = job.as_mut().now_or_never() {
                return result;
            }
            self.server.timer().advance(Duration::from_secs(1));
        }
        panic!("the job does not end");
    }
}

fn busy(retry_after: Option<u32>) -> ApiError {
    ApiError::Rejected {
        status: 429,
        body: Problem::new(429, "slow down").into(),
        retry_after,
    }
}

fn outcomes() -> impl Strategy<Value = Outcome> {
    prop_oneof![
        4 => Just(Outcome::Success),
        2 => Just(Outcome::Failure),
        1 => (1_u32..20).prop_map(|seconds| Outcome::Busy(Some(seconds))),
        1 => Just(Outcome::Busy(None)),
        1 => Just(Outcome::Lost),
    ]
}

fn attempts() -> impl Strategy<Value = Vec<Vec<(u64, Outcome)>>> {
    // No answer comes before all requests of its second are sent.
    let of_item = prop::collection::vec((1_u64..5, outcomes()), 0..5);
    prop::collection::vec(of_item, 1..30)
}

proptest! {
    #[test]
    fn every_item_is_accounted_for_however_the_runs_end(
        attempts in attempts(),
        stops in prop::collection::vec(0_usize..40, 0..4),
    ) {
        let world = World::new(attempts);
        let mut stops = stops.into_iter();
        let mut runs = 0;
        // Each run but the stopped ones uses up at least one attempt.
        while !world.rest().is_empty() {
            runs += 1;
            prop_assert!(runs < 200);
            let rest = world.rest();
            for index in &rest {
                world.set(*index, State::Waiting);
            }
            world.progress.borrow_mut().clear();
            // The user decides to go on, although the server asked for a pause.
            world.paused_until.set(0);
            world.stops_after.set(stops.next().unwrap_or(usize::MAX));
            let result = world.run(rest.clone());
            prop_assert_eq!(world.count(State::Running), 0, "work was left");
            let waiting = world.count(State::Waiting);
            let handled = rest.len() - waiting;
            prop_assert_eq!(result.done, handled);
            match result.end {
                JobEnd::Completed => prop_assert_eq!(waiting, 0),
                JobEnd::Stopped => prop_assert!(world.is_stop_requested()),
                JobEnd::Failed(_) => prop_assert!(waiting > 0),
                JobEnd::Closed => prop_assert!(false, "the page is open"),
            }
        }
        prop_assert_eq!(world.count(State::Done), world.states.borrow().len());
        prop_assert!(world.most_running.get() <= 4);
    }
}

#[test]
fn a_busy_server_is_asked_for_less_at_a_time() {
    let mut attempts = vec![vec![(1, Outcome::Success)]; 12];
    attempts[1] = vec![(1, Outcome::Busy(Some(9)))];
    let world = World::new(attempts);
    let result = world.run((0..12).collect());
    assert_eq!(result.end, JobEnd::Completed);
    assert_eq!(world.most_running.get(), 4);
    let pauses = world.progress.borrow();
    let pauses: Vec<u64> = pauses
        .iter()
        .filter_map(|progress| progress.pause)
        .collect();
    assert_eq!(pauses, [9, 8, 7, 6, 5, 4, 3, 2, 1]);
    // 4 in the first second, then a pause, then 2 at a time: the one that was refused, which takes no time, and 8.
    assert_eq!(world.now(), 1 + 9 + 4);
}

#[test]
fn an_error_after_a_stop_is_told() {
    let mut attempts = vec![vec![(2, Outcome::Lost)]; 5];
    attempts[0] = vec![(1, Outcome::Success)];
    let world = World::new(attempts);
    // Once the first is done.
    world.stops_after.set(2);
    let result = world.run((0..5).collect());
    assert_eq!(result.end, JobEnd::Failed(ApiError::Network));
    assert_eq!(world.count(State::Done), 1);
}

#[test]
fn work_that_has_started_ends_although_the_page_is_closed() {
    let world = World::new(vec![vec![(3, Outcome::Success)]; 6]);
    world.closes_after.set(0);
    let work = async |index| {
        let flow = world.work(index).await;
        if world.is_open() {
            flow
        } else {
            Flow::Break(Halt::Closed)
        }
    };
    let client = world.server.client();
    let mut job = pin!(run_job(&client, &world, (0..6).collect(), 4, work));
    assert!(job.as_mut().now_or_never().is_none());
    world.server.timer().advance(Duration::from_secs(3));
    let result = job.now_or_never();
    assert_eq!(result.map(|result| result.end), Some(JobEnd::Closed));
    assert_eq!(world.count(State::Done), 4);
    assert_eq!(world.count(State::Waiting), 2);
}

#[test]
fn an_expired_session_and_an_unavailable_server_affect_all_items() {
    use crate::testing::rejected;
    for status in [401, 429, 503] {
        assert!(affects_all_items(&rejected(status)), "{status}");
    }
    assert!(affects_all_items(&ApiError::Network));
    for status in [400, 403, 404, 500] {
        assert!(!affects_all_items(&rejected(status)), "{status}");
    }
}
