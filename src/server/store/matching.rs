//! Finds the volumes that match a [`ListQuery`], regardless of their order.
//!
//! Each condition is answered by one index, as a bitmap of rows, and the bitmaps are intersected. A
//! list then scans the index of its sort key and keeps the rows in the bitmap. So no combination of
//! filter and sort key needs an index for itself, and only the rows of the page are read.

use std::collections::BTreeMap;

use datavolumes_contract::{Filter, ListQuery, ProjectId, View};
use rusqlite::{Connection, Result};

use super::access_scope::AccessScope;
use super::bitmap::Bitmap;
use super::columns::{FilterColumn, filter_column, index_name};
use super::sql::Sql;
use super::{comparison, search};

/// The rows that match `query`; `None` if every volume does.
pub(super) fn rows(
    connection: &Connection,
    access: &AccessScope,
    query: &ListQuery,
) -> Result<Option<Bitmap>> {
    let mut matches: Option<Bitmap> = None;
    for statement in statements(access, query) {
        let rows = select(connection, &statement)?;
        matches = Some(match matches {
            Some(matches) => matches.intersect(&rows),
            None => rows,
        });
    }
    Ok(matches)
}

fn select(connection: &Connection, sql: &Sql) -> Result<Bitmap> {
    let mut statement = connection.prepare_cached(&sql.text)?;
    let mut rows = statement.query(sql.params())?;
    let mut bitmap = Bitmap::default();
    while let Some(row) = rows.next()? {
        bitmap.insert(row.get(0)?);
    }
    Ok(bitmap)
}

/// The statements whose results all contain a matching volume.
fn statements(access: &AccessScope, query: &ListQuery) -> Vec<Sql> {
    let mut statements = Vec::new();
    let mut project_conditions = Vec::new();
    // Grouped by column, so that an index is scanned once for all filters on its column.
    let mut volume_conditions: BTreeMap<&'static str, Vec<Sql>> = BTreeMap::new();

    match &query.view {
        View::UsableInProject(project) => {
            statements.push(usable_in_project(access, project.as_ref()));
        }
        View::Originated if *access == AccessScope::Everything => {}
        View::Originated => project_conditions.push(access.project_condition()),
    }
    for filter in &query.filters {
        match filter_column(filter.field()) {
            FilterColumn::Volume(column) => volume_conditions
                .entry(column)
                .or_default()
                .push(compare(column, filter)),
            FilterColumn::Project(column) => project_conditions.push(compare(column, filter)),
        }
    }

    if !project_conditions.is_empty() {
        statements.push(in_projects(project_conditions));
    }
    for (column, conditions) in volume_conditions {
        let index = index_name(column);
        let select = format!("SELECT seq FROM volumes INDEXED BY {index} WHERE ");
        statements.push(Sql::new(select).append(Sql::all(conditions)));
    }
    if !query.search.is_empty() {
        statements.push(search::statement(&query.search));
    }
    statements
}

fn compare(column: &'static str, filter: &Filter) -> Sql {
    match filter.timestamp() {
        Some(timestamp) if filter.field().is_timestamp() => {
            comparison::timestamp(column, filter.operator(), timestamp)
        }
        _ => comparison::text(column, filter.operator(), filter.value()),
    }
}

/// Selects the volumes of the projects for which all conditions hold.
fn in_projects(conditions: Vec<Sql>) -> Sql {
    Sql::new(
        "SELECT seq FROM volumes INDEXED BY volumes_by_project_id
         WHERE project_id IN (SELECT p.id FROM projects p WHERE ",
    )
    .append(Sql::all(conditions))
    .push(")")
}

/// Selects the volumes that originate in `project` or are shared with it, its department or its
/// cluster.
fn usable_in_project(access: &AccessScope, project: Option<&ProjectId>) -> Sql {
    let project = project.map(|project| project.as_str().to_owned());
    Sql::new("WITH chosen AS (SELECT p.* FROM projects p WHERE p.id = ? AND ")
        .bind(project)
        .append(access.project_condition())
        .push(
            ") SELECT seq FROM chosen JOIN volumes ON project_id = chosen.id
            UNION ALL SELECT volume FROM chosen JOIN shares
                ON scope_type = 'project' AND scope_id = chosen.id
            UNION ALL SELECT volume FROM chosen JOIN shares
                ON scope_type = 'department' AND scope_id = chosen.department_id
            UNION ALL SELECT volume FROM chosen JOIN shares
                ON scope_type = 'cluster' AND scope_id = chosen.cluster_id",
        )
}
