//! A scripted server that stores the shares of volumes, for the tests of the apply engines.

use std::cell::RefCell;
use std::collections::{HashMap, VecDeque};
use std::pin::pin;
use std::rc::Rc;
use std::time::Duration;

use datavolumes_client::scripted::{Reply, ScriptedTransport};
use datavolumes_client::{ApiError, ApiRequest, Client};
use datavolumes_contract::{
    Endpoint, Method, Scope, ScopeType, SharedScope, SharedScopesPatch, VolumeId,
};
use datavolumes_sharing::{ScopeDiff, ScopeSet};
use futures::FutureExt;

use super::shares_client::{RequestObserver, SharesClient};

/// How the server deviates from answering a request.
#[derive(Clone, Debug)]
pub(super) enum Fault {
    /// Answers the request.
    None,
    /// Sends this reply and does not apply the request.
    Reply(Reply),
    /// Applies the request and sends this reply.
    ApplyAndReply(Reply),
    /// Drops the connection, and applies the request after the next read.
    ApplyLate,
    /// Answers with success and does not apply the request.
    Ignore,
}

/// A server with the shares of volumes.
pub(super) struct TestServer {
    transport: ScriptedTransport,
    state: Rc<RefCell<State>>,
    pub(super) observer: Rc<Observer>,
}

#[derive(Default)]
struct State {
    shares: HashMap<VolumeId, ScopeSet>,
    read_faults: VecDeque<Fault>,
    write_faults: VecDeque<Fault>,
    late: Option<(VolumeId, SharedScopesPatch)>,
    patches: Vec<SharedScopesPatch>,
}

/// Records what is reported.
#[derive(Default)]
pub(super) struct Observer {
    pub(super) reads: RefCell<Vec<Result<(), ApiError>>>,
    pub(super) writes: RefCell<Vec<Result<(), ApiError>>>,
    pub(super) rejected: RefCell<ScopeSet>,
}

impl TestServer {
    /// A server whose volumes have these shares.
    pub(super) fn new(shares: impl IntoIterator<Item = (VolumeId, ScopeSet)>) -> Self {
        let state = Rc::new(RefCell::new(State {
            shares: shares.into_iter().collect(),
            ..State::default()
        }));
        let script = Rc::clone(&state);
        Self {
            transport: ScriptedTransport::new(move |request| script.borrow_mut().answer(request)),
            state,
            observer: Rc::default(),
        }
    }

    /// Sets the faults of the next reads.
    pub(super) fn fail_reads(&self, faults: impl IntoIterator<Item = Fault>) {
        self.state.borrow_mut().read_faults = faults.into_iter().collect();
    }

    /// Sets the faults of the next writes.
    pub(super) fn fail_writes(&self, faults: impl IntoIterator<Item = Fault>) {
        self.state.borrow_mut().write_faults = faults.into_iter().collect();
    }

    /// The client that the engines use.
    pub(super) fn shares_client(&self) -> SharesClient {
        SharesClient::new(self.client(), Rc::clone(&self.observer))
    }

    fn client(&self) -> Client {
        self.transport.client()
    }

    /// The shares of a volume.
    pub(super) fn shares(&self, id: VolumeId) -> ScopeSet {
        let state = self.state.borrow();
        state.shares.get(&id).cloned().unwrap_or_default()
    }

    /// Changes the shares of a volume, as another user does.
    pub(super) fn share(&self, id: VolumeId, scope: Scope) {
        let mut state = self.state.borrow_mut();
        state.shares.entry(id).or_default().insert(scope);
    }

    /// The writes that the server received, whether it applied them or not.
    pub(super) fn patches(&self) -> Vec<SharedScopesPatch> {
        self.state.borrow().patches.clone()
    }

    /// The number of reads that the server received.
    pub(super) fn read_count(&self) -> usize {
        let requests = self.transport.requests();
        let reads = requests.iter().filter(|request| request.method.is_safe());
        reads.count()
    }

    /// The time since the server was created.
    pub(super) fn elapsed(&self) -> Duration {
        use datavolumes_client::Timer;
        let elapsed = self.transport.timer().now().timestamp_millis();
        Duration::from_millis(elapsed.unsigned_abs())
    }

    /// Runs `future` to its end. The clock advances by a second whenever the future waits for it.
    pub(super) fn run<T>(&self, future: impl Future<Output = T>) -> T {
        let mut future = pin!(future);
        for _ in 0..1_000 {
            if let Some(result) = future.as_mut().now_or_never() {
                return result;
            }
            self.transport.timer().advance(Duration::from_secs(1));
        }
        panic!("the future does not complete");
    }
}

impl State {
    fn answer(&mut self, request: &ApiRequest) -> Reply {
        let ids = self.shares.keys().copied();
        let id = ids
            .into_iter()
            .find(|id| request.path == Endpoint::GetSharedScopes(*id).path_and_query());
        let Some(id) = id else {
            return Reply::problem(404, "no such volume");
        };
        match (&request.method, &request.body) {
            (Method::Patch, Some(body)) => self.write(id, serde_json::from_str(body).unwrap()),
            _ => self.read(id),
        }
    }

    fn read(&mut self, id: VolumeId) -> Reply {
        let reply = match self.read_faults.pop_front() {
            Some(Fault::Reply(reply)) => reply,
            _ => self.shares_reply(id),
        };
        if let Some((id, patch)) = self.late.take() {
            self.apply(id, patch);
        }
        reply
    }

    fn write(&mut self, id: VolumeId, patch: SharedScopesPatch) -> Reply {
        self.patches.push(patch.clone());
        match self.write_faults.pop_front().unwrap_or(Fault::None) {
            Fault::None => {
                self.apply(id, patch);
                self.shares_reply(id)
            }
            Fault::Reply(reply) => reply,
            Fault::ApplyAndReply(reply) => {
                self.apply(id, patch);
                reply
            }
            Fault::ApplyLate => {
                self.late = Some((id, patch));
                Reply::network_error()
            }
            Fault::Ignore => self.shares_reply(id),
        }
    }

    fn apply(&mut self, id: VolumeId, patch: SharedScopesPatch) {
        let shares = self.shares.entry(id).or_default();
        *shares = ScopeDiff::from(patch).applied_to(shares);
    }

    fn shares_reply(&self, id: VolumeId) -> Reply {
        let shares = self.shares[&id].iter().cloned();
        let shares: Vec<SharedScope> = shares.map(SharedScope::from).collect();
        Reply::json(200, &serde_json::to_value(shares).unwrap())
    }
}

impl RequestObserver for Rc<Observer> {
    fn read_finished(&self, result: &Result<(), ApiError>) {
        self.reads.borrow_mut().push(result.clone());
    }

    fn write_finished(&self, result: &Result<(), ApiError>) {
        self.writes.borrow_mut().push(result.clone());
    }

    fn rejected(&self, scope: &Scope, _error: &ApiError) {
        self.rejected.borrow_mut().insert(scope.clone());
    }
}

/// The id of a test volume.
pub(super) fn volume_id(number: usize) -> VolumeId {
    format!("00000000-0000-0000-0000-{number:012}")
        .parse()
        .unwrap()
}

/// A project.
pub(super) fn project(id: &str) -> Scope {
    Scope::new(ScopeType::Project, id)
}

/// `count` projects whose ids start with `prefix`.
pub(super) fn projects(prefix: &str, count: usize) -> ScopeSet {
    (0..count)
        .map(|number| project(&format!("{prefix}{number}")))
        .collect()
}
