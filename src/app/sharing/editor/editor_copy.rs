use datavolumes_sharing::CopyPlan;
use datavolumes_ui::{Button, Checkbox, Toasts};
use leptos::prelude::*;

use super::use_editor::Editor;
use crate::sharing::copy_from::{CopyFrom, CopySource};
use crate::sharing::ptr_eq::PtrEq;
use crate::sharing::text::pluralize;

/// Copies the shares of another volume to the edits.
#[component]
pub(super) fn EditorCopy(
    /// The editor.
    editor: Editor,
) -> impl IntoView {
    view! {
        <CopyFrom except=Some(editor.id) let:source>
            <CopyOffer editor source />
        </CopyFrom>
    }
}

/// Shows what copying changes, with a button that copies.
#[component]
fn CopyOffer(editor: Editor, source: CopySource) -> impl IntoView {
    let toasts = Toasts::of_context();
    let is_exact = RwSignal::new(false);
    let shared = [
        &source.name,
        " is shared with ",
        &pluralize(source.shares.len(), "scope"),
        ". ",
    ]
    .concat();
    let plan = Memo::new(move |_| {
        let (organisation, plan) = (editor.organisation.get(), editor.plan.get());
        let volume = editor.volume.value().get();
        PtrEq::new(CopyPlan::new(
            &organisation,
            &volume,
            plan.target(),
            &source.shares,
        ))
    });
    let surplus = Memo::new(move |_| plan.with(|plan| plan.surplus.len()));
    let disabled_reason = Signal::derive(move || {
        let has_missing = plan.with(|plan| !plan.missing.is_empty());
        let has_surplus = is_exact.get() && surplus.get() > 0;
        (!has_missing && !has_surplus).then(|| "There is nothing to copy.".to_owned())
    });
    let copy = move |()| {
        let (plan, saved) = (plan.get_untracked(), editor.saved.get_untracked());
        let missing = plan.missing.iter().cloned();
        editor.manual_scopes.update(|scopes| scopes.extend(missing));
        editor
            .edits
            .update(|edits| plan.add_to(edits, &saved, is_exact.get_untracked()));
        toasts.announce("Added to your changes. Not applied yet.");
    };
    let impossible = move || {
        let text = plan.with(|plan| impossible_text(plan))?;
        Some(view! { <p>{text}</p> })
    };
    let exact_label = Signal::derive(move || {
        let surplus = pluralize(surplus.get(), "scope");
        [
            "Also stop sharing with ",
            &surplus,
            " that the other data volume does not have",
        ]
        .concat()
    });
    let has_surplus = move || surplus.get() > 0;
    view! {
        <p>{shared} {move || plan.with(|plan| missing_text(plan))}</p>
        {impossible}
        <Show when=has_surplus>
            <Checkbox
                label=exact_label
                checked=is_exact
                on_change=move |exact| is_exact.set(exact)
            />
        </Show>
        <Button disabled_reason on_press=copy>
            "Copy"
        </Button>
    }
}

fn missing_text(plan: &CopyPlan) -> String {
    match plan.missing.len() {
        0 => "This data volume already has all of them.".to_owned(),
        missing => [&pluralize(missing, "scope"), " will be added."].concat(),
    }
}

fn impossible_text(plan: &CopyPlan) -> Option<String> {
    let number = plan.impossible.len();
    let text = " can’t be added: they are in another cluster or of an unknown type.";
    (number > 0).then(|| [&pluralize(number, "scope"), text].concat())
}
