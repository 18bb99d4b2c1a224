//! The measured calls.

use datavolumes_contract::{
    Limit, ListQuery, Offset, ProjectId, Scope, ScopeType, Sort, SortOrder, View, VolumeField,
};
use datavolumes_server::seed::{DEPARTMENT_OF_ADMIN, PROJECT_OF_RESEARCHER};
use datavolumes_server::store::{AccessScope, Store, StoreError};

/// One row of the table.
pub(crate) struct Case {
    pub(crate) name: String,
    pub(crate) call: Call,
}

/// A call of the store.
pub(crate) enum Call {
    List(AccessScope, ListQuery),
    Count(AccessScope, ListQuery),
}

impl Call {
    /// Executes the call. Returns a number of volumes, so that the result is used.
    pub(crate) fn run(&self, store: &Store) -> Result<u64, StoreError> {
        match self {
            Self::List(access, query) => {
                let page = store.list(access, query)?;
                Ok(page.datavolumes.len() as u64)
            }
            Self::Count(access, query) => store.count(access, query),
        }
    }
}

/// Every case: each sort key at the start, the middle and the end of the list, then access scopes,
/// filters and searches.
pub(crate) fn all(records: u32) -> Vec<Case> {
    let mut cases = Vec::new();
    let offsets = [0, records / 2, records.saturating_sub(50)];
    for field in VolumeField::ALL {
        for order in [SortOrder::Ascending, SortOrder::Descending] {
            for offset in offsets {
                let query = sorted(field, order, offset);
                cases.push(list(&AccessScope::Everything, &query));
            }
        }
    }
    let department = within(ScopeType::Department, DEPARTMENT_OF_ADMIN);
    for field in VolumeField::ALL {
        for offset in [0, records / 20] {
            cases.push(list(
                &department,
                &sorted(field, SortOrder::Descending, offset),
            ));
        }
    }
    let project = within(ScopeType::Project, PROJECT_OF_RESEARCHER);
    let usable = ListQuery {
        view: View::UsableInProject(Some(ProjectId::new(PROJECT_OF_RESEARCHER))),
        ..ListQuery::default()
    };
    for (access, query) in [
        (&AccessScope::Everything, ListQuery::default()),
        (&department, ListQuery::default()),
        (&project, ListQuery::default()),
        (&AccessScope::Everything, usable.clone()),
        (&project, usable),
    ] {
        cases.push(list(access, &query));
        cases.push(count(access, &query));
    }
    for filter in [
        "name=@imagenet",
        "name=@a",
        "name=@no-such-thing",
        "name==imagenet-21k",
        "phase==NotReady",
        "phase!=Ready",
        "projectName=^vision",
        "createdBy=@anna",
        "createdAt>=2026-09-01T00:00:00Z",
    ] {
        for query in [
            filtered(filter, None),
            filtered(filter, Some(VolumeField::CreatedAt)),
        ] {
            cases.push(list(&AccessScope::Everything, &query));
        }
        cases.push(list(&department, &filtered(filter, None)));
        cases.push(count(&AccessScope::Everything, &filtered(filter, None)));
        cases.push(count(&department, &filtered(filter, None)));
    }
    for search in ["imagenet", "a", "no-such-thing", "anna", "labelled images"] {
        let query = ListQuery {
            search: search.to_owned(),
            ..ListQuery::default()
        };
        let sorted = ListQuery {
            offset: Offset::new(u64::from(records / 50)),
            sort: Some(Sort {
                field: VolumeField::CreatedAt,
                order: SortOrder::Descending,
            }),
            ..query.clone()
        };
        cases.push(list(&AccessScope::Everything, &query));
        cases.push(list(&AccessScope::Everything, &sorted));
        cases.push(list(&department, &query));
        cases.push(count(&AccessScope::Everything, &query));
        cases.push(count(&department, &query));
    }
    let largest_page = ListQuery {
        limit: Limit::MAX,
        ..ListQuery::default()
    };
    cases.push(list(&AccessScope::Everything, &largest_page));
    cases
}

fn within(scope_type: ScopeType, id: &str) -> AccessScope {
    AccessScope::Within(vec![Scope::new(scope_type, id)])
}

fn sorted(field: VolumeField, order: SortOrder, offset: u32) -> ListQuery {
    ListQuery {
        sort: Some(Sort { field, order }),
        offset: Offset::new(u64::from(offset)),
        ..ListQuery::default()
    }
}

fn filtered(filter: &str, sort: Option<VolumeField>) -> ListQuery {
    ListQuery {
        filters: filter.parse().into_iter().collect(),
        sort: sort.map(|field| Sort {
            field,
            order: SortOrder::Descending,
        }),
        ..ListQuery::default()
    }
}

fn list(access: &AccessScope, query: &ListQuery) -> Case {
    Case {
        name: format!("list {} {}", scope_name(access), query.to_address()),
        call: Call::List(access.clone(), query.clone()),
    }
}

fn count(access: &AccessScope, query: &ListQuery) -> Case {
    Case {
        name: format!("count {} {}", scope_name(access), query.to_address()),
        call: Call::Count(access.clone(), query.clone()),
    }
}

fn scope_name(access: &AccessScope) -> &'static str {
    match access {
        AccessScope::Everything => "everything",
        AccessScope::Within(scopes) => match scopes.first().map(|scope| &scope.scope_type) {
            Some(ScopeType::Project) => "project",
            _ => "department",
        },
    }
}
