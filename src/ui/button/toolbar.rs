use leptos::{html, prelude::*};

use crate::browser::roving_focus::use_roving_focus;

/// A row of controls that is one tab stop: the arrow keys, Home and End go from control to control.
///
/// Follows the ARIA [toolbar pattern](https://www.w3.org/WAI/ARIA/apg/patterns/toolbar/). No control in it may use these
/// keys itself, as a text field or a select does.
#[component]
pub fn Toolbar(
    /// The accessible name.
    label: &'static str,
    /// The class that the style sheets select by.
    class: &'static str,
    /// The controls.
    children: Children,
) -> impl IntoView {
    let group = NodeRef::<html::Div>::new();
    Effect::new(move || {
        if let Some(group) = group.get() {
            use_roving_focus(&group, |_| ());
        }
    });
    view! {
        <div class=class role="toolbar" aria-label=label node_ref=group>
            {children()}
        </div>
    }
}
