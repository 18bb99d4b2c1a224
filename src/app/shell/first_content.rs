use std::time::Duration;

use datavolumes_ui::Lazy;
use leptos::prelude::*;

/// How long what follows the first content waits for it.
const MAX_WAIT: Duration = Duration::from_millis(500);

/// Whether the first content of the app is on screen: rows, a message, or another page than the list.
///
/// What the first content does not need loads after it, which it would delay.
#[derive(Clone, Copy)]
pub(crate) struct FirstContent {
    is_shown: RwSignal<bool>,
}

impl FirstContent {
    /// Puts it into the context. It is not shown yet; after [`MAX_WAIT`] it counts as shown.
    pub(crate) fn provide() -> Self {
        let first_content = Self {
            is_shown: RwSignal::new(false),
        };
        provide_context(first_content);
        set_timeout(move || first_content.set_shown(), MAX_WAIT);
        first_content
    }

    /// The one in the context.
    pub(crate) fn of_context() -> Self {
        expect_context()
    }

    /// Whether it is on screen.
    pub(crate) fn is_shown(self) -> bool {
        self.is_shown.get()
    }

    /// The first content is in the document. It is on screen once the frame after that of its layout begins.
    pub(crate) fn set_rendered(self) {
        request_animation_frame(move || {
            request_animation_frame(move || set_timeout(move || self.set_shown(), Duration::ZERO));
        });
    }

    fn set_shown(self) {
        if self.is_shown.try_get_untracked() == Some(false) {
            self.is_shown.set(true);
        }
    }

    /// Renders `part` once the first content is on screen, or at once if its code is there already. Until then it
    /// renders `placeholder`, as [`Lazy::show_after`] does.
    pub(crate) fn then_show<P>(
        self,
        part: &'static Lazy<P>,
        placeholder: Option<fn() -> AnyView>,
        props: impl Fn() -> P + Clone + Send + 'static,
    ) -> AnyView {
        let show = move || part.show_after(placeholder, props.clone());
        self.then(placeholder, part.is_ready(), Box::new(show))
    }

    /// [`Self::then_show`], compiled once for all types of properties.
    fn then(
        self,
        placeholder: Option<fn() -> AnyView>,
        is_ready: bool,
        show: Box<dyn Fn() -> AnyView + Send>,
    ) -> AnyView {
        let content = move || {
            if is_ready || self.is_shown() {
                show()
            } else {
                placeholder.map(|placeholder| placeholder()).into_any()
            }
        };
        view! { {content} }.into_any()
    }
}
