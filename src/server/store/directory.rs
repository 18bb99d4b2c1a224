//! The organisation: clusters, departments and projects.

use datavolumes_contract::org::{Cluster, Department, DepartmentPage, Project, ProjectPage};
use datavolumes_contract::{ClusterId, DepartmentId, ProjectId};
use rusqlite::{Connection, Result, Row};

use super::directory_request::{DepartmentField, DirectoryRequest, ProjectField};
use super::{Reach, row::instant, sql::Sql};

pub(super) fn projects(
    connection: &Connection,
    reach: &Reach,
    request: &DirectoryRequest<ProjectField>,
) -> Result<ProjectPage> {
    let sql =
        Sql::new("SELECT p.* FROM projects p JOIN departments d ON d.id = p.department_id WHERE ")
            .then(reach.to_projects())
            .then(request.conditions_and_window("p.name", "p.id"));
    let (projects, next) = page(connection, &sql, request, project)?;
    Ok(ProjectPage { projects, next })
}

/// One project, where it is within reach.
pub(super) fn find_project(
    connection: &Connection,
    reach: &Reach,
    id: &ProjectId,
) -> Result<Option<Project>> {
    let sql = Sql::new("SELECT p.* FROM projects p WHERE p.id = ? AND ")
        .bind(id.as_str().to_owned())
        .then(reach.to_projects());
    Ok(rows(connection, &sql, project)?.pop())
}

/// Those within reach, and those that hold a project within reach: it is shown under its
/// department.
pub(super) fn departments(
    connection: &Connection,
    reach: &Reach,
    request: &DirectoryRequest<DepartmentField>,
) -> Result<DepartmentPage> {
    let sql = Sql::new("SELECT d.* FROM departments d WHERE (")
        .then(reach.to_departments())
        .text(" OR d.id IN (SELECT p.department_id FROM projects p WHERE ")
        .then(reach.to_projects())
        .text("))")
        .then(request.conditions_and_window("d.name", "d.id"));
    let (departments, next) = page(connection, &sql, request, department)?;
    Ok(DepartmentPage { departments, next })
}

/// Those within reach, and those that hold a department or project within reach; by name.
pub(super) fn clusters(connection: &Connection, reach: &Reach) -> Result<Vec<Cluster>> {
    let sql = Sql::new("SELECT c.* FROM clusters c WHERE ")
        .then(reach.to_clusters())
        .text(" OR c.id IN (SELECT d.cluster_id FROM departments d WHERE ")
        .then(reach.to_departments())
        .text(") OR c.id IN (SELECT p.cluster_id FROM projects p WHERE ")
        .then(reach.to_projects())
        .text(") ORDER BY c.name");
    rows(connection, &sql, cluster)
}

fn page<F, T>(
    connection: &Connection,
    sql: &Sql,
    request: &DirectoryRequest<F>,
    read: fn(&Row<'_>) -> Result<T>,
) -> Result<(Vec<T>, Option<i64>)> {
    let mut entries = rows(connection, sql, read)?;
    let limit = usize::from(request.limit.get());
    let next = request.offset.next(request.limit).get();
    let next = (entries.len() > limit).then_some(i64::from(next));
    entries.truncate(limit);
    Ok((entries, next))
}

fn rows<T>(connection: &Connection, sql: &Sql, read: fn(&Row<'_>) -> Result<T>) -> Result<Vec<T>> {
    connection
        .prepare_cached(&sql.text)?
        .query_map(sql.params(), read)?
        .collect()
}

fn project(row: &Row<'_>) -> Result<Project> {
    Ok(Project {
        id: ProjectId::new(row.get::<_, String>("id")?),
        name: row.get("name")?,
        parent_id: DepartmentId::new(row.get::<_, String>("department_id")?),
        cluster_id: ClusterId::new(row.get::<_, String>("cluster_id")?),
        requested_namespace: row.get("namespace")?,
        created_at: Some(instant(row.get("created_at")?)),
    })
}

fn department(row: &Row<'_>) -> Result<Department> {
    Ok(Department {
        id: DepartmentId::new(row.get::<_, String>("id")?),
        name: row.get("name")?,
        cluster_id: ClusterId::new(row.get::<_, String>("cluster_id")?),
        created_at: Some(instant(row.get("created_at")?)),
    })
}

fn cluster(row: &Row<'_>) -> Result<Cluster> {
    Ok(Cluster {
        id: ClusterId::new(row.get::<_, String>("id")?),
        name: row.get("name")?,
        tenant_id: row.get("tenant_id")?,
        created_at: Some(instant(row.get("created_at")?)),
    })
}
