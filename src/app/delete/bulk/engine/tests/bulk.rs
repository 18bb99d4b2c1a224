//! Many volumes, with faults.

use super::*;

/// Faults that the server injects into so many percent of the requests.
fn faults(percent: u32) -> impl Strategy<Value = Fault> {
    let fault = prop_oneof![
        prop::sample::select(vec![400_u16, 403, 409, 500, 503]).prop_map(reply),
        Just(busy(3)),
        Just(Fault::Reply(Reply::network_error())),
        Just(lost(Reply::network_error())),
        Just(lost(Reply::status(504))),
        Just(lost(Reply::pending())),
    ];
    prop_oneof![
        100 - percent => Just(Fault::None),
        percent => fault,
    ]
}

fn busy(seconds: u32) -> Fault {
    let reply = Reply::problem(429, "slow down");
    Fault::Reply(reply.with_retry_after(&seconds.to_string()))
}

/// Deletes until nothing is pending and nothing has failed, as a user who presses Resume and Retry.
fn persist(case: &Case) {
    *case.page.stops_after.borrow_mut() = None;
    for _ in 0..200 {
        if !case.indexes(ItemState::is_pending).is_empty() {
            case.delete();
        } else if !case.indexes(ItemState::is_failed).is_empty() {
            case.retry();
        } else {
            return;
        }
    }
    panic!("it does not end");
}

/// Asserts that exactly the confirmed volumes are in deletion, each by one request.
fn assert_all_accounted_for(case: &Case) {
    let items = case.page.items.borrow();
    assert!(items.iter().all(ItemState::is_gone), "{items:?}");
    let state = case.state.borrow();
    let mut deletes = state.deletes.clone();
    deletes.sort_unstable();
    let confirmed: Vec<VolumeId> = case.page.volumes.iter().map(|volume| volume.id).collect();
    assert_eq!(deletes, confirmed);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn every_volume_is_accounted_for_under_any_faults_and_stops(
        deletes in prop::collection::vec(faults(40), 0..80),
        reads in prop::collection::vec(faults(20), 0..40),
        stops_after in prop::option::of(0_usize..20),
    ) {
        let case = Case::new(30);
        case.read();
        case.fail_deletes(deletes);
        case.fail_reads(reads);
        *case.page.stops_after.borrow_mut() = stops_after;
        let pending = case.indexes(ItemState::is_pending).len();
        let done = case.delete();
        let rest = case.indexes(|item| matches!(item, ItemState::Ready(_))).len();
        // Those whose error ended the job are not counted as done.
        prop_assert!(done + rest <= pending);
        prop_assert!(case.indexes(|item| matches!(item, ItemState::Deleting(_))).is_empty());
        persist(&case);
        assert_all_accounted_for(&case);
    }
}

#[test]
fn five_hundred_volumes_end_accounted_for_although_every_tenth_request_fails() {
    let case = Case::new(500);
    case.read();
    let kinds = [
        reply(500),
        reply(503),
        busy(2),
        reply(403),
        Fault::Reply(Reply::network_error()),
        lost(Reply::status(504)),
        reply(409),
        lost(Reply::network_error()),
    ];
    let of_request = |number: usize| {
        let kind = kinds.get(number / 10 % kinds.len()).cloned();
        kind.filter(|_| number % 10 == 9).unwrap_or(Fault::None)
    };
    case.fail_deletes((0..2_000).map(of_request));
    case.delete();
    let failed = case.indexes(ItemState::is_failed).len();
    let done = case.indexes(ItemState::is_gone).len();
    assert!(failed > 0);
    assert_eq!(done + failed, 500, "nothing is left without a result");
    persist(&case);
    assert_all_accounted_for(&case);
}

#[test]
fn a_newcomer_that_matches_the_filter_is_not_touched() {
    let case = Case::new(20);
    case.read();
    let newcomers: Vec<Volume> = (20..25).map(volume).collect();
    let created = newcomers.iter().cloned().map(|one| (one.id, one));
    case.state.borrow_mut().volumes.extend(created);
    case.delete();
    assert_all_accounted_for(&case);
    let state = case.state.borrow();
    for newcomer in &newcomers {
        assert_eq!(state.volumes.get(&newcomer.id), Some(newcomer));
    }
}

#[test]
fn a_429_pauses_all_requests() {
    let case = Case::new(12);
    case.read();
    case.fail_deletes([Fault::None, busy(30)]);
    case.delete();
    assert_eq!(case.last_state(), BulkState::Finished);
    assert_eq!(case.seconds(), 30);
    let progress = case.page.progress.borrow();
    assert_eq!(progress.iter().filter_map(|one| one.pause).count(), 30);
}
