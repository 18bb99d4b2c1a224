//! Which volumes match a [`ListQuery`], whatever their order.
//!
//! Each condition is answered by the index of its field, as a set of volumes. A list then walks
//! along the index of its order and picks the members of all sets. So no combination of filter
//! and order needs an index of its own, and no row of the table is read but those of the page.

use datavolumes_contract::{Filter, ListQuery, ProjectId, View, VolumeField};
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

/// The statements whose answers every match is in: one for each field, so that a field is walked
/// along once, however many filters it has.
fn conditions(reach: &Reach, query: &ListQuery) -> Vec<Sql> {
    let mut statements = Vec::new();
    if let View::UsableInProject(project) = &query.view {
        statements.push(usable(reach, project.as_ref()));
    }
    statements.extend(of_project(reach, query));
    for (field, column) in [
        (VolumeField::Name, "name"),
        (VolumeField::CreatedAt, "created_at"),
        (VolumeField::CreatedBy, "created_by"),
        (VolumeField::Phase, "phase"),
    ] {
        let filters = comparisons(query, field, column);
        if !filters.is_empty() {
            let select = format!("SELECT seq FROM volumes INDEXED BY volumes_by_{column} WHERE ");
            statements.push(Sql::new(select).then(Sql::all(filters)));
        }
    }
    if !query.search.is_empty() {
        statements.push(search::statement(&query.search));
    }
    statements
}

/// The volumes of all projects that match: the department and the cluster of a volume follow from
/// its project, and there are few projects.
fn of_project(reach: &Reach, query: &ListQuery) -> Option<Sql> {
    let mut conditions = Vec::new();
    if query.view == View::Originated && *reach != Reach::Everything {
        conditions.push(reach.to_projects());
    }
    for (field, column) in [
        (VolumeField::ProjectId, "p.id"),
        (VolumeField::ProjectName, "p.name"),
        (VolumeField::DepartmentId, "p.department_id"),
        (VolumeField::ClusterId, "p.cluster_id"),
    ] {
        conditions.extend(comparisons(query, field, column));
    }
    let select = "SELECT seq FROM volumes INDEXED BY volumes_by_project_id
        WHERE project_id IN (SELECT p.id FROM projects p WHERE ";
    (!conditions.is_empty()).then(|| Sql::new(select).then(Sql::all(conditions)).text(")"))
}

/// The filters of `query` on `field`, which is stored in `column`.
fn comparisons(query: &ListQuery, field: VolumeField, column: &'static str) -> Vec<Sql> {
    let filters = query.filters.iter();
    filters
        .filter(|filter| filter.field() == field)
        .map(|filter| comparison(column, filter))
        .collect()
}

fn comparison(column: &'static str, filter: &Filter) -> Sql {
    match filter.timestamp() {
        Some(instant) if filter.field().is_timestamp() => {
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
