use std::cell::{Cell, RefCell};

use datavolumes_client::scripted::{Reply, ScriptedTransport};
use datavolumes_contract::VolumeId;

use super::*;
use crate::testing::{owner, run_tasks};

mod session;

/// A mutation that deletes a volume, and is verified by reading it.
struct Test {
    /// Owns the services of the app, which live longer than a component.
    _app: Owner,
    component: Owner,
    server: ScriptedTransport,
    client: Client,
    connectivity: Connectivity,
    toasts: Toasts,
    mutation: UseMutation,
    done: Rc<Cell<u32>>,
}

const WRITE: &str = "DELETE";
const VERIFY: &str = "GET";

impl Test {
    /// A server that answers writes with `write`, and verifications with `verifications` in order.
    fn new(write: Reply, verifications: impl IntoIterator<Item = Reply>) -> Self {
        let verifications: Vec<Reply> = verifications.into_iter().collect();
        let verifications = RefCell::new(verifications.into_iter());
        let server = ScriptedTransport::new(move |request| {
            if request.method.is_safe() {
                let reply = verifications.borrow_mut().next();
                reply.unwrap_or_else(Reply::network_error)
            } else {
                write.clone()
            }
        });
        let app = owner();
        let client = server.client();
        let connectivity = Connectivity::default();
        let component = app.child();
        let toasts = app.with(Toasts::provide);
        let mutation =
            component.with(|| use_mutation(client.clone(), connectivity, Action::Delete));
        run_tasks();
        Self {
            _app: app,
            component,
            server,
            client,
            connectivity,
            toasts,
            mutation,
            done: Rc::default(),
        }
    }

    fn send(&self) {
        let client = self.client.clone();
        let write = move || -> PendingRequest<()> {
            Box::pin(async move { client.delete_volume(VolumeId::default()).await.map(|_| ()) })
        };
        let client = self.client.clone();
        // The volume is gone.
        let verify = move || -> PendingRequest<bool> {
            let shares = client.shared_scopes(VolumeId::default());
            Box::pin(async move { Ok(shares.await?.is_empty()) })
        };
        let done = Rc::clone(&self.done);
        self.mutation
            .send("imagenet", write, verify, move || done.set(done.get() + 1));
        run_tasks();
    }

    fn advance(&self, duration: Duration) {
        self.server.timer().advance(duration);
        run_tasks();
    }

    fn state(&self) -> Mutation {
        self.mutation.state.get_untracked()
    }

    fn methods(&self) -> Vec<&'static str> {
        let requests = self.server.requests();
        requests
            .iter()
            .map(|request| request.method.as_str())
            .collect()
    }
}

/// A verification that finds that the write was applied.
fn applied() -> Reply {
    Reply::text(200, "[]")
}

