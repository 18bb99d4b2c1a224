//! The pages: one component for each route, composed of features. Only `app` names them.

mod bulk_actions;
mod export_list;
mod lazy_pages;
mod list_controls;
mod new_volume_page;
mod not_found_page;
mod prepare;
mod sharing_page;
mod sign_in_page;
mod volume_page;
mod volumes_page;

pub(crate) use lazy_pages::{
    NEW_VOLUME_PAGE, NOT_FOUND_PAGE, SHARING_PAGE, SIGN_IN_PAGE, VOLUME_PAGE,
};
pub(crate) use volumes_page::VolumesPage;
