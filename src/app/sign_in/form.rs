use leptos::prelude::*;
use leptos::task::spawn_local;

use datavolumes_contract::token::TokenRequest;

use super::sign_in_draft::{Credentials, Missing, SignInDraft};
use crate::api::{Notice, Persona, Task};
use crate::services::Services;
use datavolumes_ui::{Alert, Button, ButtonVariant, FormField, TextInput, Tone, part, shown};

/// The state of a sign-in, shared by the form and the people of a demo.
#[derive(Clone, Copy)]
struct SignIn {
    services: Services,
    on_done: Callback<()>,
    is_busy: RwSignal<bool>,
    refusal: RwSignal<Option<Notice>>,
}

impl SignIn {
    fn with_token(self, token: String) {
        self.services.session.sign_in(token);
        self.on_done.run(());
    }

    /// Exchanges credentials for a token; one exchange at a time.
    fn exchange(self, credentials: TokenRequest) {
        if self.is_busy.get_untracked() {
            return;
        }
        self.is_busy.set(true);
        self.refusal.set(None);
        let flight = self.services.api.grant_token(&credentials);
        spawn_local(async move {
            let granted = flight.answer.await;
            self.is_busy.try_set(false);
            match granted {
                Ok(granted) => self.with_token(granted.access_token),
                Err(error) => {
                    self.refusal.try_set(Some(Notice::of(&error, Task::SignIn)));
                }
            }
        });
    }
}

/// The form `Sign in`, and, where the server is a demo, the people to sign in as.
#[component]
pub fn SignInForm(
    /// The token is there.
    #[prop(into)]
    on_done: Callback<()>,
) -> impl IntoView {
    let sign_in = SignIn {
        services: Services::of_context(),
        on_done,
        is_busy: RwSignal::new(false),
        refusal: RwSignal::new(None),
    };
    let draft = RwSignal::new(SignInDraft::default());
    let missing = RwSignal::new(None::<Missing>);
    let submit = move || match draft.with_untracked(SignInDraft::finish) {
        Ok(Credentials::Token(token)) => sign_in.with_token(token),
        Ok(Credentials::Client(request)) => {
            missing.set(None);
            sign_in.exchange(request);
        }
        Err(field) => missing.set(Some(field)),
    };
    let on_submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        event.stop_propagation();
        submit();
    };
    let error = move |field: Missing, words: &'static str| {
        Signal::derive(move || (missing.get() == Some(field)).then(|| words.to_owned()))
    };
    let refusal = part(move || {
        sign_in.refusal.get().map(|notice| {
            view! {
                <Alert tone=Tone::Danger title=notice.title>
                    {notice.detail}
                </Alert>
            }
        })
    });
    view! {
        <form class="sign-in__form" aria-label="Sign in" novalidate on:submit=on_submit>
            {refusal}
            <FormField label="Client ID" error=error(Missing::ClientId, "Enter the client ID.")>
                <TextInput
                    value=Signal::derive(move || draft.with(|draft| draft.client_id.clone()))
                    on_input=move |text| draft.update(|draft| draft.client_id = text)
                    autocomplete="username"
                    mono=true
                />
            </FormField>
            <FormField label="Client secret" error=error(Missing::ClientSecret, "Enter the client secret.")>
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
                error=error(Missing::Everything, "Enter a client ID and secret, or an access token.")
            >
                <TextInput
                    value=Signal::derive(move || draft.with(|draft| draft.token.clone()))
                    on_input=move |text| draft.update(|draft| draft.token = text)
                    kind="password"
                    mono=true
                />
            </FormField>
            <Button
                variant=ButtonVariant::Primary
                submit=true
                busy=Signal::from(sign_in.is_busy)
            >
                "Sign in"
            </Button>
        </form>
        <DemoPeople sign_in />
    }
}

/// One button for each person of a demo; nothing where the server has none.
#[component]
fn DemoPeople(sign_in: SignIn) -> impl IntoView {
    let people = RwSignal::new(Vec::<Persona>::new());
    let flight = sign_in.services.api.personas();
    spawn_local(async move {
        // A server without demo people answers 404, which is no failure.
        if let Ok(found) = flight.answer.await {
            people.try_set(found);
        }
    });
    let person = move |person: Persona| {
        let credentials = TokenRequest::client_credentials(person.client_id, person.client_secret);
        view! {
            <li class="sign-in__person">
                <Button on_press=move |()| sign_in.exchange(credentials.clone())>{person.name}</Button>
                <span class="sign-in__rights">{person.description}</span>
            </li>
        }
    };
    view! {
        {shown(move || people.with(|people| !people.is_empty()), move || view! {
            <section class="sign-in__demo" aria-label="Demo">
                <h2 class="sign-in__heading">"Or look around as"</h2>
                <ul class="sign-in__people">
                    {part(move || people.get().into_iter().map(person).collect_view())}
                </ul>
            </section>
        })}
    }
}
