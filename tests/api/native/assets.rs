//! The files of the app.

use std::fs;
use std::path::{Path, PathBuf};

use axum::body::Body;
use axum::http::Request;
use datavolumes_server::Settings;
use datavolumes_server::assets::App;

use crate::harness::{Api, ApiResponse};

const WASM: &str = "/app-0123456789abcdef_bg.wasm";

/// A temporary folder that is removed when it is dropped.
struct TempFolder(PathBuf);

impl TempFolder {
    fn new() -> Self {
        let path = std::env::temp_dir().join(format!("datavolumes-{}", uuid::Uuid::new_v4()));
        fs::create_dir_all(path.join("snippets")).unwrap();
        Self(path)
    }

    /// A folder with a built app.
    fn built() -> Self {
        let folder = Self::new();
        for (name, content) in [
            (
                "index.html",
                "<!doctype html><base href=\"/\"><title>Data volumes</title>",
            ),
            ("index.html.br", "brotli of the page"),
            ("boot.js", "start()"),
            ("app-0123456789abcdef_bg.wasm", "plain wasm"),
            ("app-0123456789abcdef_bg.wasm.br", "brotli wasm"),
            ("app-0123456789abcdef_bg.wasm.gz", "gzip wasm"),
            ("snippets/inline0.js", "export {}"),
        ] {
            fs::write(folder.0.join(name), content).unwrap();
        }
        folder
    }
}

impl Drop for TempFolder {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).ok();
    }
}

async fn serve(folder: &Path, base_path: &str) -> Api {
    let base_path = base_path.parse().unwrap();
    let settings = Settings {
        app: Some(App::load(folder, &base_path).unwrap()),
        base_path,
        ..Settings::default()
    };
    Api::with_settings(0, settings).await
}

async fn app() -> Api {
    // The app is read once, so the folder can be removed afterwards.
    serve(&TempFolder::built().0, "/").await
}

async fn get(api: &Api, path: &str, headers: &[(&str, &str)]) -> ApiResponse {
    send(api, "GET", path, headers).await
}

