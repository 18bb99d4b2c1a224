//! Components whose code loads on demand.
//!
//! [`lazy!`](crate::lazy) puts a component into a named split: a WebAssembly module that the browser loads when
//! the first component of it is shown. Without the feature `split`, all code is in one module and every
//! component is ready at once. `cargo xtask size` prints the size of each split and how many requests it takes.

use std::future::Future;
use std::pin::Pin;
use std::sync::OnceLock;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::deferred_styles::load_deferred_styles;
use crate::browser::focus::focus_main;
use crate::browser::reload::reload_page;
use crate::feedback::spinner::Spinner;
use crate::feedback::tone::Tone;
use crate::icon::Icon;

/// How long code may take to load before the user is told.
const LOAD_TIMEOUT: Duration = Duration::from_secs(15);

/// The time from a failure to the next automatic attempt.
const RETRY_DELAY: Duration = Duration::from_secs(5);

/// Renders a component with the properties `P`.
pub type Render<P> = fn(P) -> AnyView;

/// Resolves to the loaded code, or to `None` if it cannot be loaded.
pub type LoadingCode<P> = Pin<Box<dyn Future<Output = Option<Render<P>>>>>;

/// A component with the properties `P` whose code loads on demand. Declared with [`lazy!`](crate::lazy).
pub struct Lazy<P: 'static> {
    render: OnceLock<Render<P>>,
    load: fn() -> LoadingCode<P>,
}

impl<P> Lazy<P> {
    /// A component whose code `load` loads. Concurrent calls of `load` share one request.
    pub const fn new(load: fn() -> LoadingCode<P>) -> Self {
        Self {
            render: OnceLock::new(),
            load,
        }
    }

    /// Loads the code ahead of its use. A failure is ignored; [`show`](Self::show) tries again.
    pub fn prepare(&'static self) {
        if !self.is_ready() {
            spawn_local(async {
                self.load().await;
            });
        }
    }

    /// Whether the code is there.
    pub fn is_ready(&self) -> bool {
        self.render.get().is_some()
    }

    /// Renders the component with `props()`. While the code loads it renders a spinner. After a failure, or if it takes
    /// long, it renders an alert, until one of the further attempts succeeds.
    pub fn show(&'static self, props: impl Fn() -> P + Send + 'static) -> AnyView {
        self.show_after(
            Some(|| view! { <Spinner label="Loading" /> }.into_any()),
            props,
        )
    }

    /// As [`show`](Self::show), but renders `placeholder` while the code loads. Without a placeholder it renders nothing
    /// until the code is there, also after a failure: for a component beside another one of the same split, which tells
    /// the user.
    pub fn show_after(
        &'static self,
        placeholder: Option<fn() -> AnyView>,
        props: impl Fn() -> P + Send + 'static,
    ) -> AnyView {
        let render = move || self.render.get().map(|render| render(props()));
        show(
            self.is_ready(),
            placeholder,
            Box::new(render),
            Box::new(|| Box::pin(self.load())),
        )
    }

