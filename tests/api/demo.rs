//! The operations of a demo: scenes, and the clock.

use axum::body::Body;
use axum::http::{Method, Request};
use datavolumes_contract::{Phase, SharedScope, Volume, VolumePage};
use serde_json::{Value, json};

use crate::harness::{ADMIN, Api, ApiResponse, DEPARTMENT_ADMIN, api_test};

/// A scene that was opened.
struct Scene {
    /// The address of its page.
    path: String,
    token: String,
}

impl Scene {
    async fn open(api: &Api, name: &str) -> Self {
        let request = Request::post(format!("/api/demo/scenes/{name}")).body(Body::empty());
        let start = api.send(request.unwrap()).await.expect_status(200);
        assert!(!start["hint"].as_str().unwrap().is_empty(), "{name}");
        let text = |key: &str| start[key].as_str().unwrap().to_owned();
        Self {
            path: text("path"),
            token: text("accessToken"),
        }
    }

    /// The id of the volume on the page.
    fn volume(&self) -> &str {
        let id = self.path.split(['/', '#']).nth(1);
        id.unwrap_or_default()
    }

    /// Sends a request with the token of the scene.
    async fn send(&self, api: &Api, method: Method, path: &str, body: &Value) -> ApiResponse {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header("authorization", format!("Bearer {}", self.token))
            .header("content-type", "application/json");
        let body = match body {
            Value::Null => Body::empty(),
            body => Body::from(body.to_string()),
        };
        api.send(request.body(body).unwrap()).await
    }

    async fn read(&self, api: &Api) -> Volume {
        let path = format!("/api/v1/datavolumes/{}", self.volume());
        let response = self.send(api, Method::GET, &path, &Value::Null).await;
        response.expect_json(200)
    }

    async fn shares(&self, api: &Api) -> Vec<SharedScope> {
        let path = format!("/api/v1/datavolumes/{}/sharedScopes", self.volume());
        let response = self.send(api, Method::GET, &path, &Value::Null).await;
        response.expect_json(200)
    }

    async fn patch_shares(&self, api: &Api, body: &Value) -> ApiResponse {
        let path = format!("/api/v1/datavolumes/{}/sharedScopes", self.volume());
        self.send(api, Method::PATCH, &path, body).await
    }
}

async fn total(api: &Api) -> usize {
    api.list(ADMIN, "").await.len()
}

#[api_test]
async fn every_scene_opens_a_page_that_is_there() {
    let api = Api::demo().await;
    let request = Request::get("/api/demo").body(Body::empty()).unwrap();
    let info = api.send(request).await.expect_status(200);
    assert_eq!(info["records"], 20);
    let scenes = info["scenes"].as_array().unwrap();
    assert_eq!(scenes.len(), 10);
    for scene in scenes {
        let scene = Scene::open(&api, scene["id"].as_str().unwrap()).await;
        if scene.volume().len() == 36 {
            scene.read(&api).await;
        } else {
            let is_page = ["datavolumes", "datavolumes/new", "datavolumes?limit=500"];
            assert!(is_page.contains(&&*scene.path), "{}", scene.path);
        }
    }
}

#[api_test]
async fn a_scene_resets_what_was_changed() {
    let api = Api::demo().await;
    let before = api.list(ADMIN, "").await;
    api.create(0, "mine", "pvc-of-mine").await;
    let rule = json!({ "path": "/api/v1", "times": 9, "fault": { "kind": "drop" } });
    let request = Request::post("/api/faults").header("content-type", "application/json");
    api.send(request.body(Body::from(rule.to_string())).unwrap())
        .await
        .expect_status(201);
    Scene::open(&api, "start").await;
    assert_eq!(api.list(ADMIN, "").await, before);
    Scene::open(&api, "empty").await;
    assert_eq!(total(&api).await, 0);
    api.create(0, "mine", "pvc-of-mine").await;
}

#[api_test]
async fn the_volume_of_a_scene_has_its_status_for_good() {
    let api = Api::demo().await;
    for (name, phase) in [
        ("stuck-deletion", Phase::Deleting),
        ("pvc-not-bound", Phase::NotReady),
    ] {
        let scene = Scene::open(&api, name).await;
        api.advance(60);
        let volume = scene.read(&api).await;
        assert_eq!(volume.status.phase, phase);
        assert!(volume.status.phase_message.is_some());
        assert_eq!(total(&api).await, 21);
    }
}

#[api_test]
async fn the_researcher_of_a_scene_may_not_share() {
    let api = Api::demo().await;
    let scene = Scene::open(&api, "sharing-forbidden").await;
    let project = &api.organisation().projects[1];
    let body = json!({ "add": [{ "scopeType": "project", "scopeId": project.id }] });
    let message = scene.patch_shares(&api, &body).await.expect_error(403);
    assert!(message.contains("the sharing"), "{message}");
}

#[api_test]
async fn the_second_batch_of_a_plan_of_120_scopes_fails_once() {
    let api = Api::demo().await;
    let scene = Scene::open(&api, "failing-batch").await;
    let (_, plan) = scene.path.split_once("#plan=").unwrap();
    let plan = percent_decode(plan);
    let plan: Value = serde_json::from_str(&plan).unwrap();
    let scopes = plan["add"].as_array().unwrap();
    assert_eq!((&plan["version"], scopes.len()), (&json!(1), 120));
    let mut statuses = Vec::new();
    for batch in scopes.chunks(50) {
        let response = scene.patch_shares(&api, &json!({ "add": batch })).await;
        statuses.push(response.status);
    }
    assert_eq!(statuses, [200, 500, 200]);
    assert_eq!(scene.shares(&api).await.len(), 70);
}

