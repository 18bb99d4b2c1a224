//! The scenes of the demo: each resets the server to a known state and names the page that shows it.

mod stage;

use std::time::Duration;

use chrono::TimeDelta;
use datavolumes_contract::SharedScopesPatch;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::data::{Demo, PendingEdit};
use crate::error_response::ErrorResponse;
use crate::faults::{Fault, FaultRule};
use crate::state::AppState;
use crate::store::Store;
use stage::Stage;

/// How long the session of [`Scene::ExpiredToken`] lasts.
const SHORT_SESSION: Duration = Duration::from_secs(20);

/// The delay of every response in [`Scene::SlowNetwork`], in milliseconds.
const SLOW_MILLIS: u32 = 2_500;

/// How many scopes the plan of [`Scene::FailingBatch`] adds: three batches.
const PLAN_LEN: usize = 120;

/// A scene.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Scene {
    Start,
    StuckDeletion,
    PvcNotBound,
    SharingForbidden,
    SlowNetwork,
    FailingBatch,
    ExpiredToken,
    ConcurrentEdit,
    AllVolumes,
    Empty,
}

/// A scene for a menu.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SceneInfo {
    /// The name in links: `#scene=` and this.
    id: Scene,
    /// What it shows.
    title: &'static str,
    /// What to look at or to do.
    hint: &'static str,
}

/// How a scene begins.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SceneStart {
    /// The address below that of the app, with its query and fragment.
    path: String,
    /// The client id of the persona.
    #[serde(rename = "clientID")]
    client_id: String,
    /// A token of the persona.
    access_token: String,
    /// What to look at or to do.
    hint: &'static str,
}

impl Scene {
    /// All scenes in the order of the menu.
    pub(crate) const ALL: [Self; 10] = [
        Self::Start,
        Self::StuckDeletion,
        Self::PvcNotBound,
        Self::SharingForbidden,
        Self::SlowNetwork,
        Self::FailingBatch,
        Self::ExpiredToken,
        Self::ConcurrentEdit,
        Self::AllVolumes,
        Self::Empty,
    ];

    /// What the menu says about it.
    pub(crate) fn info(self) -> SceneInfo {
        let (title, hint) = match self {
            Self::Start => (
                "Start over",
                "All data is as it was generated, and every fault is gone.",
            ),
            Self::StuckDeletion => (
                "A deletion that is stuck",
                "The data volume is still mounted by a workload. The conditions say which one.",
            ),
            Self::PvcNotBound => (
                "A PVC that is not bound",
                "The data volume is not ready. The conditions say why and what to do.",
            ),
            Self::SharingForbidden => (
                "Sharing that is not permitted",
                "A researcher does not have permission to share. Untick “vision” and apply: the page says what is \
                 missing.",
            ),
            Self::SlowNetwork => (
                "A slow network",
                "Every response takes 2.5 seconds. Sort, filter and turn pages: the old rows stay.",
            ),
            Self::FailingBatch => (
                "A plan of 120 scopes whose second batch fails",
                "Review and apply the plan. It stops after 50 scopes, says what is left, and can go on.",
            ),
            Self::ExpiredToken => (
                "A session that expires",
                "The session ends in 20 seconds. Fill in the form and submit it: nothing typed is lost.",
            ),
            Self::ConcurrentEdit => (
                "Someone else changes the sharing",
                "Dov Haddad has changed the sharing since this page read it. Share with one more project, and \
                 apply.",
            ),
            Self::AllVolumes => (
                "A long list",
                "Pages of 500 rows: scroll, sort, filter and select.",
            ),
            Self::Empty => ("No data volumes yet", "What a new organization sees."),
        };
        SceneInfo {
            id: self,
            title,
            hint,
        }
    }

    /// The persona who is signed in.
    fn client_id(self) -> &'static str {
        match self {
            Self::SharingForbidden => "demo-researcher",
            _ => "demo-admin",
        }
    }
}

