//! Searching the directory for what a user types: part of a name, a whole name, or an id.

#[cfg(test)]
mod tests;

use datavolumes_client::{ApiError, Client};
use datavolumes_contract::{
    DirectoryQuery, Filter, FilterOperator, Limit, ListQuery, Volume, VolumeField, input,
};

use super::org_unit::{OrgLevel, OrgUnit, OrgUnits, list};
use crate::remote::{UseRemote, use_remote};
use crate::services::Services;

/// The number of pages that are searched for an id. The directory has no request for one entry.
const MAX_PAGES: u32 = 8;

/// The units of `level` that match `query`, preceded by those that its search text names if they are not among them.
///
/// # Errors
/// Those of the request for the units that match. An error of a further request is ignored if there are such units;
/// otherwise it is not known whether the text names one.
pub(crate) async fn search(
    client: Client,
    level: OrgLevel,
    query: DirectoryQuery,
) -> Result<OrgUnits, ApiError> {
    let text = input::trim(&query.search).to_owned();
    let mut page = list(&client, level, query.clone()).await?;
    let is_listed = text.is_empty() || page.units.iter().any(|unit| unit.is_named(&text));
    if !is_listed {
        let mut named = Vec::new();
        if page.has_more {
            named = find_by_name(&client, level, query).await;
        }
        if named.is_empty() && is_id(&text) {
            match find(client, level, &text).await {
                Err(error) if page.units.is_empty() => return Err(error),
                found => named.extend(found.ok().flatten()),
            }
        }
        page.units.splice(..0, named);
    }
    Ok(page)
}

/// The units of `level` that `text` may mean: the one with this id or, if there is none, those of this name. The case does
/// not matter.
///
/// # Errors
/// Those of [`search`].
pub(crate) async fn meanings(
    client: Client,
    level: OrgLevel,
    text: &str,
) -> Result<Vec<OrgUnit>, ApiError> {
    let query = DirectoryQuery {
        search: text.to_owned(),
        limit: Limit::MAX,
        ..DirectoryQuery::default()
    };
    let mut units = search(client, level, query).await?.units;
    units.retain(|unit| unit.is_named(text));
    Ok(match units.iter().position(|unit| unit.has_id(text)) {
        Some(index) => vec![units.swap_remove(index)],
        None => units,
    })
}

/// The unit with this id. `None` if it is not found.
///
/// A volume names its project. If the project has none, the first pages of the directory are searched.
///
/// # Errors
/// Those of the requests for the directory.
pub(crate) async fn find(
    client: Client,
    level: OrgLevel,
    id: &str,
) -> Result<Option<OrgUnit>, ApiError> {
    if level == OrgLevel::Project
        && let Some(project) = find_in_volume(&client, id).await
    {
        return Ok(Some(project));
    }
    let mut query = DirectoryQuery {
        limit: Limit::MAX,
        ..DirectoryQuery::default()
    };
    for _ in 0..MAX_PAGES {
        let page = list(&client, level, query.clone()).await?;
        let found = page.units.into_iter().find(|unit| unit.has_id(id));
        if found.is_some() || !page.has_more {
            return Ok(found);
        }
        query.offset = query.offset.next(query.limit);
    }
    Ok(None)
}

/// The unit with this id, followed by others of its name. Empty if it is not found.
///
/// `name` is the name, or empty if it is not known.
///
/// # Errors
/// Those of [`find`].
async fn find_with_namesakes(
    client: Client,
    level: OrgLevel,
    id: String,
    name: String,
) -> Result<Vec<OrgUnit>, ApiError> {
    let known = OrgUnit {
        name,
        ..OrgUnit::of_id(id.as_str())
    };
    let mut unit = if known.name.is_empty() {
        let Some(found) = find(client.clone(), level, &id).await? else {
            return Ok(Vec::new());
        };
        found
    } else {
        known
    };
    let query = DirectoryQuery {
        search: unit.name.clone(),
        limit: Limit::MAX,
        ..DirectoryQuery::default()
    };
    let mut namesakes = find_by_name(&client, level, query).await;
    if let Some(index) = namesakes.iter().position(|other| other.has_id(&id)) {
        unit = namesakes.swap_remove(index);
    }
    namesakes.insert(0, unit);
    Ok(namesakes)
}

/// Finds the unit of `level` with the id that `wanted` returns, followed by others of its name. `wanted` also returns
/// the name, or an empty text if it is not known.
pub(crate) fn use_namesakes(
    level: OrgLevel,
    wanted: impl Fn() -> Option<(String, String)> + Send + Sync + 'static,
) -> UseRemote<Vec<OrgUnit>> {
    let services = Services::of_context();
    use_remote(
        wanted,
        services.connectivity.optional(),
        move |(id, name)| find_with_namesakes(services.client(), level, id, name),
    )
}

/// The project `id`, as one of its volumes names it.
async fn find_in_volume(client: &Client, id: &str) -> Option<OrgUnit> {
    let filter = Filter::new(VolumeField::ProjectId, FilterOperator::Equals, id).ok()?;
    let of_project = ListQuery::default()
        .with_filter(filter)
        .with_limit(Limit::new(1).ok()?);
    let volumes = client.list(&of_project).await.ok()?.datavolumes;
    let mut projects = volumes.into_iter().map(project_of);
    projects.find(|project| project.has_id(id))
}

fn project_of(volume: Volume) -> OrgUnit {
    OrgUnit {
        id: volume.project_id.into_string(),
        name: volume.project_name,
        department: volume.department_id,
        cluster: volume.cluster_id,
        namespace: None,
    }
}

/// The units whose whole name is the search text of `query`. None if a request fails.
async fn find_by_name(client: &Client, level: OrgLevel, query: DirectoryQuery) -> Vec<OrgUnit> {
    let name = input::trim(&query.search).to_owned();
    // A comma would end the filter.
    if name.is_empty() || name.contains(',') {
        return Vec::new();
    }
    let query = DirectoryQuery {
        name,
        search: String::new(),
        ..query
    };
    let found = list(client, level, query).await;
    found.map(|page| page.units).unwrap_or_default()
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
