//! The engine against a scripted server.

use std::cell::{Cell, RefCell};
use std::time::Duration;

use datavolumes_client::scripted::Reply;
use datavolumes_client::{ApiError, ErrorKind};
use datavolumes_contract::{ProjectId, VolumeId};

use super::*;
use crate::sharing::test_server::{Fault, TestServer, project, projects, volume_id};

mod failures;

/// A page that records the calls of the engine.
#[derive(Default)]
struct TestPage {
    states: RefCell<Vec<EditorState>>,
    saved: RefCell<ScopeSet>,
    edits: RefCell<ScopeDiff>,
    /// Closes the page when it is in this state.
    closes_in: Option<EditorState>,
    is_closed: Cell<bool>,
}

impl ApplyPage for &TestPage {
    fn is_open(&self) -> bool {
        !self.is_closed.get()
    }

    fn set_state(&self, state: EditorState) {
        if self.closes_in.as_ref() == Some(&state) {
            self.is_closed.set(true);
        }
        self.states.borrow_mut().push(state);
    }

    fn set_shares(&self, shares: Vec<SharedScope>, remaining: ScopeDiff) {
        self.saved.replace(scopes(&shares));
        self.edits.replace(remaining);
    }
}

impl TestPage {
    fn last_state(&self) -> EditorState {
        self.states.borrow().last().cloned().unwrap()
    }

    fn failure(&self) -> ApplyFailure {
        match self.last_state() {
            EditorState::Failed(failure) => failure,
            state => panic!("{state:?}"),
        }
    }

    fn result(&self) -> ApplyResult {
        match self.last_state() {
            EditorState::Done(result) => result,
            state => panic!("{state:?}"),
        }
    }
}

/// A volume with the shares `base`, an engine for it and its page.
struct Case {
    server: TestServer,
    page: TestPage,
    base: ScopeSet,
}

impl Case {
    fn new(base: ScopeSet) -> Self {
        Self {
            server: TestServer::new([(id(), base.clone())]),
            page: TestPage::default(),
            base,
        }
    }

    fn engine(&self) -> ApplyEngine<&TestPage> {
        let target = Target {
            id: id(),
            origin: ProjectId::new("origin"),
        };
        ApplyEngine::new(self.server.shares_client(), target, &self.page)
    }

    /// Applies the difference between the base and `wanted`.
    fn apply(&self, wanted: &ScopeSet) {
        let edits = ScopeDiff::between(&self.base, wanted);
        self.server.run(self.engine().apply(&self.base, &edits));
    }

    /// Applies the edits that the page holds after a failure.
    fn resume(&self) {
        let (saved, edits) = (self.page.saved.take(), self.page.edits.take());
        self.server.run(self.engine().apply(&saved, &edits));
    }

    /// Reads how much of a failed change is applied.
    fn verify(&self) {
        self.server.run(self.engine().verify(self.page.failure()));
    }

    fn shares(&self) -> ScopeSet {
        self.server.shares(id())
    }

    /// The number of additions and removals of each write.
    fn patch_sizes(&self) -> Vec<(usize, usize)> {
        let patches = self.server.patches();
        let sizes = patches.iter();
        sizes
            .map(|patch| (patch.add.len(), patch.remove.len()))
            .collect()
    }
}

fn id() -> VolumeId {
    volume_id(1)
}

#[test]
fn additions_are_sent_before_removals_in_batches_of_fifty() {
    let case = Case::new(projects("old", 60));
    let wanted = projects("new", 120);
    case.apply(&wanted);
    assert_eq!(case.patch_sizes(), [(50, 0), (50, 0), (20, 50), (0, 10)]);
    assert_eq!(case.shares(), wanted);
    assert_eq!(case.page.result().done.len(), 180);
    assert!(case.page.edits.borrow().is_empty());
}

#[test]
fn the_page_shows_each_step() {
    let case = Case::new(ScopeSet::new());
    case.apply(&projects("new", 60));
    let states = case.page.states.take();
    let [steps @ .., EditorState::Done(result)] = states.as_slice() else {
        panic!("{states:?}")
    };
    let applying = |done| EditorState::Applying { done, total: 2 };
    assert_eq!(
        steps,
        [
            EditorState::Reading,
            applying(0),
            applying(1),
            EditorState::Verifying
        ]
    );
    assert_eq!(result.shares, 60);
    assert_eq!(case.server.read_count(), 2);
}

#[test]
fn a_concurrent_change_is_reviewed_before_anything_is_sent() {
    let case = Case::new(ScopeSet::from([project("base")]));
    case.server.share(id(), project("theirs"));
    case.apply(&ScopeSet::from([project("base"), project("mine")]));
    let EditorState::Merging(merge) = case.page.last_state() else {
        panic!("{:?}", case.page.last_state())
    };
    assert_eq!(merge.theirs.add(), &ScopeSet::from([project("theirs")]));
    assert_eq!(case.patch_sizes(), []);
    assert_eq!(*case.page.saved.borrow(), case.shares());
    assert_eq!(*case.page.edits.borrow(), merge.mine);
}

#[test]
fn edits_that_someone_else_made_are_not_sent() {
    let case = Case::new(ScopeSet::new());
    case.server.share(id(), project("both"));
    case.apply(&ScopeSet::from([project("both"), project("mine")]));
    assert_eq!(case.patch_sizes(), [(1, 0)]);
    let done = case.page.result().done;
    assert_eq!(done.add(), &ScopeSet::from([project("mine")]));
}

#[test]
fn a_change_that_is_made_at_the_same_time_is_part_of_the_result() {
    let case = Case::new(ScopeSet::new());
    let edits = ScopeDiff::between(&ScopeSet::new(), &ScopeSet::from([project("mine")]));
    let engine = case.engine();
    let change = PendingChange {
        saved: ScopeSet::new(),
        diff: edits,
    };
    case.server.share(id(), project("mine"));
    case.server.share(id(), project("theirs"));
    let flow = case.server.run(engine.try_verify(change, None));
    assert!(flow.is_continue());
    let result = case.page.result();
    assert_eq!(result.done.add(), &ScopeSet::from([project("mine")]));
    assert_eq!(
        result.concurrent.add(),
        &ScopeSet::from([project("theirs")])
    );
    assert_eq!(result.shares, 2);
}

#[test]
fn every_response_is_reported() {
    let case = Case::new(ScopeSet::new());
    case.server
        .fail_writes([Fault::None, Fault::Reply(Reply::status(503))]);
    case.apply(&projects("new", 60));
    let observer = &case.server.observer;
    assert_eq!(*observer.reads.borrow(), [Ok(()), Ok(())]);
    let writes = observer.writes.borrow();
    assert!(matches!(writes.as_slice(), [Ok(()), Err(_)]), "{writes:?}");
}

#[test]
fn nothing_is_sent_after_the_page_is_closed() {
    let mut case = Case::new(ScopeSet::new());
    case.page.closes_in = Some(EditorState::Applying { done: 1, total: 3 });
    case.apply(&projects("new", 120));
    // The request that was pending is complete; the third one and the last read are not sent.
    assert_eq!(case.patch_sizes(), [(50, 0), (50, 0)]);
    assert_eq!(case.server.read_count(), 1);
    assert_eq!(
        case.page.last_state(),
        EditorState::Applying { done: 1, total: 3 }
    );
}
