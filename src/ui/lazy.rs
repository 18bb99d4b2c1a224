//! Components whose code is sent when it is first wanted.
//!
//! The first screen is not made to wait for what it does not show: such code lies in a WebAssembly
//! module of its own. In a build without the feature `split`, all of it is in one module and is
//! there from the start.

use std::future::Future;
use std::pin::Pin;
use std::sync::OnceLock;

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::button::Button;
use crate::feedback::alert::Alert;
use crate::feedback::spinner::Spinner;
use crate::feedback::tone::Tone;

/// Whether the code came.
pub type Sending = Pin<Box<dyn Future<Output = bool>>>;

/// Makes the view of a component with properties `P`.
pub type Code<P> = fn(P) -> AnyView;

/// A component with properties `P`, whose code may still have to be sent. Made by [`lazy!`].
pub struct Lazy<P: 'static> {
    /// The component, once it is here.
    pub code: OnceLock<Code<P>>,
    /// Asks for the code, once, however often it is called.
    pub send: fn() -> Sending,
}

impl<P> Lazy<P> {
    /// Asks for the code, because it will probably be wanted soon.
    pub fn prepare(&self) {
        if self.code.get().is_none() {
            let sending = (self.send)();
            spawn_local(async move {
                sending.await;
            });
        }
    }

    /// Shows the component with the properties that `props` makes, as soon as its code is here; until
    /// then that it is on its way, or that it did not come, with a way to ask again.
    pub fn show(&'static self, props: impl Fn() -> P + Send + 'static) -> AnyView {
        let view = move || Some(self.code.get()?(props()));
        show(self.code.get().is_some(), self.send, Box::new(view))
    }
}

/// What stands in the place of a component.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Here,
    Coming,
    Lost,
}

fn show(
    is_here: bool,
    send: fn() -> Sending,
    view: Box<dyn Fn() -> Option<AnyView> + Send>,
) -> AnyView {
    let place = RwSignal::new(if is_here { Place::Here } else { Place::Coming });
    let ask = move || {
        let sending = send();
        spawn_local(async move {
            let came = sending.await;
            place.try_set(if came { Place::Here } else { Place::Lost });
        });
    };
    if !is_here {
        ask();
    }
    let retry = move |()| {
        place.set(Place::Coming);
        ask();
    };
    let content = move || {
        match place.get() {
        Place::Here => view().into_any(),
        Place::Coming => view! { <Spinner label="Loading" /> }.into_any(),
        Place::Lost => view! {
            <Alert
                tone=Tone::Danger
                title="This part of the app could not be loaded"
                actions=move || {
                    view! {
                        <Button small=true on_press=retry>
                            "Retry"
                        </Button>
                    }
                }
            >
                "The server cannot be reached, or it has a newer version of the app: then load the page again."
            </Alert>
        }
        .into_any(),
    }
    };
    content.into_any()
}

/// Asks for the style of the components that are sent later, if it was not asked for yet: whether it came.
/// The boot script knows where it is.
pub fn parts_style() -> Sending {
    let asked = Reflect::get(&js_sys::global(), &JsValue::from_str("partsStyle"))
        .and_then(JsCast::dyn_into::<Function>)
        .and_then(|ask| ask.call0(&JsValue::UNDEFINED))
        .and_then(JsCast::dyn_into::<Promise>);
    Box::pin(async {
        match asked {
            Ok(style) => JsFuture::from(style).await.is_ok(),
            // Nobody has taken it apart.
            Err(_) => true,
        }
    })
}

/// Declares a component whose code is sent when it is first wanted:
/// `lazy!(static PAGE, in pages: (id: VolumeId) => view! { <Page id /> })`. What is declared in the same
/// part of the app (`in …`) is sent together.
#[macro_export]
macro_rules! lazy {
    ($(#[$meta:meta])* $vis:vis static $name:ident, in $part:ident: ($($prop:ident: $Prop:ty),*) => $view:expr) => {
        $(#[$meta])*
        $vis static $name: $crate::Lazy<($($Prop,)*)> = {
            fn view(($($prop,)*): ($($Prop,)*)) -> ::leptos::prelude::AnyView {
                ::leptos::prelude::IntoAny::into_any($view)
            }

            #[cfg(feature = "split")]
            #[::leptos::wasm_split::wasm_split($part, wasm_split_path = ::leptos::wasm_split, fallible)]
            fn component() -> Result<$crate::Code<($($Prop,)*)>, ::leptos::wasm_split::SplitLoaderError> {
                Ok(view)
            }

            #[cfg(not(feature = "split"))]
            async fn component() -> Result<$crate::Code<($($Prop,)*)>, std::convert::Infallible> {
                Ok(view)
            }

            fn send() -> $crate::Sending {
                let style = $crate::parts_style();
                Box::pin(async {
                    let code = component().await;
                    style.await && code.is_ok_and(|code| {
                        $name.code.get_or_init(|| code);
                        true
                    })
                })
            }

            $crate::Lazy {
                code: std::sync::OnceLock::new(),
                send,
            }
        };
    };
}
