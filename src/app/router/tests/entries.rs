//! What belongs to an entry of the history, and changes that the browser refuses.

use super::*;

const LIST: &str = "/console/datavolumes";

fn focused_on(name: &str) -> PageView {
    PageView {
        focus: Some(name.to_owned()),
        ..PageView::default()
    }
}

impl Test {
    /// The view of the page on screen is from now on this one.
    fn look(&self, name: &str) {
        self.history.view.replace(focused_on(name));
    }

    /// The view that was shown last.
    fn shown(&self) -> Option<PageView> {
        let shown = self.history.shown.borrow();
        shown.last().expect("a page was shown").clone()
    }

    fn entry(&self) -> u32 {
        self.router.entry().get_untracked()
    }
}

#[test]
fn back_and_forward_show_a_page_as_it_was_left() {
    let test = Test::new(LIST);
    test.look("list");
    test.click(VOLUME);
    assert_eq!(test.shown(), None);
    test.look("volume");
    test.travel(-1);
    assert_eq!(test.shown(), Some(focused_on("list")));
    test.travel(1);
    assert_eq!(test.shown(), Some(focused_on("volume")));
}

#[test]
fn a_link_from_a_volume_to_the_list_leads_to_its_row() {
    let test = Test::new(LIST);
    test.click(VOLUME);
    test.click(LIST);
    assert_eq!(test.shown(), Some(PageView::at_link(VOLUME)));
    // The row of another list is elsewhere, if it is there.
    test.click(VOLUME);
    test.router.go(&search("a"), History::Push);
    assert_eq!(test.shown(), None);
}

#[test]
fn a_new_entry_does_not_look_like_the_one_in_whose_place_it_is() {
    let test = Test::new(LIST);
    test.router.go(&search("a"), History::Push);
    test.router.go(&search("b"), History::Push);
    test.travel(-2);
    test.router.go(&search("c"), History::Push);
    test.router.go(&search("d"), History::Push);
    test.travel(-1);
    test.travel(1);
    // The entry of `d` was left by the step back, that of `b` is gone.
    assert_eq!(test.shown(), Some(PageView::default()));
    test.travel(-2);
    test.router.go(&search("e"), History::Push);
    assert_eq!(test.router.kept::<u8>(), None);
}

#[test]
fn a_page_keeps_a_value_with_its_entry() {
    let test = Test::new(LIST);
    let list = Owner::new();
    let value = StoredValue::new(1_u8);
    list.with(|| test.router.keep(move || value.get_value()));
    assert_eq!(test.router.kept::<u8>(), None);
    test.router.go(&search("a"), History::Push);
    assert_eq!(test.router.kept::<u8>(), None);
    value.set_value(2);
    test.click(VOLUME);
    list.cleanup();
    test.travel(-1);
    assert_eq!(test.router.kept::<u8>(), Some(2));
    test.travel(-1);
    assert_eq!(test.router.kept::<u8>(), Some(1));
    assert_eq!(test.router.kept::<String>(), None);
    test.router.forget_kept();
    assert_eq!(test.router.kept::<u8>(), None);
}

#[test]
fn an_entry_that_is_replaced_forgets_what_was_kept() {
    let test = Test::new(LIST);
    test.router.keep(|| 1_u8);
    test.click(VOLUME);
    test.travel(-1);
    assert_eq!(test.router.kept::<u8>(), Some(1));
    test.router.go(&search("a"), History::Replace);
    assert_eq!(test.router.kept::<u8>(), None);
}

#[test]
fn layers_belong_to_an_entry_and_not_to_its_address() {
    let test = Test::new(LIST);
    test.router.go(&search("a"), History::Replace);
    assert_eq!(test.entry(), 0);
    test.router.go(&search("b"), History::Push);
    assert_eq!(test.entry(), 1);
    test.travel(-1);
    assert_eq!(test.entry(), 2);
}

#[test]
fn the_link_back_leads_to_the_list_as_it_was_shown_last() {
    let test = Test::new(VOLUME);
    assert_eq!(test.router.list_href(), LIST);
    test.router.go(&search("a"), History::Push);
    test.router.go(&search("ab"), History::Replace);
    test.click(VOLUME);
    assert_eq!(test.router.list_href(), "/console/datavolumes?search=ab");
    test.click("/console/datavolumes/new");
    assert_eq!(test.router.list_href(), "/console/datavolumes?search=ab");
}

#[test]
fn the_page_follows_even_if_the_browser_refuses_and_the_address_follows_later() {
    let test = Test::new(LIST);
    test.history.refuses.set(true);
    test.click(VOLUME);
    assert!(test.is_at_volume());
    assert_eq!(test.history.hrefs(), [LIST]);
    let retry = test.history.retry.take().expect("it is tried again");
    // Refused once more.
    retry.run(());
    assert!(test.is_at_volume());
    test.history.refuses.set(false);
    let retry = test.history.retry.take().expect("it is tried again");
    retry.run(());
    assert!(test.is_at_volume());
    assert_eq!(test.history.hrefs(), [LIST, VOLUME]);
    test.travel(-1);
    assert_eq!(test.route(), Route::home());
}

#[test]
fn the_next_change_takes_the_place_of_a_refused_one() {
    let test = Test::new(LIST);
    test.history.refuses.set(true);
    test.router.go(&search("a"), History::Push);
    test.router.go(&search("b"), History::Push);
    assert_eq!(test.route(), search("b"));
    test.history.refuses.set(false);
    test.router.go(&search("bc"), History::Replace);
    assert_eq!(
        test.history.hrefs(),
        [LIST, "/console/datavolumes?search=bc"]
    );
    // There is nothing left to try.
    test.history
        .retry
        .take()
        .expect("it was tried again")
        .run(());
    assert_eq!(test.history.hrefs().len(), 2);
    assert_eq!(test.route(), search("bc"));
}

#[test]
fn the_states_of_entries_that_the_browser_has_dropped_are_dropped_too() {
    let test = Test::new(LIST);
    let kept = Rc::new(());
    let value = Rc::clone(&kept);
    test.router.keep(move || Rc::clone(&value));
    for number in 0..200 {
        test.router.go(&search(&number.to_string()), History::Push);
    }
    let count = Rc::strong_count(&kept);
    assert!(count < 60, "{count} entries");
}
