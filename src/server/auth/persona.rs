//! The personas: the fixed users of the server, for demos and tests.

use std::sync::Arc;

use datavolumes_contract::{ProjectId, Scope, ScopeType};
use serde::Serialize;
use utoipa::ToSchema;

use super::account::{Account, Accounts};
use super::role::Role;
use super::secret::constant_time_eq;
use crate::seed::{DEPARTMENT_OF_ADMIN, PROJECT_OF_ANALYST, PROJECT_OF_RESEARCHER};
use crate::store::{AccessScope, DirectoryRequest, Store, StoreError};

/// A user with a role in a part of the organisation. Serialized for `GET /api/personas`.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Persona {
    /// The name and the title.
    pub name: String,
    /// What the persona may do, in a sentence.
    pub description: String,
    /// The id to sign in with.
    #[serde(rename = "clientID")]
    pub client_id: String,
    /// The secret to sign in with. It equals the id.
    pub client_secret: String,
    /// The email address, for `createdBy` and the like.
    #[serde(skip)]
    pub user: String,
    /// The permissions.
    #[serde(skip)]
    pub role: Role,
    /// The part of the organisation in which the permissions apply.
    #[serde(skip)]
    pub access_scope: AccessScope,
    /// The access scope in words, such as “the department vision”.
    #[serde(skip)]
    pub scope_name: String,
}

impl From<&Account> for Persona {
    fn from(account: &Account) -> Self {
        let names: Vec<String> = account
            .scopes
            .iter()
            .map(|scope| format!("the {} {}", scope.scope_type, scope.scope_id))
            .collect();
        let (access_scope, scope_name) = if names.is_empty() {
            let everything = "the organization".to_owned();
            (AccessScope::Everything, everything)
        } else {
            (
                AccessScope::Within(account.scopes.clone()),
                names.join(", "),
            )
        };
        Self {
            name: account.client_id.clone(),
            description: String::new(),
            client_id: account.client_id.clone(),
            client_secret: account.client_secret.clone(),
            user: account.client_id.clone(),
            role: account.role,
            access_scope,
            scope_name,
        }
    }
}

/// All personas.
#[derive(Clone, Debug)]
pub struct Personas(Arc<[Arc<Persona>]>);

impl Personas {
    /// Who can sign in: the personas of the demo, or `accounts`.
    ///
    /// # Errors
    /// If the store fails.
    pub fn load(store: &Store, accounts: &Accounts) -> Result<Self, StoreError> {
        match accounts {
            Accounts::Demo => Self::demo(store),
            Accounts::Listed(accounts) => Ok(Self(
                accounts.iter().map(Persona::from).map(Arc::new).collect(),
            )),
        }
    }

    /// The personas of the demo, in the organisation of `store`.
    fn demo(store: &Store) -> Result<Self, StoreError> {
        let everything = NamedScope {
            access_scope: AccessScope::Everything,
            name: "the organization".to_owned(),
        };
        let department = NamedScope::department(store, DEPARTMENT_OF_ADMIN)?;
        let researcher_project = NamedScope::project(store, PROJECT_OF_RESEARCHER)?;
        let analyst_project = NamedScope::project(store, PROJECT_OF_ANALYST)?;
        let nothing = NamedScope {
            access_scope: AccessScope::Within(Vec::new()),
            name: "any part of the organization".to_owned(),
        };
        let personas = [
            everything.persona("admin", "Ada Moreau", Role::Administrator),
            department.persona("department-admin", "Dov Haddad", Role::Administrator),
            researcher_project.persona("researcher", "Rin Takeda", Role::Researcher),
            everything.persona("viewer", "Vera Lind", Role::Viewer),
            analyst_project.persona("analyst", "Amir Costa", Role::Analyst),
            nothing.persona("guest", "Gus Novak", Role::Guest),
        ];
        Ok(Self(personas.into_iter().map(Arc::new).collect()))
    }

    /// All personas, the one with the most permissions first.
    pub fn iter(&self) -> impl Iterator<Item = &Arc<Persona>> {
        self.0.iter()
    }

    /// The persona with this id and secret.
    pub(crate) fn authenticate(&self, id: &str, secret: &str) -> Option<&Arc<Persona>> {
        self.iter().find(|persona| {
            persona.client_id == id && constant_time_eq(&persona.client_secret, secret)
        })
    }
}

/// An access scope and its name.
struct NamedScope {
    access_scope: AccessScope,
    name: String,
}

impl NamedScope {
    fn department(store: &Store, id: &str) -> Result<Self, StoreError> {
        let access_scope = AccessScope::Within(vec![Scope::new(ScopeType::Department, id)]);
        let page = store.departments(&access_scope, &DirectoryRequest::default())?;
        let found = page.departments.into_iter().next();
        let name = found.map_or(id.to_owned(), |found| found.name);
        Ok(Self {
            access_scope,
            name: format!("the department {name}"),
        })
    }

    fn project(store: &Store, id: &str) -> Result<Self, StoreError> {
        let found = store.project(&AccessScope::Everything, &ProjectId::new(id))?;
        let name = found.map_or(id.to_owned(), |found| found.name);
        Ok(Self {
            access_scope: AccessScope::Within(vec![Scope::new(ScopeType::Project, id)]),
            name: format!("the project {name}"),
        })
    }

    fn persona(&self, id: &str, name: &str, role: Role) -> Persona {
        let scope = &self.name;
        let (title, description) = match role {
            Role::Administrator => ("administrator", format!("Full access to {scope}.")),
            Role::Researcher => (
                "researcher",
                format!(
                    "Creates, changes and deletes data volumes in {scope}, and sees their sharing."
                ),
            ),
            Role::Viewer => ("viewer", format!("Read-only access to {scope}.")),
            Role::Analyst => (
                "analyst",
                format!("Sees data volumes in {scope}, but not their sharing."),
            ),
            Role::Guest => ("guest", "Can sign in, but has no permissions.".to_owned()),
        };
        Persona {
            name: format!("{name}, {title}"),
            description,
            client_id: format!("demo-{id}"),
            client_secret: format!("demo-{id}"),
            user: format!("{}@example.com", name.to_lowercase().replace(' ', ".")),
            role,
            access_scope: self.access_scope.clone(),
            scope_name: scope.clone(),
        }
    }
}
