//! A [`ListQuery`] as SQL.
//!
//! A list is one walk along the index of its order. That index holds every column that a filter
//! or the reach looks at, so a row of the table itself is read only for the volumes of the page.
//! Which department and cluster a volume belongs to follows from its project: conditions on them
//! choose projects first, and the walk only asks whether a project is among the chosen ones.

use datavolumes_contract::{Field, Filter, ListQuery, ProjectId, SortOrder, View};

use super::Reach;
use super::condition;
use super::sql::Sql;

/// The rows of the page and one more, if there is one.
pub(super) fn page(reach: &Reach, query: &ListQuery) -> Sql {
    let (field, order) = query
        .sort
        .map_or((Field::Name, SortOrder::Ascending), |sort| {
            (sort.field, sort.order)
        });
    let (index, key) = index(field);
    let direction = match order {
        SortOrder::Ascending => "ASC",
        SortOrder::Descending => "DESC",
    };
    Sql::new(format!(
        "SELECT v.seq FROM volumes v INDEXED BY {index} WHERE "
    ))
    .then(matching(reach, query))
    .text(&format!(
        " ORDER BY {key} {direction}, v.id {direction} LIMIT "
    ))
    .then(Sql::new("? OFFSET ?").bind(i64::from(query.limit.get()) + 1))
    .bind(i64::from(query.offset.get()))
}

/// How many volumes match, whatever the page and the order.
pub(super) fn count(reach: &Reach, query: &ListQuery) -> Sql {
    let (index, _) = index(Field::Name);
    Sql::new(format!(
        "SELECT count(*) FROM volumes v INDEXED BY {index} WHERE "
    ))
    .then(matching(reach, query))
}

fn index(field: Field) -> (&'static str, &'static str) {
    match field {
        Field::Name => ("volumes_by_name", "v.name"),
        Field::ProjectId => ("volumes_by_project_id", "v.project_id"),
        Field::ClusterId => ("volumes_by_cluster_id", "v.cluster_id"),
        Field::DepartmentId => ("volumes_by_department_id", "v.department_id"),
        Field::ProjectName => ("volumes_by_project_name", "v.project_name"),
        Field::CreatedAt => ("volumes_by_created_at", "v.created_at"),
        Field::CreatedBy => ("volumes_by_created_by", "v.created_by"),
        Field::Phase => ("volumes_by_phase", "v.phase"),
    }
}

fn matching(reach: &Reach, query: &ListQuery) -> Sql {
    let mut of_volume = Vec::new();
    let mut of_project = Vec::new();
    match &query.view {
        View::Originated if *reach != Reach::Everything => of_project.push(reach.to_projects()),
        View::Originated => {}
        View::UsableInProject(project) => of_volume.push(usable(reach, project.as_ref())),
    }
    for filter in &query.filters {
        let (column, belongs_to) = match filter.field() {
            Field::Name => ("v.name", &mut of_volume),
            Field::CreatedAt => ("v.created_at", &mut of_volume),
            Field::CreatedBy => ("v.created_by", &mut of_volume),
            Field::Phase => ("v.phase", &mut of_volume),
            Field::ProjectId => ("p.id", &mut of_project),
            Field::ProjectName => ("p.name", &mut of_project),
            Field::DepartmentId => ("p.department_id", &mut of_project),
            Field::ClusterId => ("p.cluster_id", &mut of_project),
        };
        belongs_to.push(comparison(column, filter));
    }
    if !of_project.is_empty() {
        of_volume.push(
            Sql::new("v.project_id IN (SELECT p.id FROM projects p WHERE ")
                .then(Sql::all(of_project))
                .text(")"),
        );
    }
    if !query.search.is_empty() {
        of_volume
            .push(Sql::new("instr(v.searchable, ?) > 0").bind(query.search.to_ascii_lowercase()));
    }
    Sql::all(of_volume)
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
    let Some(project) = project else {
        return Sql::new("0");
    };
    let chosen = Sql::new("FROM projects p WHERE p.id = ? AND ")
        .bind(project.as_str().to_owned())
        .then(reach.to_projects());
    Sql::new("(v.project_id IN (SELECT p.id ")
        .then(chosen.clone())
        .text(") OR v.seq IN (SELECT s.volume FROM shares s WHERE (s.scope_type, s.scope_id) IN (")
        .text("SELECT 'project', p.id ")
        .then(chosen.clone())
        .text(" UNION ALL SELECT 'department', p.department_id ")
        .then(chosen.clone())
        .text(" UNION ALL SELECT 'cluster', p.cluster_id ")
        .then(chosen)
        .text(")))")
}
