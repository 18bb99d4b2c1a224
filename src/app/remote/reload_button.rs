use datavolumes_ui::Button;
use leptos::prelude::*;

use super::notice::Notice;

/// The button "Reload", a navigation, if that may help after the failure `notice`.
pub(crate) fn reload_button(notice: &Notice) -> Option<impl IntoView + use<>> {
    notice.can_reload.then(|| {
        let reload = |()| {
            // It fails only if the page is being left already.
            let _ = window().location().reload();
        };
        view! {
            <Button small=true on_press=reload>
                "Reload"
            </Button>
        }
    })
}
