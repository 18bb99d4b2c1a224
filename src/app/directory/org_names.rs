//! The names of departments and clusters, which the volumes carry as ids only.
//!
//! An optional capability: where the server does not tell, the ids are shown.

use datavolumes_contract::{ClusterId, DepartmentId, DirectoryQuery, Limit};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::services::Services;

/// The most departments that are asked for: more names than that are worth no one's wait.
const MOST_DEPARTMENTS: u64 = 5_000;

/// Ids and their names. They are few, and looked through from the start.
type Names = Vec<(String, String)>;

/// The names that are known. A context of the whole app.
#[derive(Clone, Copy)]
pub struct OrgNames {
    departments: RwSignal<Names>,
    clusters: RwSignal<Names>,
    is_asked_for: StoredValue<bool>,
}

impl OrgNames {
    /// An empty directory, as the context of everything below.
    pub fn provide() {
        provide_context(Self {
            departments: RwSignal::new(Names::new()),
            clusters: RwSignal::new(Names::new()),
            is_asked_for: StoredValue::new(false),
        });
    }

    /// The directory of the app that the calling component is part of.
    #[must_use]
    pub fn of_context() -> Self {
        expect_context()
    }

    /// The name of a department, or its id where the name is not known.
    #[must_use]
    pub fn department(self, id: &DepartmentId) -> String {
        name_of(self.departments, id.as_str())
    }

    /// The name of a cluster, or its id where the name is not known.
    #[must_use]
    pub fn cluster(self, id: &ClusterId) -> String {
        name_of(self.clusters, id.as_str())
    }

    /// Asks for the names, once. Called when the first rows are on screen, so that it delays none.
    pub fn load(self, services: Services) {
        if self.is_asked_for.get_value() {
            return;
        }
        self.is_asked_for.set_value(true);
        spawn_local(async move {
            if let Ok(clusters) = services.api.clusters().answer.await {
                let named = clusters
                    .into_iter()
                    .map(|one| (one.id.into_string(), one.name));
                self.clusters.try_set(named.collect());
            }
        });
        spawn_local(async move {
            let mut query = DirectoryQuery {
                limit: Limit::MAX,
                ..DirectoryQuery::default()
            };
            let mut known = Names::new();
            while u64::from(query.offset.get()) < MOST_DEPARTMENTS {
                let Ok(page) = services.api.departments(query.clone()).answer.await else {
                    return;
                };
                let named = page
                    .departments
                    .into_iter()
                    .map(|one| (one.id.into_string(), one.name));
                known.extend(named);
                self.departments.try_set(known.clone());
                if page.next.is_none() {
                    return;
                }
                query.offset = query.offset.next(query.limit);
            }
        });
    }
}

fn name_of(names: RwSignal<Names>, id: &str) -> String {
    names.with(|names| {
        let found = names.iter().find(|(known, _)| known == id);
        let name = found.map(|(_, name)| name.as_str());
        name.filter(|name| !name.is_empty())
            .unwrap_or(id)
            .to_owned()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_id_is_shown_as_it_is() {
        let owner = Owner::new();
        owner.set();
        let names = vec![
            ("9".to_owned(), "vision".to_owned()),
            ("10".to_owned(), String::new()),
        ];
        let names = RwSignal::new(names);
        assert_eq!(name_of(names, "9"), "vision");
        assert_eq!(name_of(names, "10"), "10");
        assert_eq!(name_of(names, "11"), "11");
    }
}
