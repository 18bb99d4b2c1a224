//! A page with every widget of `datavolumes_ui` in every state.
//!
//! `cargo xtask demo --static DIR` writes it to `DIR/gallery/`. It is no part of the console.

#![expect(
    unreachable_pub,
    reason = "a component's properties are public whatever the component is"
)]

mod buttons;
mod data;
mod feedback;
mod form;
mod icons;
mod overlay;
mod section;

use datavolumes_ui::{Clock, ThemeMenu, ToastRegion, Toasts, TooltipLayer};
use leptos::prelude::*;

use buttons::Buttons;
use data::DataWidgets;
use feedback::Feedback;
use form::FormWidgets;
use icons::Icons;
use overlay::Overlays;

/// The page.
#[component]
pub fn Gallery() -> impl IntoView {
    Clock::provide();
    Toasts::provide();
    view! {
        <header class="header">
            <span class="header__name">"Widgets"</span>
            <ThemeMenu />
        </header>
        <main class="gallery">
            <h1 class="page__title">"Widgets"</h1>
            <Buttons />
            <FormWidgets />
            <Feedback />
            <DataWidgets />
            <Overlays />
            <Icons />
        </main>
        <ToastRegion />
        <TooltipLayer />
    }
}
