//! Which volumes match a [`ListQuery`], whatever their order.
//!
//! Each condition is answered by the index of its field, as a set of volumes. A list then walks
//! along the index of its order and picks the members of all sets. So no combination of filter
//! and order needs an index of its own, and no row of the table is read but those of the page.

use datavolumes_contract::{Field, Filter, ListQuery, ProjectId, View};
use rusqlite::{Connection, Result};

use super::set::Set;
use super::sql::Sql;
use super::{Reach, condition, search};

/// `None` for every volume.
pub(super) fn set(
    connection: &Connection,
    reach: &Reach,
    query: &ListQuery,
) -> Result<Option<Set>> {
    let mut found: Option<Set> = None;
    for sql in conditions(reach, query) {
        let next = select(connection, &sql)?;
        found = Some(match found {
            Some(found) => found.intersect(&next),
            None => next,
        });
    }
    Ok(found)
}

fn select(connection: &Connection, sql: &Sql) -> Result<Set> {
    let mut statement = connection.prepare_cached(&sql.text)?;
    let mut rows = statement.query(sql.params())?;
    let mut set = Set::default();
    while let Some(row) = rows.next()? {
        set.insert(row.get(0)?);
    }
    Ok(set)
}

/// The statements whose answers every match is in.
fn conditions(reach: &Reach, query: &ListQuery) -> Vec<Sql> {
    let mut statements = Vec::new();
    // Department and cluster of a volume follow from its project.
    let mut of_project = Vec::new();
    match &query.view {
        View::Originated if *reach == Reach::Everything => {}
        View::Originated => of_project.push(reach.to_projects()),
        View::UsableInProject(project) => statements.push(usable(reach, project.as_ref())),
    }
    for filter in &query.filters {
        match filter.field() {
            Field::Name => statements.push(of_volume("name", filter)),
            Field::CreatedAt => statements.push(of_volume("created_at", filter)),
            Field::CreatedBy => statements.push(of_volume("created_by", filter)),
            Field::Phase => statements.push(of_volume("phase", filter)),
            Field::ProjectId => of_project.push(comparison("p.id", filter)),
            Field::ProjectName => of_project.push(comparison("p.name", filter)),
            Field::DepartmentId => of_project.push(comparison("p.department_id", filter)),
            Field::ClusterId => of_project.push(comparison("p.cluster_id", filter)),
        }
    }
    if !of_project.is_empty() {
        statements.push(
            Sql::new(
                "SELECT seq FROM volumes INDEXED BY volumes_by_project_id WHERE project_id IN
                    (SELECT p.id FROM projects p WHERE ",
            )
            .then(Sql::all(of_project))
            .text(")"),
        );
    }
    if !query.search.is_empty() {
        statements.push(search::statement(&query.search));
    }
    statements
}

fn of_volume(column: &'static str, filter: &Filter) -> Sql {
    Sql::new(format!(
        "SELECT seq FROM volumes INDEXED BY volumes_by_{column} WHERE "
    ))
    .then(comparison(column, filter))
}

fn comparison(column: &'static str, filter: &Filter) -> Sql {
    match filter.instant() {
        Some(instant) if filter.field().is_instant() => {
            condition::instant(column, filter.operator(), instant)
        }
        _ => condition::text(column, filter.operator(), filter.value()),
    }
}

/// Originated in `project`, or shared with it, its department or its cluster.
fn usable(reach: &Reach, project: Option<&ProjectId>) -> Sql {
    let project = project.map(|project| project.as_str().to_owned());
    Sql::new("WITH chosen AS (SELECT p.* FROM projects p WHERE p.id = ? AND ")
        .bind(project)
        .then(reach.to_projects())
        .text(
            ") SELECT seq FROM chosen JOIN volumes ON project_id = chosen.id
            UNION ALL SELECT volume FROM chosen JOIN shares
                ON scope_type = 'project' AND scope_id = chosen.id
            UNION ALL SELECT volume FROM chosen JOIN shares
                ON scope_type = 'department' AND scope_id = chosen.department_id
            UNION ALL SELECT volume FROM chosen JOIN shares
                ON scope_type = 'cluster' AND scope_id = chosen.cluster_id",
        )
}
