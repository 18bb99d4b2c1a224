use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::draft::{Credentials, MissingField, SignInDraft};
use super::personas::Personas;
use super::state::SignInState;
use crate::services::Services;
use datavolumes_ui::{Alert, Button, ButtonVariant, FormField, TextInput, Tone};

/// The form "Sign in", followed by the personas of a demo server.
#[component]
pub(crate) fn SignInForm(
    /// Called after the session has its token.
    #[prop(into)]
    on_done: Callback<()>,
) -> impl IntoView {
    let sign_in = SignInState::new(Services::of_context(), on_done);
    let draft = RwSignal::new(SignInDraft::default());
    let missing = RwSignal::new(None::<MissingField>);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        match draft.with_untracked(SignInDraft::credentials) {
            Ok(Credentials::Token(token)) => sign_in.use_token(token),
            Ok(Credentials::Client(request)) => {
                missing.set(None);
                sign_in.exchange(&request);
            }
            Err(field) => missing.set(Some(field)),
        }
    };
    view! {
        <form class="sign-in__form" aria-label="Sign in" novalidate on:submit=submit>
            <SignInError sign_in />
            <Fields draft missing />
            <Button variant=ButtonVariant::Primary submit=true busy=sign_in.is_pending()>
                "Sign in"
            </Button>
        </form>
        <Personas sign_in />
    }
}

#[component]
fn SignInError(sign_in: SignInState) -> impl IntoView {
    let error = sign_in.error();
    move || {
        let notice = error.get()?;
        Some(view! {
            <Alert tone=Tone::Danger title=notice.title>
                {notice.detail}
            </Alert>
        })
    }
}

#[component]
fn Fields(draft: RwSignal<SignInDraft>, missing: RwSignal<Option<MissingField>>) -> impl IntoView {
    let error = move |field: MissingField, text: &'static str| {
        Signal::derive(move || (missing.get() == Some(field)).then(|| text.to_owned()))
    };
    view! {
        <FormField label="Client ID" error=error(MissingField::ClientId, "Enter the client ID.")>
            <TextInput
                value=Signal::derive(move || draft.with(|draft| draft.client_id.clone()))
                on_input=move |text| draft.update(|draft| draft.client_id = text)
                autocomplete="username"
                mono=true
            />
        </FormField>
        <FormField
            label="Client secret"
            error=error(MissingField::ClientSecret, "Enter the client secret.")
        >
            <TextInput
                value=Signal::derive(move || draft.with(|draft| draft.client_secret.clone()))
                on_input=move |text| draft.update(|draft| draft.client_secret = text)
                kind="password"
                autocomplete="current-password"
                mono=true
            />
        </FormField>
        <p class="sign-in__or">"or"</p>
        <FormField
            label="Access token"
            hint="A bearer token that you already have. It stays in this tab."
            error=error(MissingField::All, "Enter a client ID and secret, or an access token.")
        >
            <TextInput
                value=Signal::derive(move || draft.with(|draft| draft.token.clone()))
                on_input=move |text| draft.update(|draft| draft.token = text)
                kind="password"
                mono=true
            />
        </FormField>
    }
}
