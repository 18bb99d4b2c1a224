use datavolumes_sharing::{Organisation, ScopeDiff};
use leptos::prelude::*;

use super::change_list::{ChangeList, Line};
use super::editor_state::Editor;
use super::plan_view::scope_lines;
use super::stage::{Proof, Stage, Stop};
use super::stage_heading::StageHeading;
use super::words;
use crate::api::{ErrorKind, Notice, Task};
use crate::route::Route;
use datavolumes_ui::{Alert, Button, ButtonVariant, Progress, Tone};

/// Requests on their way.
#[component]
pub(super) fn ProgressView(
    /// What is edited.
    editor: Editor,
) -> impl IntoView {
    let numbers = Memo::new(move |_| {
        editor.stage.with(|stage| match stage {
            Stage::Applying { done, total } => Some((*done, *total)),
            _ => None,
        })
    });
    let label = Signal::derive(move || match numbers.get() {
        Some((done, total)) => format!("Request {} of {total}", done + 1),
        None => "Reading whom it is shared with".to_owned(),
    });
    #[expect(clippy::cast_precision_loss, reason = "a few hundred at most")]
    let number = |number: usize| number as f64;
    let done = Signal::derive(move || numbers.get().map(|(done, _)| number(done)));
    let total = Signal::derive(move || numbers.get().map_or(1.0, |(_, total)| number(total)));
    view! {
        <section class="stage" aria-label="Applying changes">
            <StageHeading title="Applying changes" />
            <Progress label done total />
            <p class="stage__lead">"Stay on this page until it is done: leaving it stops after the request that is on its way."</p>
        </section>
    }
}

/// Where it stopped: what is done, what is left, and how to go on.
#[component]
pub(super) fn StoppedView(
    /// What is edited.
    editor: Editor,
    /// Why and where.
    stop: Stop,
) -> impl IntoView {
    let organisation = editor.organisation.get_untracked();
    let notice = stop.error.as_ref().map_or_else(
        || Notice {
            title: "Not everything is as asked for".to_owned(),
            detail: "The server accepted every request, but what it says now is different."
                .to_owned(),
            can_retry: true,
        },
        |error| Notice::of(error, Task::Share),
    );
    let is_signed_out = stop
        .error
        .as_ref()
        .is_some_and(|error| error.kind() == ErrorKind::Unauthenticated);
    let state = match (&stop.plan, &stop.progress) {
        (None, _) => {
            view! { <p>"Nothing was sent: the shares could not be read first."</p> }.into_any()
        }
        (Some(_), None) => view! {
            <p>"How far it came is not known: the shares could not be read since. What you asked for is kept."</p>
        }
        .into_any(),
        (Some(_), Some(progress)) => view! {
            {change_lists(&organisation, &progress.done, "done")}
            {change_lists(&organisation, &progress.remaining, "left")}
            {change_lists(&organisation, &progress.concurrent, "changed by someone else")}
        }
        .into_any(),
    };
    let must_look = stop.plan.is_some() && stop.progress.is_none();
    let refused: Vec<String> = stop
        .refused
        .iter()
        .map(|scope| words::named(&organisation, scope))
        .collect();
    let leave_out = (!refused.is_empty()).then(|| {
        let label = ["Leave out ", &refused.join(", "), " and resume"].concat();
        view! { <Button on_press=move |()| editor.leave_out()>{label}</Button> }
    });
    let go_on = if must_look {
        view! { <Button variant=ButtonVariant::Primary on_press=move |()| editor.look_again()>"Read again"</Button> }
    } else {
        view! { <Button variant=ButtonVariant::Primary on_press=move |()| editor.apply()>"Resume"</Button> }
    };
    let tone = if is_signed_out {
        Tone::Warning
    } else {
        Tone::Danger
    };
    view! {
        <section class="stage" aria-label="Stopped">
            <StageHeading title="Stopped" />
            <Alert tone title=notice.title>{notice.detail}</Alert>
            {state}
            <div class="stage__actions">
                <Button on_press=move |()| editor.stage.set(Stage::Editing)>"Back to editing"</Button>
                <Button on_press=move |()| editor.discard()>"Discard"</Button>
                {leave_out}
                {go_on}
            </div>
        </section>
    }
}

/// Everything asked for is so, as it was read.
#[component]
pub(super) fn DoneView(
    /// What is edited.
    editor: Editor,
    /// What was read.
    proof: Proof,
) -> impl IntoView {
    let organisation = editor.organisation.get_untracked();
    let back = editor.services.router.href(&Route::Volume(editor.id));
    let shares = match proof.shares {
        0 => "It is shared with nobody now.".to_owned(),
        shares => [
            "It is shared with ",
            &words::count(shares, "scope"),
            " now.",
        ]
        .concat(),
    };
    let summary = [&words::change(&proof.done), ". ", &shares].concat();
    let title = if proof.foreign.is_empty() {
        "Applied, and proven by reading it back"
    } else {
        "Applied; someone else changed it at the same time"
    };
    view! {
        <section class="stage" aria-label="Applied">
            <StageHeading title="Applied" />
            <Alert tone=Tone::Success title>
                {summary}
            </Alert>
            {change_lists(&organisation, &proof.done, "done")}
            {change_lists(&organisation, &proof.foreign, "changed by someone else")}
            <div class="stage__actions">
                <a class="link" href=back>"Go to the data volume"</a>
                <Button variant=ButtonVariant::Primary on_press=move |()| editor.stage.set(Stage::Editing)>
                    "Go on sharing"
                </Button>
            </div>
        </section>
    }
}

/// A change as a list that can be opened; nothing where it is empty.
fn change_lists(
    organisation: &Organisation,
    change: &ScopeDiff,
    title: &'static str,
) -> Option<AnyView> {
    let with = |lines: Vec<Line>, note: &'static str| {
        let note = note.to_owned();
        lines.into_iter().map(move |line| Line {
            note: note.clone(),
            ..line
        })
    };
    let added = with(scope_lines(organisation, change.add()), "share");
    let removed = with(scope_lines(organisation, change.remove()), "remove");
    let lines: Vec<Line> = added.chain(removed).collect();
    (!lines.is_empty()).then(|| {
        view! { <ChangeList kind="drop" title noun="scope" lines is_open=false /> }.into_any()
    })
}
