//! The engine against a scripted server.

use std::cell::RefCell;
use std::collections::{BTreeMap, VecDeque};
use std::pin::pin;
use std::rc::Rc;
use std::time::Duration;

use datavolumes_client::scripted::{Reply, ScriptedTransport};
use datavolumes_client::{ApiRequest, Timer};
use datavolumes_contract::{Endpoint, Method, ProjectId};
use futures::FutureExt;
use proptest::prelude::*;

use super::*;
use crate::remote::jobs::JobProgress;
use crate::testing::volume;

mod bulk;
mod single;

/// How the server deviates from answering a request.
#[derive(Clone, Debug)]
enum Fault {
    /// Answers the request.
    None,
    /// Sends this reply and does not apply the request.
    Reply(Reply),
    /// Applies the request and sends this reply.
    ApplyAndReply(Reply),
}

/// A server with volumes.
#[derive(Default)]
struct State {
    volumes: BTreeMap<VolumeId, Volume>,
    read_faults: VecDeque<Fault>,
    delete_faults: VecDeque<Fault>,
    deletes: Vec<VolumeId>,
    /// Whether a deletion is complete at once (204), or only begins (202).
    is_immediate: bool,
}

impl State {
    fn answer(&mut self, request: &ApiRequest) -> Reply {
        let ids = self.volumes.keys().copied();
        let id = ids
            .into_iter()
            .find(|id| request.path == Endpoint::GetVolume(*id).path_and_query());
        let is_delete = request.method == Method::Delete;
        let faults = if is_delete {
            &mut self.delete_faults
        } else {
            &mut self.read_faults
        };
        let fault = faults.pop_front().unwrap_or(Fault::None);
        if let Fault::Reply(reply) = fault {
            return reply;
        }
        let reply = match id {
            None => Reply::problem(404, "no such volume"),
            Some(id) if is_delete => self.delete(id),
            Some(id) => Reply::json(200, &serde_json::to_value(&self.volumes[&id]).unwrap()),
        };
        match fault {
            Fault::ApplyAndReply(reply) => reply,
            _ => reply,
        }
    }

    fn delete(&mut self, id: VolumeId) -> Reply {
        let volume = self.volumes.get_mut(&id).unwrap();
        if volume.status.phase == Phase::Deleting {
            return Reply::problem(409, "it is being deleted");
        }
        self.deletes.push(id);
        if self.is_immediate {
            self.volumes.remove(&id);
            return Reply::status(204);
        }
        volume.status.phase = Phase::Deleting;
        Reply::status(202)
    }
}

/// Volumes on a server, and the page that deletes some of them.
struct Case {
    server: ScriptedTransport,
    state: Rc<RefCell<State>>,
    page: TestPage,
}

#[derive(Default)]
struct TestPage {
    volumes: Vec<Volume>,
    items: RefCell<Vec<ItemState>>,
    states: RefCell<Vec<BulkState>>,
    progress: RefCell<Vec<JobProgress>>,
    denied: RefCell<Vec<VolumeId>>,
    stops_after: RefCell<Option<usize>>,
    is_closed: RefCell<bool>,
}

impl JobMonitor for &TestPage {
    fn is_open(&self) -> bool {
        !*self.is_closed.borrow()
    }

    fn is_stop_requested(&self) -> bool {
        let done = self.progress.borrow().last().map_or(0, |last| last.done);
        self.stops_after.borrow().is_some_and(|after| done >= after)
    }

    fn set_progress(&self, progress: JobProgress) {
        self.progress.borrow_mut().push(progress);
    }
}

impl BulkDeletePage for &TestPage {
    fn set_state(&self, state: BulkState) {
        self.states.borrow_mut().push(state);
    }

    fn id(&self, index: usize) -> Option<VolumeId> {
        self.volumes.get(index).map(|volume| volume.id)
    }

    fn item_state(&self, index: usize) -> ItemState {
        self.items.borrow()[index].clone()
    }

    fn set_item_state(&self, index: usize, state: ItemState) {
        self.items.borrow_mut()[index] = state;
    }

