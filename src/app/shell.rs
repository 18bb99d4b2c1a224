//! The frame around every page: header, outage banner, sign-in dialog, toasts and tooltips.

mod header;
mod outage_banner;
mod page_title;

use leptos::prelude::*;

use crate::sign_in::SignInDialog;
use datavolumes_ui::{ToastRegion, TooltipLayer};
use header::Header;
use outage_banner::OutageBanner;

pub use page_title::use_page_title;

/// The frame of the app around a page.
#[component]
pub fn Shell(children: Children) -> impl IntoView {
    view! {
        <Header />
        <OutageBanner />
        <main class="main" id="main" tabindex="-1">
            {children()}
        </main>
        <SignInDialog />
        <ToastRegion />
        <TooltipLayer />
    }
}