/// Resets the server and sets up `scene`.
pub(crate) async fn open(state: &AppState, scene: Scene) -> Result<SceneStart, ErrorResponse> {
    let shared = state.clone();
    let path = state
        .write_store(move |store| set_up(&shared, store, scene))
        .await?;
    let mut personas = state.personas().iter();
    let persona = personas
        .find(|persona| persona.client_id == scene.client_id())
        .ok_or_else(ErrorResponse::path_not_found)?;
    let lifetime = match scene {
        Scene::ExpiredToken => SHORT_SESSION,
        _ => state.tokens().lifetime(),
    };
    Ok(SceneStart {
        path,
        client_id: persona.client_id.clone(),
        access_token: state
            .tokens()
            .issue_for(persona.clone(), state.now(), lifetime),
        hint: scene.info().hint,
    })
}

/// Returns the path of the page.
fn set_up(state: &AppState, store: &Store, scene: Scene) -> Result<String, ErrorResponse> {
    let demo = state.demo().ok_or_else(ErrorResponse::path_not_found)?;
    state.faults().clear();
    demo.reset(store, scene != Scene::Empty, state.now())?;
    let setup = Stage::new(store, state.now());
    match scene {
        Scene::Start | Scene::Empty => Ok("datavolumes".to_owned()),
        Scene::AllVolumes => Ok("datavolumes?limit=500".to_owned()),
        Scene::SlowNetwork => {
            state.faults().add(FaultRule {
                times: u32::MAX,
                ..FaultRule::new("/api/v1/", Fault::Delay { ms: SLOW_MILLIS })
            });
            Ok("datavolumes".to_owned())
        }
        Scene::ExpiredToken => Ok("datavolumes/new".to_owned()),
        Scene::StuckDeletion => {
            let id = setup.shared_volume(
                "harbour-cameras",
                "Four weeks of the cameras at the harbour",
            )?;
            store.set_status(id, &setup.being_deleted())?;
            Ok(format!("datavolumes/{id}"))
        }
        Scene::PvcNotBound => {
            let id = setup.shared_volume("glacier-radar", "Radar of the glacier, ten flights")?;
            store.set_status(id, &setup.not_bound("glacier-radar"))?;
            Ok(format!("datavolumes/{id}"))
        }
        Scene::SharingForbidden => {
            let id = setup.shared_volume("traffic-night", "Crossroads at night, labelled")?;
            Ok(format!("datavolumes/{id}/sharing"))
        }
        Scene::ConcurrentEdit => concurrent_edit(demo, &setup),
        Scene::FailingBatch => failing_batch(state, demo, &setup),
    }
}

/// Dov Haddad shares the volume with another project once the page has read its shares.
fn concurrent_edit(demo: &Demo, setup: &Stage<'_>) -> Result<String, ErrorResponse> {
    let volume = setup.shared_volume("orchard-drone", "Flights over the orchard, spring")?;
    let scopes = stage::projects_nearby(&demo.seed.organisation(), 3);
    demo.set_pending_edit(Some(PendingEdit {
        volume,
        patch: SharedScopesPatch {
            add: scopes,
            remove: vec![setup.department()],
        },
        user: "dov.haddad@example.com".to_owned(),
    }));
    Ok(format!("datavolumes/{volume}/sharing"))
}

/// The second of three requests fails. The plan is in the address, as in a link that a user copies.
fn failing_batch(
    state: &AppState,
    demo: &Demo,
    setup: &Stage<'_>,
) -> Result<String, ErrorResponse> {
    let volume = setup.volume(
        "continental-weather",
        "Hourly weather of the continent since 1979",
    )?;
    let organisation = setup.enlarge_organisation(&demo.seed)?;
    let scopes = stage::projects_nearby(&organisation, PLAN_LEN);
    state.faults().add(FaultRule {
        method: Some("PATCH".to_owned()),
        skip: 1,
        ..FaultRule::new(
            &format!("/api/v1/datavolumes/{volume}/sharedScopes"),
            Fault::Status {
                status: 500,
                retry_after: None,
                message: Some("The cluster did not answer in time.".to_owned()),
            },
        )
    });
    let plan = stage::plan_fragment(&scopes);
    Ok(format!("datavolumes/{volume}/sharing{plan}"))
}

/// How far the clock may be moved on at once: a year.
pub(crate) const MAX_CLOCK_STEP: TimeDelta = TimeDelta::days(366);
