use datavolumes_client::ErrorKind;
use datavolumes_contract::SharedScope;
use leptos::prelude::*;

use super::draft::CreatedVolume;
use super::scope_text::{scope_extent, scope_label};
use super::state::CreateState;
use crate::remote::{Mutation, Notice, Task};
use crate::router::Route;
use datavolumes_ui::{Alert, Button, ButtonVariant, Tone, isolated};

/// Takes the place of the form after the volume was created and while it is not fully shared: says that
/// sharing is pending, or which scopes are left and why.
#[component]
pub(super) fn ShareRetry(create: CreateState) -> impl IntoView {
    let created = create
        .draft
        .value
        .with_untracked(|draft| draft.created.clone())?;
    let created = StoredValue::new(created);
    let is_sharing = create.sharing.is_pending();
    let title = move || {
        created.with_value(|created| {
            ["“", &isolated(&created.name), "” was created. Sharing…"].concat()
        })
    };
    Some(view! {
        <div class="create__main">
            <Show
                when=move || is_sharing.get()
                fallback=move || view! { <NotShared create created=created.get_value() /> }
            >
                <p class="create__progress" role="status">
                    {title}
                </p>
            </Show>
        </div>
    })
}

/// What is left to do, and the ways to go on.
#[component]
fn NotShared(create: CreateState, created: CreatedVolume) -> impl IntoView {
    let CreatedVolume { id, name } = created;
    let title = ["“", &isolated(&name), "” was created but not shared"].concat();
    let shares = create.read(|draft| draft.shares.clone());
    view! {
        <Alert tone=Tone::Warning title>
            <p>{move || reason(create)}</p>
            <p>"Not shared yet with:"</p>
            <ul class="create__list">
                <For each=move || shares.get() key=SharedScope::scope let:shared>
                    <li>
                        <strong>{scope_label(&shared).to_owned()}</strong>
                        " — "
                        {scope_extent(&shared.scope_type)}
                    </li>
                </For>
            </ul>
        </Alert>
        <div class="create__actions">
            <Button
                variant=ButtonVariant::Primary
                on_press=move |()| create.close(&Route::Sharing(id))
            >
                "Edit sharing"
            </Button>
            <RetryButton create />
            <Button
                variant=ButtonVariant::Quiet
                on_press=move |()| create.close(&Route::Volume(id))
            >
                "Open without sharing"
            </Button>
        </div>
    }
}

#[component]
fn RetryButton(create: CreateState) -> impl IntoView {
    let is_unknown = create.sharing.is_unknown();
    let share =
        move || view! { <Button on_press=move |()| create.share()>"Retry sharing"</Button> };
    view! {
        <Show when=move || is_unknown.get() fallback=share>
            <Button on_press=move |()| create.sharing.verify_again()>"Check again"</Button>
        </Show>
    }
}

/// Why the volume is not shared, in the server's words if there are any.
fn reason(create: CreateState) -> String {
    create.sharing.state.with(|state| match state {
        Mutation::Unknown { verification, .. } => [
            "No response. Checking the sharing failed: ",
            &Notice::of(verification, Task::Read).detail,
        ]
        .concat(),
        other => match other.error() {
            None => "Sharing was interrupted.".to_owned(),
            Some(error) if error.kind() == ErrorKind::Unauthenticated => {
                "Your session expired before the data volume was shared.".to_owned()
            }
            Some(error) => {
                let Notice { title, detail, .. } = Notice::of(error, Task::Share);
                [&title, ". ", &detail].concat()
            }
        },
    })
}
