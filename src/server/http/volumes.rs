//! The operations on volumes.

use axum::Json;
use axum::extract::{RawQuery, Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use datavolumes_contract::volume::VolumeCount;
use datavolumes_contract::{
    CreateVolume, Endpoint, ListQuery, PatchVolume, Problem, View, Volume, VolumeId, VolumePage,
};

use super::operation::Operation;
use super::state::AppState;
use super::volume_id::RawVolumeId;
use super::{Refusal, body, query};
use crate::auth::{Caller, Entity, Verb, missing};
use crate::openapi::{parameter, schema};
use crate::store::{CreateRefusal, Deletion, Store};

type Answer<T> = Result<T, Refusal>;

pub(super) fn operations() -> Vec<Operation> {
    let any = VolumeId::default();
    vec![
        Operation::of(
            &Endpoint::ListVolumes(ListQuery::default()),
            "listVolumes",
            list,
        )
        .summary("List data volumes in permitted scopes")
        .parameters(parameter::volume_list())
        .answer(schema::reference("VolumePage")),
        Operation::of(
            &Endpoint::CountVolumes(ListQuery::default()),
            "countVolumes",
            count,
        )
        .summary("Count data volumes")
        .parameters(parameter::volume_count())
        .answer(schema::reference("VolumeCount")),
        Operation::of(&Endpoint::CreateVolume, "createVolume", create)
            .summary("Create a data volume")
            .body("CreateVolume")
            .answer(schema::reference("VolumeWithScopes")),
        Operation::of(&Endpoint::GetVolume(any), "readVolume", read)
            .summary("Get a data volume")
            .answer(schema::reference("VolumeWithScopes")),
        Operation::of(&Endpoint::PatchVolume(any), "patchVolume", patch)
            .summary("Change the description of a data volume")
            .body("PatchVolume")
            .answer(schema::reference("Volume")),
        Operation::of(&Endpoint::DeleteVolume(any), "deleteVolume", delete)
            .summary("Delete a data volume")
            .answer(schema::reference("Accepted")),
    ]
}

async fn list(
    State(state): State<AppState>,
    caller: Caller,
    RawQuery(raw): RawQuery,
) -> Answer<Json<VolumePage>> {
    caller.must(Verb::Read, Entity::DataVolumes)?;
    let query = query::volumes(raw.as_deref())?;
    state
        .blocking(move |store| {
            within_reach(store, &caller, &query)?;
            Ok(Json(store.list(caller.reach(), &query)?))
        })
        .await
}

async fn count(
    State(state): State<AppState>,
    caller: Caller,
    RawQuery(raw): RawQuery,
) -> Answer<Json<VolumeCount>> {
    caller.must(Verb::Read, Entity::DataVolumes)?;
    let query = query::volumes(raw.as_deref())?;
    state
        .blocking(move |store| {
            within_reach(store, &caller, &query)?;
            let count = store.count(caller.reach(), &query)?;
            Ok(Json(VolumeCount { count }))
        })
        .await
}

/// What can be used in a project is told to those only who may see the project.
fn within_reach(store: &Store, caller: &Caller, query: &ListQuery) -> Answer<()> {
    let View::UsableInProject(Some(project)) = &query.view else {
        return Ok(());
    };
    match store.project(caller.reach(), project)? {
        Some(_) => Ok(()),
        None => Err(missing(
            Verb::Read,
            Entity::DataVolumes,
            &format!("the project {project}"),
        )),
    }
}

async fn create(
    State(state): State<AppState>,
    caller: Caller,
    request: Request,
) -> Answer<(StatusCode, Json<Volume>)> {
    caller.must(Verb::Create, Entity::DataVolumes)?;
    let new: CreateVolume = body::read(request, "CreateVolume").await?;
    let now = state.now();
    let volume = state
        .writing(move |store| {
            let created = store.create(caller.reach(), &new, caller.user(), now);
            let volume = created.map_err(|refusal| explain(refusal, &new))?;
            Ok(told_to(&caller, volume))
        })
        .await?;
    Ok((StatusCode::CREATED, Json(volume)))
}

/// Each message begins with the field that it is about.
fn explain(refusal: CreateRefusal, new: &CreateVolume) -> Refusal {
    let (name, pvc, project) = (&new.name, &new.origin_pvc_name, &new.project_id);
    match refusal {
        CreateRefusal::NameTaken => Refusal::bad_request(format!(
            "name: another data volume of the cluster is already called “{name}”"
        )),
        CreateRefusal::PvcTaken(by) => Refusal::bad_request(format!(
            "originPvcName: the PVC “{pvc}” already backs the data volume “{by}”"
        )),
        CreateRefusal::UnknownProject => {
            Refusal::bad_request(format!("projectId: there is no project “{project}”"))
        }
        CreateRefusal::BeyondReach => missing(
            Verb::Create,
            Entity::DataVolumes,
            &format!("the project {project}"),
        ),
        CreateRefusal::Store(error) => error.into(),
    }
}

async fn read(
    State(state): State<AppState>,
    caller: Caller,
    id: RawVolumeId,
) -> Answer<Json<Volume>> {
    caller.must(Verb::Read, Entity::DataVolumes)?;
    let id = id.or_not_found()?;
    state
        .blocking(move |store| {
            let volume = store.read(caller.reach(), id)?;
            let volume = volume.ok_or_else(Refusal::unknown_volume)?;
            Ok(Json(told_to(&caller, volume)))
        })
        .await
}

/// The shares are told "only if the user has the required permissions to view those scopes".
fn told_to(caller: &Caller, volume: Volume) -> Volume {
    if caller.may(Verb::Read, Entity::SharingList) {
        return volume;
    }
    Volume {
        shared_scopes: None,
        ..volume
    }
}

async fn patch(
    State(state): State<AppState>,
    caller: Caller,
    id: RawVolumeId,
    request: Request,
) -> Answer<Json<Volume>> {
    caller.must(Verb::Update, Entity::DataVolumes)?;
    let id = id.or_bad_request()?;
    let patch: PatchVolume = body::read(request, "PatchVolume").await?;
    let now = state.now();
    state
        .writing(move |store| {
            let changed = store.describe(caller.reach(), id, &patch, caller.user(), now)?;
            let changed = changed
                .ok_or_else(|| out_of_reach(store, &caller, id, Verb::Update, Entity::DataVolumes));
            Ok(Json(changed?))
        })
        .await
}

async fn delete(
    State(state): State<AppState>,
    caller: Caller,
    id: RawVolumeId,
) -> Answer<Response> {
    caller.must(Verb::Delete, Entity::DataVolumes)?;
    let id = id.or_not_found()?;
    let now = state.now();
    state
        .writing(move |store| match store.delete(caller.reach(), id, now)? {
            Some(Deletion::Gone) => Ok(StatusCode::NO_CONTENT.into_response()),
            Some(Deletion::Started) => {
                let status = StatusCode::ACCEPTED;
                let answer = Problem::new(status.as_u16(), "Request has been accepted.");
                Ok((status, Json(answer)).into_response())
            }
            None => Err(out_of_reach(
                store,
                &caller,
                id,
                Verb::Delete,
                Entity::DataVolumes,
            )),
        })
        .await
}

/// Why a volume could not be touched: the caller sees it, since it is shared with a place of
/// theirs, but it originates elsewhere; or they know nothing of it.
pub(super) fn out_of_reach(
    store: &Store,
    caller: &Caller,
    id: VolumeId,
    verb: Verb,
    entity: Entity,
) -> Refusal {
    match store.read(caller.reach(), id) {
        Ok(Some(volume)) => {
            let place = format!("the project {} of the volume", volume.project_name);
            missing(verb, entity, &place)
        }
        Ok(None) => Refusal::unknown_volume(),
        Err(error) => error.into(),
    }
}
