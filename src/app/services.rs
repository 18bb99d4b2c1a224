//! What every page of the app uses.

mod commands;
mod page_command;

use datavolumes_client::Client;
use datavolumes_client::browser::{BrowserTimer, BrowserTransport, adopt_early_request};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::remote::Connectivity;
use crate::router::Router;
use crate::session::{Permissions, Session};

pub use page_command::PageCommand;

/// The services of the app. There is one set of them, which every component copies from the context.
#[derive(Clone, Copy)]
pub struct Services {
    /// The address of the page.
    pub router: Router,
    /// Who is signed in.
    pub session: Session,
    /// Whether the server can be reached and accepts the token.
    pub connectivity: Connectivity,
    /// What the server has denied to the user.
    pub permissions: Permissions,
    /// A command for the page of an entry of the history, by its number.
    page_command: RwSignal<Option<(u32, PageCommand)>>,
    client: StoredValue<Client, LocalStorage>,
}

impl Services {
    /// Starts the services over the browser and provides them as a context.
    #[must_use]
    pub fn provide() -> Self {
        let client = Client::new(BrowserTransport, BrowserTimer);
        let services = Self::new(client.clone(), Router::start());
        // After the session has started, since a new token would drop the response.
        if let Some(request) = adopt_early_request(&client) {
            spawn_local(request);
        }
        provide_context(services);
        services
    }

    /// Services over `client` and `router`.
    #[must_use]
    pub fn new(client: Client, router: Router) -> Self {
        let session = Session::resume(client.clone());
        Self {
            router,
            session,
            connectivity: Connectivity::default(),
            permissions: Permissions::new(session),
            page_command: RwSignal::new(None),
            client: StoredValue::new_local(client),
        }
    }

    /// The services in the context of the calling component.
    #[must_use]
    pub fn of_context() -> Self {
        expect_context()
    }

    /// The client of the API.
    #[must_use]
    pub fn client(self) -> Client {
        self.client.get_value()
    }
}
