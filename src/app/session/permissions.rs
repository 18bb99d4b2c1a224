//! What the user may not do, as far as the server has said so.
//!
//! A page reload forgets it, so that a user who was granted a permission can try again.

use datavolumes_client::{Action, ApiError, Denials};
use datavolumes_contract::Scope;
use leptos::prelude::*;

use super::Session;
use crate::remote::denial_reason;

/// What the user may not do. One of the [`Services`](crate::services::Services).
#[derive(Clone, Copy)]
pub struct Permissions {
    session: Session,
    denials: RwSignal<SessionDenials>,
}

/// The denials of one session.
#[derive(Default)]
struct SessionDenials {
    /// The [`Session::generation`] in which they were recorded.
    generation: u32,
    denials: Denials,
}

impl Permissions {
    /// Nothing is denied yet.
    #[must_use]
    pub fn new(session: Session) -> Self {
        Self {
            session,
            denials: RwSignal::default(),
        }
    }

    /// Records the result of `action` in `scope`: a 403 denies it, a success permits it again. See
    /// [`Denials::record`].
    pub fn record<T>(self, action: Action, scope: &Scope, result: &Result<T, ApiError>) {
        let generation = self.session.generation().get_untracked();
        self.denials.maybe_update(|current| {
            let is_new_session = current.generation != generation;
            if is_new_session {
                *current = SessionDenials {
                    generation,
                    denials: Denials::default(),
                };
            }
            current.denials.record(action, scope, result) || is_new_session
        });
    }

    /// Why the user may not do `action` in `scope`, as one or two sentences. `None` if it was not denied.
    #[must_use]
    pub fn reason(self, action: Action, scope: &Scope) -> Option<String> {
        let generation = self.session.generation().get();
        self.denials.with(|current| {
            if current.generation != generation {
                return None;
            }
            let message = current.denials.message(action, scope)?;
            Some(denial_reason(action, message))
        })
    }
}

#[cfg(test)]
mod tests {
    use datavolumes_client::project_scope;
    use datavolumes_client::scripted::{Reply, ScriptedTransport};
    use datavolumes_contract::{Problem, ProjectId};

    use super::*;

    fn forbidden(message: &str) -> Result<(), ApiError> {
        Err(ApiError::Rejected {
            status: 403,
            body: Problem::new(403, message).into(),
            retry_after: None,
        })
    }

    fn here() -> Scope {
        project_scope(&ProjectId::new("5"))
    }

    fn permissions() -> (Owner, Session, Permissions) {
        let owner = Owner::new();
        owner.set();
        let server = ScriptedTransport::new(|_| Reply::status(503));
        let session = Session::resume(server.client());
        (owner, session, Permissions::new(session))
    }

    #[test]
    fn a_403_denies_an_action_with_the_message_of_the_server() {
        let (_owner, _, permissions) = permissions();
        assert_eq!(permissions.reason(Action::Delete, &here()), None);
        permissions.record(Action::Delete, &here(), &forbidden("not you"));
        assert_eq!(
            permissions.reason(Action::Delete, &here()).as_deref(),
            Some("not you. Ask an administrator for “delete” on “Data volumes”.")
        );
    }

    #[test]
    fn a_success_permits_the_action_again() {
        let (_owner, _, permissions) = permissions();
        permissions.record(Action::Share, &here(), &forbidden("no"));
        permissions.record(Action::Share, &here(), &Ok(()));
        assert_eq!(permissions.reason(Action::Share, &here()), None);
    }

    #[test]
    fn a_denial_does_not_apply_to_the_next_session() {
        let (_owner, session, permissions) = permissions();
        permissions.record(Action::Share, &here(), &forbidden("no"));
        session.sign_in("token".to_owned(), None);
        assert_eq!(permissions.reason(Action::Share, &here()), None);
        permissions.record(Action::Create, &here(), &forbidden("no"));
        assert!(permissions.reason(Action::Create, &here()).is_some());
        assert_eq!(permissions.reason(Action::Share, &here()), None);
    }
}
