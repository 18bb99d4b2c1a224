//! The engine against a scripted server.

use std::cell::RefCell;

use datavolumes_client::scripted::Reply;
use datavolumes_contract::{ProjectId, Volume};
use datavolumes_sharing::{Organisation, ScopeDiff, ScopeSet};

use super::*;
use crate::remote::jobs::{JobMonitor, JobProgress};
use crate::sharing::test_server::{Fault, TestServer, project, projects, volume_id};

mod apply;
mod busy;
mod failures;
mod read;

/// When the user stops the change or closes the page.
type Trigger = Box<dyn Fn(&TestPage) -> bool>;

/// A page that holds the volumes and records the states of the engine.
struct TestPage {
    volumes: Vec<Volume>,
    items: RefCell<Vec<ItemState>>,
    edits: ScopeDiff,
    states: RefCell<Vec<BulkState>>,
    progress: RefCell<Vec<JobProgress>>,
    stops_when: Trigger,
    closes_when: Trigger,
}

impl JobMonitor for &TestPage {
    fn is_open(&self) -> bool {
        !(self.closes_when)(self)
    }

    fn is_stop_requested(&self) -> bool {
        (self.stops_when)(self)
    }

    fn set_progress(&self, progress: JobProgress) {
        self.progress.borrow_mut().push(progress);
    }
}

impl BulkPage for &TestPage {
    fn set_state(&self, state: BulkState) {
        self.states.borrow_mut().push(state);
    }

    fn target(&self, index: usize) -> Option<Target> {
        self.volumes.get(index).map(Target::from)
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

    fn plan(&self, index: usize, saved: ScopeSet) -> VolumePlan {
        let organisation = Organisation::default();
        VolumePlan::new(&organisation, &self.volumes[index], saved, &self.edits)
    }
}

/// Volumes without shares on a server, and the page that changes them.
struct Case {
    server: TestServer,
    page: TestPage,
}

impl Case {
    /// `count` volumes with the shares `saved`, to which `wanted` is to be applied.
    fn new(count: usize, saved: &ScopeSet, wanted: &ScopeSet) -> Self {
        let volume = |number| Volume {
            id: volume_id(number),
            project_id: ProjectId::new("origin"),
            ..Volume::default()
        };
        let volumes: Vec<Volume> = (0..count).map(volume).collect();
        let shares = volumes.iter().map(|volume| (volume.id, saved.clone()));
        Self {
            server: TestServer::new(shares),
            page: TestPage {
                items: RefCell::new(vec![ItemState::Waiting; count]),
                volumes,
                edits: ScopeDiff::between(saved, wanted),
                states: RefCell::default(),
                progress: RefCell::default(),
                stops_when: Box::new(|_| false),
                closes_when: Box::new(|_| false),
            },
        }
    }

    /// `count` volumes that one project is to be added to.
    fn adding_one(count: usize) -> Self {
        Self::new(count, &ScopeSet::new(), &ScopeSet::from([project("new")]))
    }

    fn engine(&self) -> BulkEngine<&TestPage> {
        BulkEngine::new(self.server.shares_client(), &self.page)
    }

    fn read(&self) {
        let all = (0..self.page.volumes.len()).collect();
        self.server.run(self.engine().read(all));
    }

    /// Applies the change to all volumes that are pending.
    fn apply(&self) {
        let pending = self.indexes(ItemState::is_pending);
        self.server.run(self.engine().apply(pending));
    }

    /// Applies the change again to all volumes that failed.
    fn retry(&self) {
        self.server
            .run(self.engine().apply(self.indexes(ItemState::is_failed)));
    }

    fn indexes(&self, matches: impl Fn(&ItemState) -> bool) -> Vec<usize> {
        let items = self.page.items.borrow();
        let items = items.iter().enumerate();
        items
            .filter(|(_, item)| matches(item))
            .map(|(index, _)| index)
            .collect()
    }

    fn last_state(&self) -> BulkState {
        self.page.states.borrow().last().cloned().unwrap()
    }

    fn failure(&self, index: usize) -> ItemFailure {
        match (&self.page).item_state(index) {
            ItemState::Failed(failure) => *failure,
            state => panic!("{state:?}"),
        }
    }

    fn result(&self, index: usize) -> ItemResult {
        match (&self.page).item_state(index) {
            ItemState::Done(result) => *result,
            state => panic!("{state:?}"),
        }
    }

    fn shares(&self, index: usize) -> ScopeSet {
        self.server.shares(volume_id(index))
    }
}

fn reply(status: u16) -> Fault {
    Fault::Reply(Reply::problem(status, "no"))
}