/// A verification that finds that the write was not applied.
fn not_applied() -> Reply {
    Reply::text(200, r#"[{"scopeType":"project","scopeId":"5"}]"#)
}

#[test]
fn a_write_that_succeeds_is_done() {
    let test = Test::new(Reply::status(204).after(Duration::from_secs(1)), []);
    test.send();
    assert_eq!(test.state(), Mutation::Pending);
    assert_eq!(test.done.get(), 0);
    test.advance(Duration::from_secs(1));
    assert_eq!(test.state(), Mutation::Idle);
    assert_eq!(test.done.get(), 1);
    assert_eq!(test.methods(), [WRITE]);
}

#[test]
fn only_one_write_is_sent_at_a_time() {
    let test = Test::new(Reply::status(204).after(Duration::from_secs(1)), []);
    test.send();
    test.send();
    assert_eq!(test.methods(), [WRITE]);
    test.advance(Duration::from_secs(1));
    test.send();
    assert_eq!(test.methods(), [WRITE, WRITE]);
}

#[test]
fn a_rejected_write_is_not_verified() {
    let test = Test::new(Reply::problem(403, "no"), []);
    test.send();
    assert!(matches!(test.state(), Mutation::Rejected(_)));
    assert_eq!(test.methods(), [WRITE]);
    assert_eq!(test.done.get(), 0);
}

#[test]
fn a_write_whose_response_is_lost_is_verified() {
    let test = Test::new(Reply::network_error(), [applied()]);
    test.send();
    assert_eq!(test.state(), Mutation::Idle);
    assert_eq!(test.done.get(), 1);
    assert_eq!(test.methods(), [WRITE, VERIFY]);
}

#[test]
fn a_write_can_be_sent_again_only_if_two_verifications_find_that_it_was_not_applied() {
    let test = Test::new(Reply::network_error(), [not_applied(), not_applied()]);
    test.send();
    assert_eq!(test.state(), Mutation::Verifying);
    test.send();
    assert_eq!(test.methods(), [WRITE, VERIFY]);
    test.advance(REVERIFY_DELAY);
    assert_eq!(test.state(), Mutation::NotApplied(ApiError::Network));
    assert_eq!(test.methods(), [WRITE, VERIFY, VERIFY]);
    test.send();
    assert_eq!(test.methods()[3], WRITE);
}

#[test]
fn a_write_that_is_applied_late_is_found_by_the_second_verification() {
    let test = Test::new(Reply::network_error(), [not_applied(), applied()]);
    test.send();
    test.advance(REVERIFY_DELAY);
    assert_eq!(test.state(), Mutation::Idle);
    assert_eq!(test.done.get(), 1);
}

#[test]
fn a_write_that_cannot_be_verified_blocks_the_next_one_until_it_is() {
    let test = Test::new(Reply::network_error(), [Reply::status(503), applied()]);
    test.send();
    assert!(matches!(test.state(), Mutation::Unknown { .. }));
    test.send();
    test.mutation.clear();
    assert!(matches!(test.state(), Mutation::Unknown { .. }));
    assert_eq!(test.methods(), [WRITE, VERIFY]);
    test.mutation.verify_again();
    run_tasks();
    assert_eq!(test.state(), Mutation::Idle);
    assert_eq!(test.done.get(), 1);
}

#[test]
fn a_failed_verification_is_repeated_after_an_outage_and_the_write_is_not() {
    let test = Test::new(Reply::network_error(), [Reply::status(503), applied()]);
    test.send();
    assert!(test.connectivity.outage().get_untracked().is_some());
    test.connectivity.report(&Ok(()));
    run_tasks();
    assert_eq!(test.state(), Mutation::Idle);
    assert_eq!(test.methods(), [WRITE, VERIFY, VERIFY]);
}

#[test]
fn a_verification_that_gets_no_usable_response_is_repeated() {
    let test = Test::new(
        Reply::network_error(),
        [Reply::text(200, "<html>"), applied()],
    );
    test.send();
    assert_eq!(test.state(), Mutation::Verifying);
    test.advance(REVERIFY_DELAY);
    assert_eq!(test.state(), Mutation::Idle);
    assert_eq!(test.done.get(), 1);
}

#[test]
fn a_rejected_write_is_unknown_until_it_can_be_verified() {
    let test = Test::new(
        Reply::problem(409, "taken"),
        [Reply::status(503), applied()],
    );
    test.send();
    assert!(matches!(test.state(), Mutation::Unknown { .. }));
    test.connectivity.report(&Ok(()));
    run_tasks();
    assert_eq!(test.state(), Mutation::Idle);
    assert_eq!(test.done.get(), 1);
    assert_eq!(test.methods(), [WRITE, VERIFY, VERIFY]);
}

#[test]
fn a_failed_write_is_not_repeated_after_an_outage() {
    for write in [
        Reply::status(503),
        Reply::status(401),
        Reply::problem(403, "no"),
    ] {
        let test = Test::new(write, []);
        test.send();
        test.connectivity.report(&Ok(()));
        test.connectivity.signed_in();
        run_tasks();
        assert_eq!(test.methods(), [WRITE]);
    }
}

#[test]
fn a_write_goes_on_when_the_page_is_left() {
    let test = Test::new(
        Reply::network_error().after(Duration::from_secs(1)),
        [not_applied(), applied()],
    );
    test.send();
    test.component.cleanup();
    test.advance(Duration::from_secs(1));
    test.advance(REVERIFY_DELAY);
    assert_eq!(test.methods(), [WRITE, VERIFY, VERIFY]);
    assert_eq!(test.done.get(), 1);
}

#[test]
fn a_write_that_fails_after_the_page_was_left_says_so() {
    for (write, verifications, text) in [
        (
            Reply::problem(403, "not you"),
            vec![],
            "imagenet: You don’t have permission to delete this data volume. The server said: “not you” (403).",
        ),
        (
            Reply::network_error(),
            vec![not_applied(), not_applied()],
            "imagenet: The data volume was not deleted. The server could not be reached. The request may still arrive.",
        ),
        (
            Reply::network_error(),
            vec![],
            "imagenet: Unknown whether the data volume was deleted.",
        ),
    ] {
        let test = Test::new(write.after(Duration::from_secs(1)), verifications);
        test.send();
        test.component.cleanup();
        test.advance(Duration::from_secs(1));
        test.advance(REVERIFY_DELAY);
        let texts = test.toasts.texts();
        assert!(texts.len() == 1 && texts[0].starts_with(text), "{texts:?}");
    }
}

#[test]
fn a_write_that_fails_on_its_page_makes_no_toast() {
    let test = Test::new(Reply::problem(403, "no"), []);
    test.send();
    assert_eq!(test.toasts.texts(), [""; 0]);
}

#[test]
fn clearing_forgets_a_rejection() {
    let test = Test::new(Reply::problem(403, "no"), []);
    test.send();
    test.mutation.clear();
    assert_eq!(test.state(), Mutation::Idle);
}
