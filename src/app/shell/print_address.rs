use leptos::ev;
use leptos::prelude::*;

/// The address of the page, on paper only.
#[component]
pub(super) fn PrintAddress() -> impl IntoView {
    let address = RwSignal::new(String::new());
    let show_address = move |_| address.set(location().href().unwrap_or_default());
    let handle = window_event_listener(ev::beforeprint, show_address);
    on_cleanup(move || handle.remove());
    view! { <p class="print-address">{address}</p> }
}
