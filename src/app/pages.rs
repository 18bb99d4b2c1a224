//! The pages: each composes parts for one route, and decides nothing itself.

#![cfg_attr(
    not(target_arch = "wasm32"),
    expect(
        clippy::large_types_passed_by_value,
        reason = "handles of signals are large in debug builds only, where each knows its origin"
    )
)]

mod new_volume_page;
mod not_found_page;
mod selected;
mod sharing_page;
mod sign_in_page;
mod volume_page;
mod volumes_page;

pub use new_volume_page::NewVolumePage;
pub use not_found_page::NotFoundPage;
pub use sharing_page::SharingPage;
pub use sign_in_page::SignInPage;
pub use volume_page::VolumePage;
pub use volumes_page::VolumesPage;
