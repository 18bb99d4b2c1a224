use datavolumes_contract::ListQuery;

use super::session_history::without_fragment;
use super::*;

mod entries;

const VOLUME: &str = "/console/datavolumes/71f69d83-ba66-4822-adf5-55ce55efd210";

struct Test {
    _owner: Owner,
    history: MemoryHistory,
    router: Router,
}

impl Test {
    /// An app that is served below `/console`, in a tab that was opened at `href`.
    fn new(href: &str) -> Self {
        let owner = Owner::new();
        owner.set();
        let history = MemoryHistory::new(href);
        let router = Router::new("/console".to_owned(), history.clone());
        Self {
            _owner: owner,
            history,
            router,
        }
    }

    fn route(&self) -> Route {
        self.router.route().get_untracked()
    }

    fn is_at_volume(&self) -> bool {
        matches!(self.route(), Route::Volume(_))
    }

    /// The user goes back, or forward.
    fn travel(&self, delta: i32) {
        self.history.go(delta);
        self.router.handle_popstate();
    }

    fn click(&self, path: &str) -> bool {
        self.click_with_fragment(path, "")
    }

    fn click_with_fragment(&self, path: &str, fragment: &str) -> bool {
        self.router.handle_click(&Click {
            is_primary: true,
            is_same_origin: true,
            path: path.to_owned(),
            fragment: fragment.to_owned(),
            ..Click::default()
        })
    }

    /// Adds a guard that prevents every step, and returns the last one.
    fn guard(&self) -> StoredValue<Option<Callback<()>>> {
        let prevented = StoredValue::new(None);
        self.router.guard(Callback::new(move |step| {
            prevented.set_value(Some(step));
            true
        }));
        prevented
    }
}

fn search(text: &str) -> Route {
    Route::Volumes(ListQuery {
        search: text.to_owned(),
        ..ListQuery::default()
    })
}

#[test]
fn the_route_is_that_of_the_address_below_the_base() {
    let test = Test::new(VOLUME);
    assert!(test.is_at_volume());
    assert_eq!(test.router.href(&Route::home()), "/console/datavolumes");
    assert_eq!(test.history.hrefs(), [VOLUME]);
}

#[test]
fn the_root_is_replaced_by_the_address_of_the_table() {
    let test = Test::new("/console/");
    assert_eq!(test.route(), Route::home());
    assert_eq!(test.history.hrefs(), ["/console/datavolumes"]);
}

#[test]
fn a_push_adds_an_entry_and_a_replacement_does_not() {
    let test = Test::new("/console/datavolumes");
    test.router.go(&search("a"), History::Push);
    test.router.go(&search("ab"), History::Replace);
    assert_eq!(
        test.history.hrefs(),
        ["/console/datavolumes", "/console/datavolumes?search=ab"]
    );
    assert_eq!(test.route(), search("ab"));
    assert_eq!(test.router.search().get_untracked(), "?search=ab");
}

#[test]
fn back_and_forward_change_the_route() {
    let test = Test::new("/console/datavolumes");
    test.click(VOLUME);
    test.travel(-1);
    assert_eq!(test.route(), Route::home());
    test.travel(1);
    assert!(test.is_at_volume());
}

#[test]
fn a_click_on_an_internal_link_adds_an_entry() {
    let test = Test::new("/console/datavolumes");
    assert!(test.click(VOLUME));
    assert!(test.is_at_volume());
    assert_eq!(test.history.hrefs(), ["/console/datavolumes", VOLUME]);
}

#[test]
fn a_link_to_a_fragment_of_another_page_is_followed_and_one_of_the_same_page_is_not() {
    let test = Test::new("/console/datavolumes");
    assert!(test.click_with_fragment(VOLUME, "#plan=1"));
    assert!(test.is_at_volume());
    assert_eq!(test.router.take_fragment(), "#plan=1");
    assert!(!test.click_with_fragment(VOLUME, "#plan=2"));
    assert_eq!(test.history.hrefs(), ["/console/datavolumes", VOLUME]);
}

#[test]
fn a_fragment_is_no_part_of_the_place() {
    let href = format!("{VOLUME}?a=b#plan=%23");
    assert_eq!(without_fragment(&href), format!("{VOLUME}?a=b"));
    assert_eq!(without_fragment(VOLUME), VOLUME);
}

#[test]
fn a_click_on_an_external_link_is_left_to_the_browser() {
    let test = Test::new("/console/datavolumes");
    assert!(!test.click("/elsewhere"));
    assert_eq!(test.history.hrefs(), ["/console/datavolumes"]);
}

#[test]
fn a_guard_prevents_a_link_and_can_follow_it_later() {
    let test = Test::new("/console/datavolumes");
    let prevented = test.guard();
    assert!(test.click(VOLUME));
    assert_eq!(test.route(), Route::home());
    prevented.get_value().unwrap().run(());
    assert!(test.is_at_volume());
}

#[test]
fn a_guard_prevents_back_and_can_go_back_later() {
    let test = Test::new("/console/datavolumes");
    test.click(VOLUME);
    let prevented = test.guard();
    test.travel(-1);
    // The router has gone forward again, and the browser reports it.
    assert_eq!(test.history.href(), VOLUME);
    test.router.handle_popstate();
    assert!(test.is_at_volume());
    prevented.get_value().unwrap().run(());
    test.router.handle_popstate();
    assert_eq!(test.route(), Route::home());
    assert_eq!(test.history.href(), "/console/datavolumes");
}

#[test]
fn a_guard_is_asked_again_after_a_step_that_it_prevented() {
    let test = Test::new("/console/datavolumes");
    test.click(VOLUME);
    let prevented = test.guard();
    for _ in 0..2 {
        prevented.set_value(None);
        test.travel(-1);
        test.router.handle_popstate();
        assert!(test.is_at_volume());
        assert!(prevented.with_value(Option::is_some));
    }
}

#[test]
fn a_guard_is_not_asked_about_another_query_of_the_same_page() {
    let test = Test::new("/console/datavolumes?search=a");
    let prevented = test.guard();
    test.click("/console/datavolumes");
    assert_eq!(test.route(), Route::home());
    test.travel(-1);
    assert_eq!(test.route(), search("a"));
    assert!(prevented.with_value(Option::is_none));
}

#[test]
fn a_guard_is_not_asked_when_the_app_itself_changes_the_page() {
    let test = Test::new(VOLUME);
    let prevented = test.guard();
    test.router.go(&Route::home(), History::Push);
    assert_eq!(test.route(), Route::home());
    assert!(prevented.with_value(Option::is_none));
}

#[test]
fn a_guard_prevents_a_step_of_the_app_that_asks() {
    let test = Test::new(VOLUME);
    let count = StoredValue::new(0);
    let step = move || count.update_value(|count| *count += 1);
    test.router.leave(step);
    assert_eq!(count.get_value(), 1);
    let prevented = test.guard();
    test.router.leave(step);
    assert_eq!(count.get_value(), 1);
    prevented.get_value().unwrap().run(());
    assert_eq!(count.get_value(), 2);
}

#[test]
fn a_guard_ends_with_its_owner() {
    let test = Test::new("/console/datavolumes");
    let form = Owner::new();
    form.with(|| test.guard());
    test.click(VOLUME);
    assert_eq!(test.route(), Route::home());
    form.cleanup();
    test.click(VOLUME);
    assert!(test.is_at_volume());
}
