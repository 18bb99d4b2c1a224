//! Exchanging credentials for a token.

use datavolumes_contract::token::TokenRequest;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::user::user_of_token;
use crate::remote::{Notice, Task};
use crate::services::Services;

/// The state of a sign-in, shared by the form and the buttons of the personas.
#[derive(Clone, Copy)]
pub(super) struct SignInState {
    services: Services,
    on_done: Callback<()>,
    is_pending: RwSignal<bool>,
    error: RwSignal<Option<Notice>>,
}

impl SignInState {
    /// `on_done` runs after the session has its token.
    pub(super) fn new(services: Services, on_done: Callback<()>) -> Self {
        Self {
            services,
            on_done,
            is_pending: RwSignal::new(false),
            error: RwSignal::new(None),
        }
    }

    pub(super) fn services(&self) -> Services {
        self.services
    }

    /// Whether a token request is pending.
    pub(super) fn is_pending(&self) -> Signal<bool> {
        self.is_pending.into()
    }

    /// Why the last token request failed.
    pub(super) fn error(&self) -> Signal<Option<Notice>> {
        self.error.into()
    }

    /// Signs in with `token`. The user is the one that the token names, if it names one, or else `name`.
    pub(super) fn use_token(&self, token: String, name: &str) {
        let user = user_of_token(&token).unwrap_or_else(|| name.to_owned());
        self.services.session.set_user(user);
        self.services.session.sign_in(token);
        self.on_done.run(());
    }

    /// Exchanges `credentials`, which belong to the user `name`, for a token and signs in with it. Ignored while a request is pending.
    pub(super) fn exchange(&self, credentials: &TokenRequest, name: String) {
        if self.is_pending.get_untracked() {
            return;
        }
        self.is_pending.set(true);
        self.error.set(None);
        let request = self.services.client().grant_token(credentials);
        let state = *self;
        spawn_local(async move {
            let result = request.await;
            // The form may be gone by now.
            state.is_pending.try_set(false);
            match result {
                Ok(response) => state.use_token(response.access_token, &name),
                Err(error) => {
                    state.error.try_set(Some(Notice::of(&error, Task::SignIn)));
                }
            }
        });
    }
}
