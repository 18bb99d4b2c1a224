//! Parts of a page that change by themselves, all of one type.
//!
//! Leptos compiles what keeps a closure on screen once for each closure, which is several kilobytes
//! each time. Behind one boxed type that code is in the app once. The price is an allocation for each
//! part, so a cell of a long table may still be worth a closure of its own.

use leptos::prelude::*;

/// A part of a page that follows the signals it reads.
pub type Part = Box<dyn FnMut() -> AnyView + Send>;

/// Shows what `view` makes, and makes it again when a signal that it has read changes.
pub fn part<V: IntoAny>(mut view: impl FnMut() -> V + Send + 'static) -> Part {
    Box::new(move || view().into_any())
}

/// Shows what `view` makes as long as `when` is true.
pub fn shown<V: IntoAny>(
    when: impl Fn() -> bool + Send + Sync + 'static,
    view: impl Fn() -> V + Send + 'static,
) -> Part {
    let is_shown = Memo::new(move |_| when());
    Box::new(move || {
        if is_shown.get() {
            view().into_any()
        } else {
            ().into_any()
        }
    })
}

/// Does `action` now, and again when a signal that it has read changes.
pub fn effect(action: impl FnMut() + 'static) {
    fn start(mut action: Box<dyn FnMut()>) {
        Effect::new(move |_: Option<()>| action());
    }
    start(Box::new(action));
}
