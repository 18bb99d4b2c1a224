//! Applying the change to volumes that the server accepts.

use super::*;

#[test]
fn every_volume_is_read_changed_and_verified() {
    let case = Case::adding_one(3);
    case.read();
    case.apply();
    assert_eq!(case.last_state(), BulkState::Finished);
    for index in 0..3 {
        assert_eq!(case.shares(index), ScopeSet::from([project("new")]));
        assert!(!case.result(index).has_concurrent_changes);
    }
    assert_eq!(case.server.patches().len(), 3);
    // Once for the plan, once before and once after the change.
    assert_eq!(case.server.read_count(), 9);
}

#[test]
fn additions_are_sent_before_removals_in_batches_of_fifty() {
    let wanted = projects("new", 120);
    let case = Case::new(1, &projects("old", 60), &wanted);
    case.read();
    case.apply();
    let patches = case.server.patches();
    let sizes: Vec<(usize, usize)> = patches
        .iter()
        .map(|patch| (patch.add.len(), patch.remove.len()))
        .collect();
    assert_eq!(sizes, [(50, 0), (50, 0), (20, 50), (0, 10)]);
    assert_eq!(case.shares(0), wanted);
}

#[test]
fn a_volume_that_was_changed_since_its_plan_is_planned_again() {
    let case = Case::adding_one(2);
    case.read();
    case.server.share(volume_id(0), project("new"));
    case.server.share(volume_id(1), project("theirs"));
    case.apply();
    assert!(case.result(0).plan.is_empty());
    assert_eq!(case.server.patches().len(), 1);
    assert_eq!(
        case.shares(1),
        ScopeSet::from([project("new"), project("theirs")])
    );
    assert!(!case.result(1).has_concurrent_changes, "it was made before");
}

#[test]
fn a_concurrent_change_during_the_requests_is_reported() {
    let case = Case::adding_one(1);
    case.read();
    let plan = (&case.page).plan(0, ScopeSet::new());
    case.server.share(volume_id(0), project("new"));
    case.server.share(volume_id(0), project("theirs"));
    let flow = case.server.run(case.engine().verify_item(0, plan, None));
    assert!(flow.is_continue());
    assert!(case.result(0).has_concurrent_changes);
}

#[test]
fn stopping_lets_the_pending_request_end_and_keeps_the_rest_planned() {
    let mut case = Case::new(3, &ScopeSet::new(), &projects("new", 120));
    case.read();
    let reads = case.server.read_count();
    let server = std::rc::Rc::new(case.server);
    let observed = std::rc::Rc::clone(&server);
    case.page.stops_when = Box::new(move |_| !observed.patches().is_empty());
    let engine = BulkEngine::new(server.shares_client(), &case.page);
    server.run(engine.apply(vec![0, 1, 2]));
    assert_eq!(
        *case.page.states.borrow().last().unwrap(),
        BulkState::Stopped(None)
    );
    assert_eq!(server.patches().len(), 1);
    assert_eq!(server.read_count(), reads + 2);
    let rest = |index| match (&case.page).item_state(index) {
        ItemState::Planned(plan) => plan.diff.len(),
        state => panic!("{state:?}"),
    };
    assert_eq!([rest(0), rest(1), rest(2)], [70, 120, 120]);
}

#[test]
fn nothing_is_sent_after_the_page_is_closed() {
    let mut case = Case::new(2, &ScopeSet::new(), &projects("new", 120));
    case.read();
    let reads = case.server.read_count();
    let server = std::rc::Rc::new(case.server);
    let observed = std::rc::Rc::clone(&server);
    case.page.closes_when = Box::new(move |_| observed.patches().len() == 2);
    let engine = BulkEngine::new(server.shares_client(), &case.page);
    server.run(engine.apply(vec![0, 1]));
    assert_eq!(server.patches().len(), 2);
    assert_eq!(server.read_count(), reads + 1);
    assert_eq!(
        *case.page.states.borrow().last().unwrap(),
        BulkState::Applying
    );
}
