//! The permissions that the server has denied.
//!
//! No operation lists the permissions of the caller, so they are learned from responses: a 403 denies one
//! action in one scope. Everything that was not denied counts as permitted.

use datavolumes_contract::{ProjectId, Scope, ScopeType};

use crate::{ApiError, ErrorKind};

#[cfg(test)]
mod tests;

/// An action that requires a permission.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Create a volume.
    Create,
    /// Change a description.
    Describe,
    /// Change the shares of a volume.
    Share,
    /// Delete a volume.
    Delete,
}

impl Action {
    /// The verb and the entity of the required permission, from the product's table of roles.
    #[must_use]
    pub const fn permission(self) -> (&'static str, &'static str) {
        match self {
            Self::Create => ("create", "Data volumes"),
            Self::Describe => ("update", "Data volumes"),
            Self::Share => ("update", "Data volumes – sharing list"),
            Self::Delete => ("delete", "Data volumes"),
        }
    }
}

/// The scope of a permission on a volume: the project that the volume originates in.
#[must_use]
pub fn project_scope(id: &ProjectId) -> Scope {
    Scope::new(ScopeType::Project, id.as_str())
}

/// The scope of a permission that does not depend on a scope.
#[must_use]
pub fn global_scope() -> Scope {
    Scope::new(ScopeType::Other(String::new()), "")
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Denial {
    action: Action,
    scope: Scope,
    message: String,
}

/// The actions that the server has denied to one caller.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Denials {
    denials: Vec<Denial>,
}

impl Denials {
    /// Records the result of `action` in `scope`: a 403 denies it, a success permits it again, any other
    /// failure says nothing. Returns whether that changed anything.
    pub fn record<T>(
        &mut self,
        action: Action,
        scope: &Scope,
        result: &Result<T, ApiError>,
    ) -> bool {
        match result {
            Err(error) if error.kind() == ErrorKind::Forbidden => {
                self.deny(action, scope, error.to_string())
            }
            Err(_) => false,
            Ok(_) => self.permit(action, scope),
        }
    }

    fn deny(&mut self, action: Action, scope: &Scope, message: String) -> bool {
        if self.message(action, scope) == Some(&message) {
            return false;
        }
        self.permit(action, scope);
        self.denials.push(Denial {
            action,
            scope: scope.clone(),
            message,
        });
        true
    }

    fn permit(&mut self, action: Action, scope: &Scope) -> bool {
        let before = self.denials.len();
        self.denials
            .retain(|denial| denial.action != action || denial.scope != *scope);
        self.denials.len() < before
    }

    /// What the server said when it denied `action` in `scope`.
    #[must_use]
    pub fn message(&self, action: Action, scope: &Scope) -> Option<&str> {
        let denial = self
            .denials
            .iter()
            .find(|denial| denial.action == action && denial.scope == *scope)?;
        Some(&denial.message)
    }
}
