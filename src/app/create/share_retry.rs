use leptos::prelude::*;

use super::draft::{Created, scope_label, scope_reach};
use super::state::CreateState;
use crate::api::{ErrorKind, Notice, Task};
use crate::remote::Submission;
use crate::route::Route;
use datavolumes_ui::{Alert, Button, ButtonVariant, Tone, part};

/// The volume is there, but not shared with everybody it should be shared with: that is going on, or
/// it is said what is left and why.
#[component]
pub(crate) fn Unshared(create: CreateState) -> impl IntoView {
    let created = create
        .draft()
        .value
        .with_untracked(|draft| draft.created.clone());
    let Some(created) = created else {
        return ().into_any();
    };
    let is_sharing = Memo::new(move |_| {
        create
            .sharing()
            .state
            .with(|state| matches!(state, Submission::Sending | Submission::Looking))
    });
    let content = part(move || {
        let created = created.clone();
        if is_sharing.get() {
            let said = ["“", &created.name, "” was created. Sharing it…"].concat();
            view! { <p class="create__progress" role="status">{said}</p> }.into_any()
        } else {
            view! { <Left create created /> }.into_any()
        }
    });
    view! { <div class="create__main">{content}</div> }.into_any()
}

/// What is left to do, and the ways to go on.
#[component]
fn Left(create: CreateState, created: Created) -> impl IntoView {
    let Created { id, name } = created;
    let title = ["“", &name, "” was created, but it is not shared yet"].concat();
    let scopes = part(move || {
        let line = |shared: &datavolumes_contract::SharedScope| {
            let label = scope_label(shared).to_owned();
            let reach = scope_reach(&shared.scope_type);
            view! { <li><strong>{label}</strong> " — " {reach}</li> }
        };
        create
            .draft()
            .value
            .with(|draft| draft.shares.iter().map(line).collect_view())
    });
    let is_unknown = move || {
        create
            .sharing()
            .state
            .with(|state| matches!(state, Submission::Unknown { .. }))
    };
    let again = part(move || {
        if is_unknown() {
            view! { <Button on_press=move |()| create.sharing().look_again()>"Look again"</Button> }
        } else {
            view! { <Button on_press=move |()| create.share()>"Share again"</Button> }
        }
    });
    view! {
        <Alert tone=Tone::Warning title>
            <p>{part(move || why(create))}</p>
            <p>"Still to be shared with:"</p>
            <ul class="create__list">{scopes}</ul>
        </Alert>
        <div class="create__actions">
            <Button variant=ButtonVariant::Primary on_press=move |()| create.go_on(&Route::Sharing(id))>
                "Go on sharing"
            </Button>
            {again}
            <Button variant=ButtonVariant::Quiet on_press=move |()| create.go_on(&Route::Volume(id))>
                "Open it without sharing"
            </Button>
        </div>
    }
}

/// Why sharing did not work, in the server's words.
fn why(create: CreateState) -> String {
    create.sharing().state.with(|state| match state {
        Submission::Unknown { look, .. } => [
            "No answer came, and whom it is shared with cannot be looked up: ",
            &Notice::of(look, Task::Read).detail,
        ]
        .concat(),
        other => match other.error() {
            None => "Sharing it was interrupted.".to_owned(),
            Some(error) if error.kind() == ErrorKind::Unauthenticated => {
                "Your session had ended before it was shared.".to_owned()
            }
            Some(error) => {
                let Notice { title, detail, .. } = Notice::of(error, Task::Share);
                [&title, ". ", &detail].concat()
            }
        },
    })
}
