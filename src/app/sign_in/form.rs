use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::draft::{Credentials, SignInDraft, SignInError};
use super::personas::Personas;
use super::state::SignInState;
use crate::services::Services;
use crate::session::is_storage_refused;
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
    let error = RwSignal::new(None::<SignInError>);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        match draft.with_untracked(SignInDraft::credentials) {
            Ok(Credentials::Token(token)) => sign_in.use_token(token, None, ""),
            Ok(Credentials::Client(request)) => {
                error.set(None);
                let client = draft.with_untracked(|draft| draft.client_id.trim().to_owned());
                sign_in.exchange(&request, client);
            }
            Err(reason) => error.set(Some(reason)),
        }
    };
    view! {
        <form class="sign-in__form" aria-label="Sign in" novalidate on:submit=submit>
            <Refusal sign_in />
            <Fields draft error />
            <Button variant=ButtonVariant::Primary submit=true busy=sign_in.is_pending()>
                "Sign in"
            </Button>
        </form>
        <Personas sign_in />
    }
}

#[component]
fn Refusal(sign_in: SignInState) -> impl IntoView {
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
fn Fields(draft: RwSignal<SignInDraft>, error: RwSignal<Option<SignInError>>) -> impl IntoView {
    let missing = move |reason: SignInError, text: &'static str| {
        Signal::derive(move || (error.get() == Some(reason)).then(|| text.to_owned()))
    };
    let token_error = Signal::derive(move || match error.get()? {
        SignInError::Token(reason) => Some(sentence(&reason.to_string())),
        SignInError::Empty => Some("Enter a client ID and secret, or an access token.".to_owned()),
        SignInError::NoClientId | SignInError::NoClientSecret => None,
    });
    let hint = if is_storage_refused() {
        "This browser blocks storage. You need the token again after a reload."
    } else {
        "Kept in this browser’s tabs until you sign out."
    };
    view! {
        <FormField label="Client ID" error=missing(SignInError::NoClientId, "Enter the client ID.")>
            <TextInput
                value=Signal::derive(move || draft.with(|draft| draft.client_id.clone()))
                on_input=move |text| draft.update(|draft| draft.client_id = text)
                autocomplete="username"
                mono=true
            />
        </FormField>
        <FormField
            label="Client secret"
            error=missing(SignInError::NoClientSecret, "Enter the client secret.")
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
        <FormField label="Access token" hint=hint error=token_error>
            <TextInput
                value=Signal::derive(move || draft.with(|draft| draft.token.clone()))
                on_input=move |text| draft.update(|draft| draft.token = text)
                kind="password"
                mono=true
            />
        </FormField>
    }
}

/// `clause`, which begins with an ASCII letter, as a sentence.
fn sentence(clause: &str) -> String {
    let mut sentence = [clause, "."].concat();
    if let Some(first) = sentence.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    sentence
}
