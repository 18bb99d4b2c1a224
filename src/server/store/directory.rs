//! The organisation: clusters, departments and projects, with the PVCs of these.

pub(super) mod pvcs;

use datavolumes_contract::org::{Cluster, Department, DepartmentPage, Project, ProjectPage};
use datavolumes_contract::{ClusterId, DepartmentId, ProjectId};
use rusqlite::{Connection, Result, Row};

use super::access_scope::AccessScope;
use super::directory_request::{DepartmentField, DirectoryRequest, ProjectField};
use super::row::timestamp;
use super::sql::Sql;

/// A page of the accessible projects.
pub(super) fn projects(
    connection: &Connection,
    access: &AccessScope,
    request: &DirectoryRequest<ProjectField>,
) -> Result<ProjectPage> {
    let sql =
        Sql::new("SELECT p.* FROM projects p JOIN departments d ON d.id = p.department_id WHERE ")
            .append(access.project_condition())
            .append(request.clauses("p.name", "p.id"));
    let (projects, next) = page(connection, &sql, request, project)?;
    Ok(ProjectPage {
        projects: projects.into(),
        next,
    })
}

/// One project, if it is accessible.
pub(super) fn find_project(
    connection: &Connection,
    access: &AccessScope,
    id: &ProjectId,
) -> Result<Option<Project>> {
    let sql = Sql::new("SELECT p.* FROM projects p WHERE p.id = ? AND ")
        .bind(id.as_str().to_owned())
        .append(access.project_condition());
    Ok(rows(connection, &sql, project)?.pop())
}

/// Whether the cluster is visible.
pub(super) fn is_cluster_visible(
    connection: &Connection,
    access: &AccessScope,
    id: &ClusterId,
) -> Result<bool> {
    let sql = Sql::new("SELECT 1 FROM clusters c WHERE c.id = ? AND ")
        .bind(id.as_str().to_owned())
        .append(access.cluster_is_visible());
    connection.prepare_cached(&sql.text)?.exists(sql.params())
}

/// A page of the departments that are accessible or have an accessible project.
pub(super) fn departments(
    connection: &Connection,
    access: &AccessScope,
    request: &DirectoryRequest<DepartmentField>,
) -> Result<DepartmentPage> {
    let sql = Sql::new("SELECT d.* FROM departments d WHERE ")
        .append(access.department_is_visible())
        .append(request.clauses("d.name", "d.id"));
    let (departments, next) = page(connection, &sql, request, department)?;
    Ok(DepartmentPage {
        departments: departments.into(),
        next,
    })
}

/// The clusters that are accessible or have an accessible department or project, by name.
pub(super) fn clusters(connection: &Connection, access: &AccessScope) -> Result<Vec<Cluster>> {
    let sql = Sql::new("SELECT c.* FROM clusters c WHERE ")
        .append(access.cluster_is_visible())
        .push(" ORDER BY c.name");
    rows(connection, &sql, cluster)
}

/// The entries of a page and the offset of the next one.
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
        created_at: Some(timestamp(row.get("created_at")?)),
    })
}

fn department(row: &Row<'_>) -> Result<Department> {
    Ok(Department {
        id: DepartmentId::new(row.get::<_, String>("id")?),
        name: row.get("name")?,
        cluster_id: ClusterId::new(row.get::<_, String>("cluster_id")?),
        created_at: Some(timestamp(row.get("created_at")?)),
    })
}

fn cluster(row: &Row<'_>) -> Result<Cluster> {
    Ok(Cluster {
        id: ClusterId::new(row.get::<_, String>("id")?),
        name: row.get("name")?,
        tenant_id: row.get("tenant_id")?,
        created_at: Some(timestamp(row.get("created_at")?)),
    })
}
