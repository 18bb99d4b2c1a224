//! What every page of the app can call on.

use leptos::prelude::*;

use crate::api::Api;
use crate::remote::Health;
use crate::rights::Rights;
use crate::router::Router;
use crate::session::Session;

/// The services of the app: cheap to copy, the same for every component.
#[derive(Clone, Copy)]
pub struct Services {
    /// The browser's address.
    pub router: Router,
    /// Who is signed in.
    pub session: Session,
    /// How the conversation with the server goes.
    pub health: Health,
    /// What they may not do, as far as is known.
    pub rights: Rights,
    /// The server.
    pub api: Api,
}

impl Services {
    /// Starts the services and makes them the context of everything below.
    #[must_use]
    pub fn provide() -> Self {
        let session = Session::resume();
        let services = Self {
            router: Router::start(),
            session,
            health: Health::default(),
            rights: Rights::new(session),
            api: Api::new(session),
        };
        provide_context(services);
        services
    }

    /// The services of the app that the calling component is part of.
    #[must_use]
    pub fn of_context() -> Self {
        expect_context()
    }
}