    fn has_pending_items(&self) -> bool {
        self.items.borrow().iter().any(ItemState::is_pending)
    }

    fn denial(&self, volume: &Volume) -> Option<String> {
        let is_denied = self.denied.borrow().contains(&volume.id);
        is_denied.then(|| "not you".to_owned())
    }

    fn read_finished(&self, _result: &Result<(), ApiError>) {}

    fn write_finished(&self, _volume: &Volume, _result: &Result<(), ApiError>) {}
}

impl Case {
    /// `count` volumes, all of which are confirmed.
    fn new(count: usize) -> Self {
        let volumes: Vec<Volume> = (0..count).map(volume).collect();
        let state = Rc::new(RefCell::new(State {
            volumes: volumes.iter().cloned().map(|one| (one.id, one)).collect(),
            ..State::default()
        }));
        let script = Rc::clone(&state);
        Self {
            server: ScriptedTransport::new(move |request| script.borrow_mut().answer(request)),
            state,
            page: TestPage {
                items: RefCell::new(vec![ItemState::Waiting; count]),
                volumes,
                ..TestPage::default()
            },
        }
    }

    fn read(&self) {
        let all = (0..self.page.volumes.len()).collect();
        self.run(self.engine().read(all));
    }

    /// Deletes all volumes that are pending.
    fn delete(&self) -> usize {
        self.run(self.engine().delete(self.indexes(ItemState::is_pending)))
    }

    /// Deletes the volumes that failed.
    fn retry(&self) {
        self.run(self.engine().delete(self.indexes(ItemState::is_failed)));
    }

    fn engine(&self) -> BulkDeleteEngine<&TestPage> {
        BulkDeleteEngine::new(self.server.client(), &self.page)
    }

    /// Runs `future` to its end. The clock advances by a second whenever the future waits for it.
    fn run<T>(&self, future: impl Future<Output = T>) -> T {
        let mut future = pin!(future);
        for _ in 0..10_000 {
            if let Some(result) = future.as_mut().now_or_never() {
                return result;
            }
            self.server.timer().advance(Duration::from_secs(1));
        }
        panic!("the future does not complete");
    }

    fn fail_deletes(&self, faults: impl IntoIterator<Item = Fault>) {
        self.state.borrow_mut().delete_faults = faults.into_iter().collect();
    }

    fn fail_reads(&self, faults: impl IntoIterator<Item = Fault>) {
        self.state.borrow_mut().read_faults = faults.into_iter().collect();
    }

    fn indexes(&self, matches: impl Fn(&ItemState) -> bool) -> Vec<usize> {
        let items = self.page.items.borrow();
        let items = items.iter().enumerate();
        items
            .filter(|(_, item)| matches(item))
            .map(|(index, _)| index)
            .collect()
    }

    /// The volumes that were read are in these projects.
    fn in_projects<const N: usize>(&self, projects: [&str; N]) {
        for (item, project) in self.page.items.borrow_mut().iter_mut().zip(projects) {
            if let ItemState::Ready(volume) = item {
                volume.project_id = ProjectId::new(project);
            }
        }
    }

    /// Somebody deletes the volume.
    fn set_deleting(&self, number: usize) {
        let mut state = self.state.borrow_mut();
        let volume = state.volumes.get_mut(&volume(number).id).unwrap();
        volume.status.phase = Phase::Deleting;
    }

    fn item(&self, index: usize) -> ItemState {
        self.page.items.borrow()[index].clone()
    }

    fn last_state(&self) -> BulkState {
        self.page.states.borrow().last().cloned().unwrap()
    }

    fn seconds(&self) -> i64 {
        self.server.timer().now().timestamp()
    }
}

/// A reply with this error status.
fn reply(status: u16) -> Fault {
    Fault::Reply(Reply::problem(status, "no"))
}

/// The server applies the request, but its response is lost.
fn lost(response: Reply) -> Fault {
    Fault::ApplyAndReply(response)
}

const STARTED: ItemState = ItemState::Done(DeleteOutcome::Started);

const ALREADY_DELETED: ItemState = ItemState::Done(DeleteOutcome::AlreadyDeleted);
