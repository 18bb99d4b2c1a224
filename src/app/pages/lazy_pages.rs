//! The pages whose code loads on demand.

use datavolumes_contract::VolumeId;
use datavolumes_ui::lazy;
use leptos::prelude::*;

use super::export_list::ExportList;
use super::new_volume_page::NewVolumePage;
use super::not_found_page::NotFoundPage;
use super::sharing_page::SharingPage;
use super::sign_in_page::SignInPage;
use super::volume_page::VolumePage;
use crate::list::ListState;

lazy!(pub(crate) static VOLUME_PAGE, in pages: (id: VolumeId) => view! { <VolumePage id /> });
lazy!(pub(crate) static SHARING_PAGE, in pages: (id: VolumeId) => view! { <SharingPage id /> });
lazy!(pub(super) static EXPORT_DIALOG, in pages: (list: ListState, is_open: RwSignal<bool>) => view! {
    <ExportList list on_close=move |()| is_open.set(false) />
});
lazy!(pub(crate) static NEW_VOLUME_PAGE, in pages: (from: Option<VolumeId>) => view! {
    <NewVolumePage from />
});
lazy!(pub(crate) static SIGN_IN_PAGE, in list: () => view! { <SignInPage /> });
lazy!(pub(crate) static NOT_FOUND_PAGE, in pages: () => view! { <NotFoundPage /> });
