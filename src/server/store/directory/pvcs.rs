//! The PVCs that exist in the namespaces.

use datavolumes_contract::org::Project;
use datavolumes_contract::{ClusterId, DepartmentId, ProjectId};
use rusqlite::{Connection, Result, Row};

use crate::store::access_scope::AccessScope;
use crate::store::row::timestamp;
use crate::store::sql::Sql;

/// How many PVCs are listed at most. The API has no pages for them.
const MAX_PVCS: u16 = 10_000;

/// A PVC that exists in the namespace of a project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pvc {
    /// The project.
    pub(crate) project: Project,
    /// Its name.
    pub(crate) name: String,
    /// Whether it is bound to storage.
    pub(crate) is_bound: bool,
}

/// Which PVCs are listed: those that meet all conditions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct PvcRequest {
    /// Those of this name.
    pub(crate) name: Option<String>,
    /// Those of this project.
    pub(crate) project: Option<ProjectId>,
    /// Those of the projects of this department.
    pub(crate) department: Option<DepartmentId>,
    /// Those of the projects of this cluster.
    pub(crate) cluster: Option<ClusterId>,
}

/// The PVCs of the accessible projects, by project and name, at most [`MAX_PVCS`].
pub(in crate::store) fn list(
    connection: &Connection,
    access: &AccessScope,
    request: &PvcRequest,
) -> Result<Vec<Pvc>> {
    let conditions = [
        ("c.name = ?", request.name.clone()),
        (
            "p.id = ?",
            request.project.as_ref().map(ToString::to_string),
        ),
        (
            "p.department_id = ?",
            request.department.as_ref().map(ToString::to_string),
        ),
        (
            "p.cluster_id = ?",
            request.cluster.as_ref().map(ToString::to_string),
        ),
    ];
    let given = conditions
        .into_iter()
        .filter_map(|(condition, value)| Some(Sql::new(condition).bind(value?)));
    let sql = Sql::new(
        "SELECT c.name, c.bound, p.id AS project_id, p.name AS project_name, p.department_id,
            p.cluster_id, p.created_at
         FROM projects p JOIN pvcs c ON c.project_id = p.id WHERE ",
    )
    .append(access.project_condition())
    .push(" AND ")
    .append(Sql::all(given.collect()))
    .push(" ORDER BY p.id, c.name LIMIT ?")
    .bind(i64::from(MAX_PVCS));
    connection
        .prepare_cached(&sql.text)?
        .query_map(sql.params(), pvc)?
        .collect()
}

fn pvc(row: &Row<'_>) -> Result<Pvc> {
    Ok(Pvc {
        name: row.get("name")?,
        is_bound: row.get("bound")?,
        project: Project {
            id: ProjectId::new(row.get::<_, String>("project_id")?),
            name: row.get("project_name")?,
            parent_id: DepartmentId::new(row.get::<_, String>("department_id")?),
            cluster_id: ClusterId::new(row.get::<_, String>("cluster_id")?),
            created_at: Some(timestamp(row.get("created_at")?)),
            ..Project::default()
        },
    })
}
