//! The frame around every page: header, outage banner, sign-in dialog, toasts and tooltips.

mod back_link;
mod first_content;
mod header;
mod layers;
mod outage_banner;
mod page_skeleton;
mod page_title;
mod palette;
mod print_address;

use leptos::prelude::*;

use datavolumes_ui::lazy;
use header::Header;
use layers::Layers;
use outage_banner::OutageBanner;

pub(crate) use back_link::BackLink;
pub(crate) use first_content::FirstContent;
pub(crate) use page_skeleton::{form_skeleton, volume_skeleton};
pub use page_title::use_page_title;

lazy!(static OUTAGE_BANNER, in list: () => view! { <OutageBanner /> });
lazy!(static LAYERS, in list: () => view! { <Layers /> });

/// The frame of the app around a page.
#[component]
pub fn Shell(children: Children) -> impl IntoView {
    let first_content = FirstContent::of_context();
    view! {
        <Header />
        {first_content.then_show(&OUTAGE_BANNER, None, || ())}
        <main class="main" id="main" tabindex="-1">
            {children()}
        </main>
        {first_content.then_show(&LAYERS, None, || ())}
    }
}
