//! Parts of a page that change by themselves, all of one type.
//!
//! Leptos compiles what keeps a closure on screen once for each closure, which is several kilobytes
//! each time. Behind one boxed type that code is in the app once. The price is an allocation for each
//! part, so a cell of a long table may still be worth a closure of its own.

use leptos::prelude::*;
use send_wrapper::SendWrapper;

/// A part of a page that follows the signals it reads.
pub type Part = Box<dyn FnMut() -> AnyView + Send>;

/// Shows what `view` makes, and makes it again when a signal that it has read changes.
pub fn part<V: IntoAny>(view: impl FnMut() -> V + 'static) -> Part {
    // Nothing of a page leaves the browser's one thread.
    let mut view = SendWrapper::new(view);
    Box::new(move || (*view)().into_any())
}

/// Shows what `view` makes as long as `when` is true.
pub fn shown<V: IntoAny>(
    when: impl Fn() -> bool + 'static,
    view: impl Fn() -> V + 'static,
) -> Part {
    let when = SendWrapper::new(when);
    let is_shown = Memo::new(move |_| (*when)());
    part(move || is_shown.get().then(|| view().into_any()))
}

/// Does `action` now, and again when a signal that it has read changes.
pub fn effect(action: impl FnMut() + 'static) {
    fn start(mut action: Box<dyn FnMut()>) {
        Effect::new(move |_: Option<()>| action());
    }
    start(Box::new(action));
}
