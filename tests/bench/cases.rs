//! What is measured.

use datavolumes_contract::{
    Limit, ListQuery, Offset, ProjectId, Scope, ScopeType, Sort, SortOrder, View, VolumeField,
};
use datavolumes_server::seed::{DEPARTMENT_OF_ADMIN, PROJECT_OF_RESEARCHER};
use datavolumes_server::store::{Reach, Store, StoreError};

/// One line of the table.
pub(crate) struct Case {
    pub(crate) name: String,
    pub(crate) call: Call,
}

/// What is asked of the store.
pub(crate) enum Call {
    List(Reach, ListQuery),
    Count(Reach, ListQuery),
}

impl Call {
    pub(crate) fn run(&self, store: &Store) -> Result<u64, StoreError> {
        match self {
            Self::List(reach, query) => {
                let page = store.list(reach, query)?;
                Ok(page.datavolumes.len() as u64)
            }
            Self::Count(reach, query) => store.count(reach, query),
        }
    }
}

/// All lines: each order at the ends and in the middle, then what narrows a list down.
pub(crate) fn all(records: u32) -> Vec<Case> {
    let mut cases = Vec::new();
    let offsets = [0, records / 2, records.saturating_sub(50)];
    for field in VolumeField::ALL {
        for order in [SortOrder::Ascending, SortOrder::Descending] {
            for offset in offsets {
                let query = sorted(field, order, offset);
                cases.push(list(&Reach::Everything, &query));
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
    for (reach, query) in [
        (&Reach::Everything, ListQuery::default()),
        (&department, ListQuery::default()),
        (&project, ListQuery::default()),
        (&Reach::Everything, usable.clone()),
        (&project, usable),
    ] {
        cases.push(list(reach, &query));
        cases.push(count(reach, &query));
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
            cases.push(list(&Reach::Everything, &query));
        }
        cases.push(list(&department, &filtered(filter, None)));
        cases.push(count(&Reach::Everything, &filtered(filter, None)));
        cases.push(count(&department, &filtered(filter, None)));
    }
    for search in ["imagenet", "a", "no-such-thing", "anna", "labelled images"] {
        let query = ListQuery {
            search: search.to_owned(),
            ..ListQuery::default()
        };
        let deep = ListQuery {
            offset: Offset::new(u64::from(records / 50)),
            sort: Some(Sort {
                field: VolumeField::CreatedAt,
                order: SortOrder::Descending,
            }),
            ..query.clone()
        };
        cases.push(list(&Reach::Everything, &query));
        cases.push(list(&Reach::Everything, &deep));
        cases.push(list(&department, &query));
        cases.push(count(&Reach::Everything, &query));
        cases.push(count(&department, &query));
    }
    let widest = ListQuery {
        limit: Limit::MAX,
        ..ListQuery::default()
    };
    cases.push(list(&Reach::Everything, &widest));
    cases
}

fn within(level: ScopeType, id: &str) -> Reach {
    Reach::Within(vec![Scope::new(level, id)])
}

fn sorted(field: VolumeField, order: SortOrder, offset: u32) -> ListQuery {
    ListQuery {
        sort: Some(Sort { field, order }),
        offset: Offset::new(u64::from(offset)),
        ..ListQuery::default()
    }
}

fn filtered(filter: &str, field: Option<VolumeField>) -> ListQuery {
    ListQuery {
        filters: filter.parse().into_iter().collect(),
        sort: field.map(|field| Sort {
            field,
            order: SortOrder::Descending,
        }),
        ..ListQuery::default()
    }
}

fn list(reach: &Reach, query: &ListQuery) -> Case {
    Case {
        name: format!("list {} {}", whose(reach), query.to_address()),
        call: Call::List(reach.clone(), query.clone()),
    }
}

fn count(reach: &Reach, query: &ListQuery) -> Case {
    Case {
        name: format!("count {} {}", whose(reach), query.to_address()),
        call: Call::Count(reach.clone(), query.clone()),
    }
}

fn whose(reach: &Reach) -> &'static str {
    match reach {
        Reach::Everything => "everything",
        Reach::Within(scopes) => match scopes.first().map(|scope| &scope.scope_type) {
            Some(ScopeType::Project) => "project",
            _ => "department",
        },
    }
}