    /// Loads the code and the styles; returns whether both are ready.
    async fn load(&self) -> bool {
        let styles = load_deferred_styles();
        let code = (self.load)().await;
        match code {
            Some(render) if styles.await => {
                self.render.get_or_init(|| render);
                true
            }
            _ => false,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum LoadState {
    Ready,
    Loading,
    Failed,
}

type RenderLoaded = Box<dyn Fn() -> Option<AnyView> + Send>;
type LoadCode = Box<dyn Fn() -> Pin<Box<dyn Future<Output = bool>>> + Send + Sync>;

/// The code of a component on screen.
#[derive(Clone, Copy)]
struct Loading {
    state: RwSignal<LoadState>,
    load: StoredValue<LoadCode>,
}

impl Loading {
    /// Loads the code, and shows that it is being loaded, for a while.
    fn start(self) {
        self.state.set(LoadState::Loading);
        self.attempt();
        set_timeout(
            move || {
                // The attempt may still succeed.
                if self.is(LoadState::Loading) {
                    self.state.set(LoadState::Failed);
                }
            },
            LOAD_TIMEOUT,
        );
    }

    /// Loads the code. After a failure it is loaded again, until the component is gone.
    fn attempt(self) {
        let Some(loading) = self.load.try_with_value(|load| load()) else {
            return;
        };
        spawn_local(async move {
            if loading.await {
                self.state.try_set(LoadState::Ready);
                return;
            }
            // The same message is not announced again.
            if self.is(LoadState::Loading) {
                self.state.set(LoadState::Failed);
            }
            let again = move || {
                if self.is(LoadState::Failed) {
                    self.attempt();
                }
            };
            set_timeout(again, RETRY_DELAY);
        });
    }

    /// Whether it is on screen in this state.
    fn is(self, state: LoadState) -> bool {
        self.state.try_get_untracked() == Some(state)
    }
}

/// [`Lazy::show_after`], compiled once for all types of properties.
fn show(
    is_ready: bool,
    placeholder: Option<fn() -> AnyView>,
    render: RenderLoaded,
    load: LoadCode,
) -> AnyView {
    let loading = Loading {
        state: RwSignal::new(LoadState::Ready),
        load: StoredValue::new(load),
    };
    if !is_ready {
        loading.start();
    }
    let content = move || match loading.state.get() {
        LoadState::Ready => render().into_any(),
        LoadState::Loading => placeholder.map(|placeholder| placeholder()).into_any(),
        LoadState::Failed => placeholder
            .map(|_| view! { <LoadFailure retry=move |()| loading.start() /> })
            .into_any(),
    };
    view! { {content} }.into_any()
}

/// An [`Alert`](crate::Alert) with buttons, written out: those components load on demand too, and this is in the first
/// load, which the alert alone would make 1.4 KB larger. It moves the focus itself for the same reason.
#[component]
fn LoadFailure(#[prop(into)] retry: Callback<()>) -> impl IntoView {
    let button = |label: &'static str, press: Callback<()>| {
        view! {
            <button
                type="button"
                class="button"
                data-size="small"
                on:click=move |_| {
                    focus_main();
                    press.run(());
                }
            >
                {label}
            </button>
        }
    };
    view! {
        <div class="alert" data-tone="danger" role="alert">
            <Icon name=Tone::Danger.icon() />
            <div class="alert__text">
                <p class="alert__title">"This part of the app could not be loaded"</p>
                "Retrying automatically. If that fails, reload the page: the app may have been updated."
            </div>
            <div class="alert__actions">
                {button("Retry", retry)} {button("Reload", Callback::new(|()| reload_page()))}
            </div>
        </div>
    }
}

/// Declares a [`Lazy`] component as a static:
/// `lazy!(static PAGE, in pages: (id: VolumeId) => view! { <Page id /> })`. All components `in` one split load
/// together. Code that several splits use becomes a file for each combination of splits, so every further name
/// adds requests to the others: there are two, `list` and `pages`.
#[macro_export]
macro_rules! lazy {
    ($(#[$meta:meta])* $vis:vis static $name:ident, in $split:ident: ($($prop:ident: $Prop:ty),*) => $view:expr) => {
        $(#[$meta])*
        $vis static $name: $crate::Lazy<($($Prop,)*)> = {
            fn render(($($prop,)*): ($($Prop,)*)) -> ::leptos::prelude::AnyView {
                ::leptos::prelude::IntoAny::into_any($view)
            }

            #[cfg(feature = "split")]
            #[::leptos::wasm_split::wasm_split($split, wasm_split_path = ::leptos::wasm_split, fallible)]
            fn code() -> Result<$crate::Render<($($Prop,)*)>, ::leptos::wasm_split::SplitLoaderError> {
                Ok(render)
            }

            #[cfg(not(feature = "split"))]
            async fn code() -> Result<$crate::Render<($($Prop,)*)>, std::convert::Infallible> {
                Ok(render)
            }

            $crate::Lazy::new(|| Box::pin(async { code().await.ok() }))
        };
    };
}
