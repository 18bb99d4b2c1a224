//! Where the focus is, as assistive technology would say it.

use super::super::Page;
use super::super::role::SCRIPT;
use super::super::wait::until_at;

/// The role and the name of the element with the focus. The roles are those that `role.js` knows.
const FOCUSED: &str = "const el = document.activeElement;
    const role = el.getAttribute('role') ?? Object.keys(NATIVE).find(role => NATIVE[role] && el.matches(NATIVE[role]));
    return `${role ?? el.tagName.toLowerCase()} ${name(el)}`.trim()";

impl Page {
    /// The role and the name of the element with the focus, such as `button Retry`; `body` if nothing has it.
    pub(crate) async fn focused(&self) -> String {
        let focused = self.script(&format!("{SCRIPT}\n{FOCUSED}"), []).await;
        focused.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until the focus is where `wanted` says, which [`Self::focused`] returns. `what` was done.
    #[track_caller]
    pub(crate) fn has_focus(
        &self,
        what: &str,
        wanted: &str,
    ) -> impl Future<Output = ()> + Send + use<> {
        let (page, what, wanted) = (self.clone(), what.to_owned(), wanted.to_owned());
        let at = std::panic::Location::caller();
        async move {
            until_at(
                at,
                format!("{what}: the focus is on “{wanted}”"),
                || async {
                    let focused = page.focused().await;
                    (focused == wanted).then_some(()).ok_or(focused)
                },
            )
            .await;
        }
    }
}
