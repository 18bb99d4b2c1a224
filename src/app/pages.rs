//! The pages: one component for each route, composed of features. Only `app` names them.

mod bulk_actions;
mod list_controls;
mod new_volume_page;
mod not_found_page;
mod sharing_page;
mod sign_in_page;
mod volume_page;
mod volumes_page;

pub(crate) use new_volume_page::NewVolumePage;
pub(crate) use not_found_page::NotFoundPage;
pub(crate) use sharing_page::SharingPage;
pub(crate) use sign_in_page::SignInPage;
pub(crate) use volume_page::VolumePage;
pub(crate) use volumes_page::VolumesPage;
