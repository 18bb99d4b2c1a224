//! Where the focus is, as assistive technology would say it.

use serde_json::Value;
use thirtyfour::Key;

use super::super::role::SCRIPT;
use super::super::wait::until_at;
use super::super::{Locator, Page};

/// The most presses of Tab from one control to another.
const MAX_TABS: usize = 60;

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

    /// Presses Tab until `target` has the focus.
    ///
    /// # Panics
    /// When nothing has the focus on the way, or after [`MAX_TABS`] presses.
    pub(crate) async fn tab_to(&self, target: &Locator) {
        let mut way = Vec::new();
        for _ in 0..MAX_TABS {
            let element = target.find().await;
            let element = element.to_json().expect("an element is JSON");
            let script = "return arguments[0].contains(document.activeElement)";
            if self.script(script, [element]).await == Value::Bool(true) {
                return;
            }
            self.press(Key::Tab).await;
            let focused = self.focused().await;
            assert_ne!(focused, "body", "on the way to {target}: {way:?}");
            way.push(focused);
        }
        panic!("Tab does not lead to {target}: {way:?}");
    }

    /// Presses Shift and Tab.
    pub(crate) async fn tab_back(&self) {
        let chain = self.driver().action_chain().key_down(Key::Shift);
        let chain = chain.send_keys(Key::Tab).key_up(Key::Shift);
        chain.perform().await.expect("the keys are pressed");
    }

    /// Goes to `target` by Tab, and presses it by Enter.
    pub(crate) async fn tab_and_press(&self, target: &Locator) {
        self.tab_to(target).await;
        self.press(Key::Enter).await;
    }
}
