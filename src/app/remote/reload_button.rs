use datavolumes_ui::{Button, reload_page};
use leptos::prelude::*;

use super::notice::Notice;

/// The button "Reload", a navigation, if that may help after the failure `notice`.
pub(crate) fn reload_button(notice: &Notice) -> Option<impl IntoView + use<>> {
    notice.can_reload.then(|| {
        view! {
            <Button small=true on_press=|()| reload_page()>
                "Reload"
            </Button>
        }
    })
}
