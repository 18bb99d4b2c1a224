//! Searching the directory for what a user types: part of a name, a whole name, or an id.

#[cfg(test)]
mod tests;

use datavolumes_client::{ApiError, Client};
use datavolumes_contract::org::{Department, DepartmentPage, Project, ProjectPage};
use datavolumes_contract::{
    DirectoryQuery, Filter, FilterOperator, Limit, ListQuery, ProjectId, Volume, VolumeField, input,
};

/// The number of pages that are searched for an id. The directory has no request for one entry.
const MAX_PAGES: u32 = 8;

/// The projects that match `query`, preceded by the one that its search text names if it is not among them.
///
/// # Errors
/// Those of the request for the projects that match. An error of a further request is ignored.
pub(crate) async fn search_projects(
    client: Client,
    query: DirectoryQuery,
) -> Result<ProjectPage, ApiError> {
    let text = query.search.clone();
    let mut page = client.projects(query.clone()).await?;
    let is_named = |project: &Project| is_name(&text, project.id.as_str(), &project.name);
    if !page.projects.iter().any(is_named) {
        let mut named = Vec::new();
        if let Some(query) = by_name(query, page.next.is_some()) {
            let found = client.projects(query).await;
            named = found.map(|page| page.projects.readable).unwrap_or_default();
        }
        if named.is_empty() && is_id(&text) {
            named.extend(find_project(client, ProjectId::new(text.as_str())).await);
        }
        page.projects.splice(..0, named);
    }
    Ok(page)
}

/// The departments that match `query`, preceded by the one that its search text names if it is not among them.
///
/// # Errors
/// Those of the request for the departments that match. An error of a further request is ignored.
pub(crate) async fn search_departments(
    client: Client,
    query: DirectoryQuery,
) -> Result<DepartmentPage, ApiError> {
    let text = query.search.clone();
    let mut page = client.departments(query.clone()).await?;
    let is_named = |one: &Department| is_name(&text, one.id.as_str(), &one.name);
    if !page.departments.iter().any(is_named) {
        let mut named = Vec::new();
        if let Some(query) = by_name(query, page.next.is_some()) {
            let found = client.departments(query).await;
            named = found
                .map(|page| page.departments.readable)
                .unwrap_or_default();
        }
        if named.is_empty() && is_id(&text) {
            named.extend(find_department(client, input::trim(&text)).await);
        }
        page.departments.splice(..0, named);
    }
    Ok(page)
}

/// The project with this id. `None` if it is not found, or if a request fails.
///
/// A volume names its project. If the project has none, the first pages of the directory are searched.
pub(crate) async fn find_project(client: Client, id: ProjectId) -> Option<Project> {
    let filter = Filter::new(VolumeField::ProjectId, FilterOperator::Equals, id.as_str());
    let of_project = ListQuery {
        filters: vec![filter.ok()?],
        ..ListQuery::default()
    }
    .with_limit(Limit::new(1).ok()?);
    let volumes = client.list(&of_project).await.ok()?.datavolumes;
    if let Some(volume) = volumes.into_iter().find(|volume| volume.project_id == id) {
        return Some(project_of(volume));
    }
    let mut query = all();
    for _ in 0..MAX_PAGES {
        let page = client.projects(query.clone()).await.ok()?;
        let is_same = |project: &Project| project.id.as_str().eq_ignore_ascii_case(id.as_str());
        if let Some(project) = page.projects.into_iter().find(is_same) {
            return Some(project);
        }
        page.next?;
        query.offset = query.offset.next(query.limit);
    }
    None
}

async fn find_department(client: Client, id: &str) -> Option<Department> {
    let mut query = all();
    for _ in 0..MAX_PAGES {
        let page = client.departments(query.clone()).await.ok()?;
        let is_same = |one: &Department| one.id.as_str().eq_ignore_ascii_case(id);
        if let Some(department) = page.departments.into_iter().find(is_same) {
            return Some(department);
        }
        page.next?;
        query.offset = query.offset.next(query.limit);
    }
    None
}

/// The first page of all entries.
fn all() -> DirectoryQuery {
    DirectoryQuery {
        limit: Limit::MAX,
        ..DirectoryQuery::default()
    }
}

/// The query for the entry whose whole name is the search text of `query`, if the page of the matches may lack it.
fn by_name(query: DirectoryQuery, has_more: bool) -> Option<DirectoryQuery> {
    // A comma would end the filter.
    let can_filter = has_more && !query.search.is_empty() && !query.search.contains(',');
    can_filter.then(|| DirectoryQuery {
        name: input::trim(&query.search).to_owned(),
        search: String::new(),
        ..query
    })
}

fn project_of(volume: Volume) -> Project {
    Project {
        id: volume.project_id,
        name: volume.project_name,
        parent_id: volume.department_id,
        cluster_id: volume.cluster_id,
        ..Project::default()
    }
}

/// Whether `text` is the id or the name, in any case. An empty text is taken as one: there is nothing to find.
fn is_name(text: &str, id: &str, name: &str) -> bool {
    let text = input::trim(text).to_lowercase();
    text.is_empty() || text == id.to_lowercase() || text == name.to_lowercase()
}

/// Whether `text` looks like an id: a number or a UUID.
fn is_id(text: &str) -> bool {
    let text = input::trim(text);
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_uuid = text.len() == 36
        && text
            .bytes()
            .all(|byte| byte == b'-' || byte.is_ascii_hexdigit());
    is_number || is_uuid
}
