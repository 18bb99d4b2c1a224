use datavolumes_client::Persona;
use datavolumes_contract::token::TokenRequest;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::state::SignInState;
use datavolumes_ui::Button;

/// One sign-in button for each persona of a demo server; nothing on other servers.
#[component]
pub(super) fn Personas(sign_in: SignInState) -> impl IntoView {
    let personas = RwSignal::new(Vec::<Persona>::new());
    let request = sign_in.services().client().personas();
    spawn_local(async move {
        // A server without personas answers 404, so an error is not shown.
        if let Ok(found) = request.await {
            personas.try_set(found);
        }
    });
    view! {
        <Show when=move || personas.with(|personas| !personas.is_empty())>
            <section class="sign-in__demo" aria-label="Demo">
                <h2 class="sign-in__heading">"Try a demo account"</h2>
                <ul class="sign-in__people">
                    {move || {
                        let personas = personas.get().into_iter();
                        personas
                            .map(|persona| view! { <PersonaItem sign_in persona /> })
                            .collect_view()
                    }}
                </ul>
            </section>
        </Show>
    }
}

#[component]
fn PersonaItem(sign_in: SignInState, persona: Persona) -> impl IntoView {
    let credentials = TokenRequest::client_credentials(persona.client_id, persona.client_secret);
    let name = persona.name.clone();
    view! {
        <li class="sign-in__person">
            <Button on_press=move |()| {
                sign_in.exchange(&credentials, name.clone());
            }>{persona.name}</Button>
            <span class="sign-in__rights">{persona.description}</span>
        </li>
    }
}
