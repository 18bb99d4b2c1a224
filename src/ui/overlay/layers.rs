use leptos::prelude::*;

/// Closes the open layers (menus, popovers, dialogs) when the page that they belong to is left.
#[derive(Clone, Copy)]
pub struct Layers(ReadSignal<u32>);

impl Layers {
    /// Puts into the context that layers close when `page` changes. Call it once, in the root component.
    pub fn provide(page: ReadSignal<u32>) {
        provide_context(Self(page));
    }

    /// Calls `close` when the page is left, until the current owner is disposed of. Without a
    /// [`Layers::provide`], layers stay.
    pub(crate) fn on_leave(close: impl Fn() + 'static) {
        if let Some(Self(page)) = use_context() {
            Effect::new(move |before: Option<u32>| {
                let page = page.get();
                if before.is_some_and(|before| before != page) {
                    untrack(&close);
                }
                page
            });
        }
    }
}