fn percent_decode(text: &str) -> String {
    datavolumes_contract::query_string::decode(text)
}

#[api_test]
async fn someone_else_changes_the_shares_after_they_were_read() {
    let api = Api::demo().await;
    let scene = Scene::open(&api, "concurrent-edit").await;
    let first = scene.shares(&api).await;
    let second = scene.shares(&api).await;
    assert_eq!((first.len(), second.len()), (1, 3));
    let user = second[0].created_by.as_deref();
    assert_eq!(user, Some("dov.haddad@example.com"));
    assert_eq!(scene.shares(&api).await, second);
}

#[api_test]
async fn a_session_that_expires_ends_after_20_seconds() {
    let api = Api::demo().await;
    let scene = Scene::open(&api, "expired-token").await;
    let list = "/api/v1/datavolumes?requestType=Originated";
    let status = async || {
        scene
            .send(&api, Method::GET, list, &Value::Null)
            .await
            .status
    };
    api.advance_clock(19);
    assert_eq!(status().await, 200);
    api.advance_clock(1);
    assert_eq!(status().await, 401);
}

#[api_test]
async fn a_slow_network_delays_every_response() {
    let api = Api::demo().await;
    Scene::open(&api, "slow-network").await;
    let request = Request::get("/api/faults").body(Body::empty()).unwrap();
    let rules = api.send(request).await.expect_status(200);
    assert_eq!(rules[0]["fault"], json!({ "kind": "delay", "ms": 2500 }));
}

#[api_test]
async fn the_clock_moves_on_and_a_scene_sets_it_back() {
    let api = Api::demo().await;
    let move_clock = async |seconds: i64| {
        let request = Request::post("/api/demo/clock").header("content-type", "application/json");
        let body = Body::from(json!({ "seconds": seconds }).to_string());
        api.send(request.body(body).unwrap()).await
    };
    let volume = api.create(0, "mine", "pvc-of-mine").await;
    move_clock(3).await.expect_status(204);
    let path = format!("/api/v1/datavolumes/{}", volume.id);
    let later: Volume = api.get(ADMIN, &path).await.expect_json(200);
    assert_eq!(later.status.phase, Phase::NotReady);
    for seconds in [0, -1, 31_622_401] {
        move_clock(seconds).await.expect_error(400);
    }
    let moved = api.state.now();
    Scene::open(&api, "start").await;
    assert_eq!((moved - api.state.now()).num_seconds(), 3);
}

#[api_test]
async fn a_session_outlasts_the_clock_that_is_moved_on() {
    let api = Api::demo().await;
    let scene = Scene::open(&api, "start").await;
    let list = "/api/v1/datavolumes?requestType=Originated";
    let body = Body::from(json!({ "seconds": 86_400 }).to_string());
    let request = Request::post("/api/demo/clock").header("content-type", "application/json");
    api.send(request.body(body).unwrap())
        .await
        .expect_status(204);
    let response = scene.send(&api, Method::GET, list, &Value::Null).await;
    assert_eq!(response.status, 200);
}

#[api_test]
async fn the_texts_of_scenes_say_data_volume() {
    let api = Api::demo().await;
    let request = Request::get("/api/demo").body(Body::empty()).unwrap();
    let info = api.send(request).await.expect_status(200);
    for scene in info["scenes"].as_array().unwrap() {
        let text = format!("{} {}", scene["title"], scene["hint"]);
        assert_eq!(
            text.matches("volume").count(),
            text.matches("data volume").count(),
            "{text}"
        );
    }
}

#[api_test]
async fn what_is_in_memory_can_be_saved_and_restored() {
    let (old, new) = (Api::demo().await, Api::demo().await);
    let token = old.token(DEPARTMENT_ADMIN).await;
    let list = "/api/v1/datavolumes?requestType=Originated&limit=500";
    let page = async |api: &Api| {
        let request = Request::get(list).header("authorization", format!("Bearer {token}"));
        api.send(request.body(Body::empty()).unwrap()).await
    };
    let before: VolumePage = page(&old).await.expect_json(200);
    page(&new).await.expect_error(401);
    Scene::open(&old, "concurrent-edit").await;
    new.state.restore_session(&old.state.save_session());
    let after: VolumePage = page(&new).await.expect_json(200);
    assert_eq!(after.datavolumes.readable, before.datavolumes.readable);
    let saved: Value = serde_json::from_str(&new.state.save_session()).unwrap();
    assert_eq!(saved["pendingEdit"]["user"], "dov.haddad@example.com");
    new.state.restore_session("{ no session");
}

#[api_test]
async fn a_server_that_is_no_demo_has_no_scenes() {
    let api = Api::with_faults().await;
    let request = Request::post("/api/demo/scenes/start").body(Body::empty());
    api.send_unchecked(request.unwrap()).await.expect_error(404);
    let api = Api::demo().await;
    let request = Request::post("/api/demo/scenes/nothing").body(Body::empty());
    api.send_unchecked(request.unwrap()).await.expect_error(404);
}