async fn send(api: &Api, method: &str, path: &str, headers: &[(&str, &str)]) -> ApiResponse {
    let mut request = Request::builder().method(method).uri(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    api.send(request.body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn the_smallest_acceptable_encoding_is_sent() {
    let api = app().await;
    for (accept, content, encoding) in [
        ("gzip, deflate, br", "brotli wasm", "br"),
        ("gzip", "gzip wasm", "gzip"),
        ("br;q=0.1, gzip", "gzip wasm", "gzip"),
        ("br;q=0, gzip;q=0", "plain wasm", ""),
        ("", "plain wasm", ""),
    ] {
        let response = get(&api, WASM, &[("accept-encoding", accept)]).await;
        assert_eq!(response.text(), content, "{accept}");
        assert_eq!(response.header("content-encoding"), encoding, "{accept}");
        assert_eq!(response.header("content-type"), "application/wasm");
        assert_eq!(response.header("content-length"), content.len().to_string());
        assert!(
            response
                .header("vary")
                .eq_ignore_ascii_case("Accept-Encoding")
        );
    }
}

#[tokio::test]
async fn files_with_a_content_hash_are_immutable_and_others_are_revalidated() {
    let api = app().await;
    let response = get(&api, WASM, &[]).await;
    assert_eq!(
        response.header("cache-control"),
        "public, max-age=31536000, immutable"
    );
    for (path, content_type) in [
        ("/", "text/html; charset=utf-8"),
        ("/index.html", "text/html; charset=utf-8"),
        ("/boot.js", "text/javascript; charset=utf-8"),
        ("/snippets/inline0.js", "text/javascript; charset=utf-8"),
    ] {
        let response = get(&api, path, &[]).await;
        assert_eq!(response.status, 200, "{path}");
        assert_eq!(response.header("cache-control"), "no-cache", "{path}");
        assert_eq!(response.header("content-type"), content_type, "{path}");
        assert!(
            response
                .header("content-security-policy")
                .contains("'wasm-unsafe-eval'")
        );
    }
}

#[tokio::test]
async fn a_known_etag_is_answered_with_304() {
    let api = app().await;
    for path in ["/", "/boot.js"] {
        let first = get(&api, path, &[]).await;
        let etag = first.header("etag").to_owned();
        for known in [etag.clone(), format!("\"x\", {etag}"), "*".to_owned()] {
            let again = get(&api, path, &[("if-none-match", &known)]).await;
            assert_eq!(again.status, 304, "{known}");
            assert_eq!(again.text(), "");
            assert_eq!(again.header("etag"), etag);
        }
        let changed = get(&api, path, &[("if-none-match", "W/\"other\"")]).await;
        assert_eq!(changed.status, 200);
    }
}

#[tokio::test]
async fn routes_of_the_app_are_answered_with_the_start_page() {
    let api = app().await;
    let html = [("accept", "text/html,application/xhtml+xml;q=0.9")];
    for path in [
        "/datavolumes",
        "/datavolumes/new?from=1",
        "/sign-in",
        "/no/such/page",
        "/apia",
    ] {
        let response = get(&api, path, &html).await;
        assert_eq!(response.status, 200, "{path}");
        assert!(response.text().contains("<title>"));
    }
}

#[tokio::test]
async fn other_paths_are_not_answered_with_the_start_page() {
    let api = app().await;
    let html = [("accept", "text/html")];
    for path in [
        "/api/v1/nothing",
        "/api",
        "//api/v1/clusters",
        "/API/v1/clusters",
        "/api%2fv1/clusters",
        "/missing.js",
        "/app-ffffffffffffffff_bg.wasm",
        "/../secret.txt",
        "/%2e%2e/x.y",
    ] {
        get(&api, path, &html).await.expect_error(404);
    }
    get(&api, "/datavolumes", &[("accept", "application/json")])
        .await
        .expect_error(404);
    get(&api, "/index.html.br", &html).await.expect_error(404);
    let post = send(&api, "POST", "/datavolumes", &html).await;
    post.expect_error(405);
    assert_eq!(post.header("allow"), "GET,HEAD");
}

#[tokio::test]
async fn head_returns_the_length_without_a_body() {
    let api = app().await;
    let response = send(&api, "HEAD", WASM, &[("accept-encoding", "br")]).await;
    assert_eq!(response.status, 200);
    assert_eq!(response.header("content-length"), "11");
    assert_eq!(response.text(), "");
}

#[tokio::test]
async fn below_a_base_path_the_start_page_contains_it() {
    let api = serve(&TempFolder::built().0, "/console").await;
    for path in ["/console/", "/console/datavolumes"] {
        let response = get(&api, path, &[("accept-encoding", "br")]).await;
        assert_eq!(response.status, 200, "{path}");
        assert!(
            response.text().contains("<base href=\"/console/\">"),
            "{path}"
        );
        assert_eq!(
            response.header("content-encoding"),
            "",
            "the compressed form does not have the base path"
        );
    }
    let folder = get(&api, "/console?search=a", &[]).await;
    assert_eq!(folder.status, 307);
    assert_eq!(folder.header("location"), "/console/?search=a");
    let wasm = get(
        &api,
        &format!("/console{WASM}"),
        &[("accept-encoding", "br")],
    )
    .await;
    assert_eq!(wasm.header("content-encoding"), "br");
    get(&api, "/console/api/v1/clusters", &[])
        .await
        .expect_error(401);
    get(&api, WASM, &[]).await.expect_error(404);
}

#[tokio::test]
async fn a_folder_without_an_app_is_rejected_with_a_reason() {
    let folder = TempFolder::new();
    let root = "/".parse().unwrap();
    let error = App::load(&folder.0, &root).unwrap_err().to_string();
    assert!(error.contains("has no index.html"), "{error}");
    let missing = folder.0.join("missing");
    let error = App::load(&missing, &root).unwrap_err().to_string();
    assert!(error.contains("has no index.html"), "{error}");
    fs::write(folder.0.join("index.html"), "<title>no base</title>").unwrap();
    let console = "/console".parse().unwrap();
    let error = App::load(&folder.0, &console).unwrap_err().to_string();
    assert!(error.contains("<base href>"), "{error}");
}
