use std::sync::Arc;

use datavolumes_sharing::{CopyPlan, ScopeSet};
use leptos::prelude::*;

use super::copy_from::{CopyFrom, CopyOffer};
use super::editor_state::Editor;
use super::words::count;
use datavolumes_ui::{Button, Checkbox, Toasts, part};

/// Stages the shares of another volume as what is asked for of this one.
#[component]
pub(super) fn EditorCopy(
    /// What is edited.
    editor: Editor,
) -> impl IntoView {
    let toasts = Toasts::of_context();
    let offer: CopyOffer = Arc::new(move |name: String, theirs: ScopeSet| {
        let is_exact = RwSignal::new(false);
        part(move || self::offer(editor, toasts, is_exact, &name, &theirs)).into_any()
    });
    view! { <CopyFrom except=Some(editor.id) offer /> }
}

/// What copying would change, and the button that does it.
fn offer(
    editor: Editor,
    toasts: Toasts,
    is_exact: RwSignal<bool>,
    name: &str,
    theirs: &ScopeSet,
) -> AnyView {
    let volume = editor.volume.value().get();
    let copied = CopyPlan::new(
        &editor.organisation.get(),
        &volume,
        editor.plan.get().target(),
        theirs,
    );
    let shared = [
        name,
        " is shared with ",
        &count(theirs.len(), "scope"),
        ". ",
    ]
    .concat();
    let missing = match copied.missing.len() {
        0 => "This one is shared with all of them already.".to_owned(),
        missing => [&count(missing, "scope"), " would be added here."].concat(),
    };
    let impossible = (!copied.impossible.is_empty()).then(|| {
        let number = count(copied.impossible.len(), "scope");
        let words = [&number, " cannot be shared with from here: another cluster, or a level that this app does not know."];
        view! { <p>{words.concat()}</p> }
    });
    let surplus = copied.surplus.len();
    let exact = (surplus > 0).then(|| {
        let label = [
            "Also remove ",
            &count(surplus, "scope"),
            " that it is not shared with",
        ]
        .concat();
        view! {
            <Checkbox label checked=is_exact on_change=move |exact| is_exact.set(exact) />
        }
    });
    let total = copied.missing.len();
    let reason = Signal::derive(move || {
        let is_nothing = total == 0 && !(is_exact.get() && surplus > 0);
        is_nothing.then(|| "There is nothing to copy.".to_owned())
    });
    let copy = move |()| {
        let saved = editor.saved.get_untracked();
        let exact = is_exact.get_untracked();
        editor
            .typed
            .update(|typed| typed.extend(copied.missing.iter().cloned()));
        editor
            .asked
            .update(|asked| copied.add_to(asked, &saved, exact));
        toasts.announce("CopyPlan into what is asked for; nothing is applied yet.");
    };
    view! {
        <p>{shared}{missing}</p>
        {impossible}
        {exact}
        <Button disabled_reason=reason on_press=copy>"Copy"</Button>
    }
    .into_any()
}
