//! The people who can sign in.

use std::sync::Arc;

use datavolumes_contract::{ProjectId, Scope, ScopeType};
use serde::Serialize;

use super::Role;
use super::token::is_same;
use crate::seed::{DEPARTMENT_OF_ADMIN, PROJECT_OF_RESEARCHER, PROJECT_OF_VIEWER};
use crate::store::{DirectoryRequest, Reach, Store, StoreError};

/// Somebody who can sign in: a role, and the part of the organisation in which it is theirs.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Persona {
    /// Who it is.
    pub name: String,
    /// What they may do, in a sentence.
    pub description: String,
    /// What they sign in with.
    #[serde(rename = "clientID")]
    pub client_id: String,
    /// Their secret. These people are for demos and tests: it equals the id.
    pub client_secret: String,
    /// What `createdBy` and the like say.
    #[serde(skip)]
    pub user: String,
    /// What they may do.
    #[serde(skip)]
    pub role: Role,
    /// Where they may do it.
    #[serde(skip)]
    pub reach: Reach,
    /// The reach in words, as in “update is missing *in the department Vision*”.
    #[serde(skip)]
    pub place: String,
}

/// Everybody who can sign in.
#[derive(Clone, Debug)]
pub struct Personas(Arc<[Arc<Persona>]>);

impl Personas {
    /// The people of the organisation in `store`.
    ///
    /// # Errors
    /// When the store fails.
    pub fn of(store: &Store) -> Result<Self, StoreError> {
        let everything = Place {
            reach: Reach::Everything,
            words: "the whole organisation".to_owned(),
        };
        let vision = Place::department(store, DEPARTMENT_OF_ADMIN)?;
        let segmentation = Place::project(store, PROJECT_OF_RESEARCHER)?;
        let speech = Place::project(store, PROJECT_OF_VIEWER)?;
        let nothing = Place {
            reach: Reach::Within(Vec::new()),
            words: "any part of the organisation".to_owned(),
        };
        let people = [
            everything.persona("admin", "Ada Moreau", Role::Administrator),
            vision.persona("department-admin", "Dov Haddad", Role::Administrator),
            segmentation.persona("researcher", "Rin Takeda", Role::Researcher),
            everything.persona("viewer", "Vera Lind", Role::Viewer),
            speech.persona("analyst", "Amir Costa", Role::Analyst),
            nothing.persona("guest", "Gus Novak", Role::Nobody),
        ];
        Ok(Self(people.into_iter().map(Arc::new).collect()))
    }

    /// Everybody, the most powerful first.
    pub fn iter(&self) -> impl Iterator<Item = &Arc<Persona>> {
        self.0.iter()
    }

    /// Who has this id and this secret.
    pub(crate) fn authenticate(&self, id: &str, secret: &str) -> Option<&Arc<Persona>> {
        self.iter()
            .find(|person| person.client_id == id && is_same(&person.client_secret, secret))
    }
}

/// A part of the organisation.
struct Place {
    reach: Reach,
    words: String,
}

impl Place {
    fn department(store: &Store, id: &str) -> Result<Self, StoreError> {
        let reach = Reach::Within(vec![Scope::new(ScopeType::Department, id)]);
        let page = store.departments(&reach, &DirectoryRequest::default())?;
        let name = page.departments.into_iter().next().map(|found| found.name);
        Ok(Self::new(
            reach,
            "department",
            name.unwrap_or(id.to_owned()),
        ))
    }

    fn project(store: &Store, id: &str) -> Result<Self, StoreError> {
        let reach = Reach::Within(vec![Scope::new(ScopeType::Project, id)]);
        let found = store.project(&Reach::Everything, &ProjectId::new(id))?;
        let name = found.map(|found| found.name);
        Ok(Self::new(reach, "project", name.unwrap_or(id.to_owned())))
    }

    fn new(reach: Reach, level: &str, name: String) -> Self {
        Self {
            reach,
            words: format!("the {level} {name}"),
        }
    }

    fn persona(&self, id: &str, name: &str, role: Role) -> Persona {
        let place = &self.words;
        let (title, may) = match role {
            Role::Administrator => ("administrator", format!("Does everything in {place}.")),
            Role::Researcher => (
                "researcher",
                format!(
                    "Creates, changes and deletes volumes in {place}, and sees whom they are \
                     shared with."
                ),
            ),
            Role::Viewer => (
                "viewer",
                format!("Sees everything in {place}, and changes nothing."),
            ),
            Role::Analyst => (
                "analyst",
                format!("Sees the volumes in {place}, but not whom they are shared with."),
            ),
            Role::Nobody => ("guest", "May sign in, and nothing else.".to_owned()),
        };
        Persona {
            name: format!("{name}, {title}"),
            description: may,
            client_id: format!("demo-{id}"),
            client_secret: format!("demo-{id}"),
            user: format!("{}@example.com", name.to_lowercase().replace(' ', ".")),
            role,
            reach: self.reach.clone(),
            place: place.clone(),
        }
    }
}
