use leptos::prelude::*;

/// True from the first time that `condition` is.
pub(super) fn latch(condition: impl Fn() -> bool + Send + Sync + 'static) -> Memo<bool> {
    Memo::new(move |before: Option<&bool>| before.copied().unwrap_or_default() || condition())
}
