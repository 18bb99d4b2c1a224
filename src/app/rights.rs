//! What the person may not do, as far as the server has said so.
//!
//! There is no operation that tells rights, so they are learned from refusals: a 403 closes one action
//! in one place for as long as the same person is signed in. What was never refused is open: nothing
//! is guessed, neither as permitted nor as refused. A reload of the page forgets everything, so that
//! whoever was given a right meanwhile can try again.

use datavolumes_contract::{ProjectId, Scope, ScopeType};
use leptos::prelude::*;

use crate::api::{ApiError, ErrorKind, Notice, Task};
use crate::session::Session;

/// Something that takes a permission.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Making a volume.
    Create,
    /// Changing a description.
    Describe,
    /// Changing whom a volume is shared with.
    Share,
    /// Deleting a volume.
    Delete,
}

impl Action {
    /// The verb and the entity of the permission that it takes, by the product's table of roles.
    #[must_use]
    pub const fn permission(self) -> (&'static str, &'static str) {
        match self {
            Self::Create => ("create", "Data volumes"),
            Self::Describe => ("update", "Data volumes"),
            Self::Share => ("update", "Data volumes – sharing list"),
            Self::Delete => ("delete", "Data volumes"),
        }
    }

    /// What somebody is doing who does it.
    #[must_use]
    pub const fn task(self) -> Task {
        match self {
            Self::Create => Task::Create,
            Self::Describe => Task::Describe,
            Self::Share => Task::Share,
            Self::Delete => Task::Delete,
        }
    }

    /// What a failure of it means to the person; where it was refused, also what is missing.
    #[must_use]
    pub fn notice(self, error: &ApiError) -> Notice {
        let mut notice = Notice::of(error, self.task());
        if error.kind() == ErrorKind::Forbidden
            && let Some(missing) = self.missing(&notice.detail)
        {
            notice.detail.push(' ');
            notice.detail.push_str(&missing);
        }
        notice
    }

    /// What is missing where it is refused, told as the conclusion that it is; `None` where the
    /// server's `message` has named it already.
    #[must_use]
    pub fn missing(self, message: &str) -> Option<String> {
        let (verb, entity) = self.permission();
        if message.contains(verb) && message.contains(entity) {
            return None;
        }
        Some(format!(
            "It usually takes the permission “{verb}” on “{entity}”."
        ))
    }
}

/// A refusal that was met.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Refusal {
    action: Action,
    place: Scope,
    /// The server's words.
    message: String,
    /// Whose: [`Session::turns`] at the time.
    turn: u32,
}

/// The refusals of this session. A service of the whole app.
#[derive(Clone, Copy)]
pub struct Rights {
    session: Session,
    refusals: RwSignal<Vec<Refusal>>,
}

/// The place of a volume as far as rights go: the project that it originates in.
#[must_use]
pub fn project(id: &ProjectId) -> Scope {
    Scope::new(ScopeType::Project, id.as_str())
}

/// The place of a refusal that does not depend on a place.
#[must_use]
pub fn everywhere() -> Scope {
    Scope::new(ScopeType::Other(String::new()), "")
}

impl Rights {
    /// No refusals yet.
    #[must_use]
    pub fn new(session: Session) -> Self {
        Self {
            session,
            refusals: RwSignal::new(Vec::new()),
        }
    }

    /// Takes note of how `action` in `place` ended: a 403 closes it, a success opens it again.
    pub fn learn<T>(self, action: Action, place: &Scope, result: &Result<T, ApiError>) {
        let message = match result {
            Err(error) if error.kind() == ErrorKind::Forbidden => Some(error.to_string()),
            Err(_) => return,
            Ok(_) => None,
        };
        let turn = self.session.turns().get_untracked();
        let is_it = |known: &Refusal| known.action == action && known.place == *place;
        let is_known = self
            .refusals
            .with_untracked(|refusals| refusals.iter().any(is_it));
        if message.is_none() && !is_known {
            return;
        }
        self.refusals.update(|refusals| {
            refusals.retain(|known| !is_it(known) && known.turn == turn);
            refusals.extend(message.map(|message| Refusal {
                action,
                place: place.clone(),
                message,
                turn,
            }));
        });
    }

    /// Why `action` in `place` cannot be done, as a sentence; `None` where nothing is known against it.
    #[must_use]
    pub fn reason(self, action: Action, place: &Scope) -> Option<String> {
        let turn = self.session.turns().get();
        self.refusals.with(|refusals| {
            let refusal = refusals.iter().find(|known| {
                known.action == action && known.place == *place && known.turn == turn
            })?;
            let mut reason = refusal.message.trim_end().to_owned();
            if !reason.ends_with(['.', '!', '?']) {
                reason.push('.');
            }
            if let Some(missing) = action.missing(&refusal.message) {
                reason.push(' ');
                reason.push_str(&missing);
            }
            Some(reason)
        })
    }
}

#[cfg(test)]
mod tests {
    use datavolumes_contract::Problem;

    use super::*;

    fn refused(status: u16, message: &str) -> Result<(), ApiError> {
        Err(ApiError::Rejected {
            status,
            problem: Problem::new(status, message),
            retry_after: None,
        })
    }

    fn here() -> Scope {
        project(&ProjectId::new("5"))
    }

    fn rights() -> (Owner, Session, Rights) {
        let owner = Owner::new();
        owner.set();
        let session = Session::unsaved();
        (owner, session, Rights::new(session))
    }

    #[test]
    fn a_refusal_closes_one_action_in_one_place() {
        let (_owner, _, rights) = rights();
        let elsewhere = project(&ProjectId::new("6"));
        assert_eq!(rights.reason(Action::Delete, &here()), None);
        rights.learn(Action::Delete, &here(), &refused(403, "not you"));
        let reason = rights.reason(Action::Delete, &here()).unwrap();
        assert_eq!(
            reason,
            "not you. It usually takes the permission “delete” on “Data volumes”."
        );
        assert_eq!(rights.reason(Action::Delete, &elsewhere), None);
        assert_eq!(rights.reason(Action::Describe, &here()), None);
    }

    #[test]
    fn other_failures_teach_nothing() {
        let (_owner, _, rights) = rights();
        for status in [400, 401, 404, 409, 500, 503] {
            rights.learn(Action::Create, &here(), &refused(status, "no"));
        }
        rights.learn::<()>(Action::Create, &here(), &Err(ApiError::Network));
        assert_eq!(rights.reason(Action::Create, &here()), None);
    }

    #[test]
    fn a_success_and_another_person_open_it_again() {
        let (_owner, session, rights) = rights();
        rights.learn(Action::Share, &here(), &refused(403, "no"));
        rights.learn(Action::Share, &here(), &Ok(()));
        assert_eq!(rights.reason(Action::Share, &here()), None);
        rights.learn(Action::Share, &here(), &refused(403, "no"));
        session.next_turn();
        assert_eq!(rights.reason(Action::Share, &here()), None);
    }

    #[test]
    fn a_refusal_names_what_is_missing() {
        let error = refused(403, "no").unwrap_err();
        let notice = Action::Delete.notice(&error);
        assert_eq!(notice.title, "You may not delete this data volume");
        assert!(notice.detail.contains("“delete” on “Data volumes”"));
        let failed = refused(500, "no").unwrap_err();
        assert!(!Action::Delete.notice(&failed).detail.contains("permission"));
    }

    #[test]
    fn what_the_server_has_named_is_not_named_twice() {
        let named = "“update” on “Data volumes” is missing in the project speech";
        assert_eq!(Action::Describe.missing(named), None);
        assert!(Action::Share.missing(named).is_some());
    }
}
