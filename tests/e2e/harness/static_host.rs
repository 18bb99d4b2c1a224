//! A static host: serves a folder below a path, and knows nothing of the app or the API.

use std::net::Ipv4Addr;
use std::path::PathBuf;

use axum::Router;
use axum::http::{HeaderName, HeaderValue};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

/// The path below which the folder is served.
pub(crate) const BASE: &str = "/console";

/// The policy that the README gives for a server of the app.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data:; connect-src 'self'; font-src 'self'; require-trusted-types-for 'script'; \
    trusted-types default; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

/// A running host, which ends when it is dropped.
pub(crate) struct StaticHost {
    address: String,
    task: JoinHandle<()>,
}

impl StaticHost {
    /// Serves the demo that `cargo xtask test` has built.
    pub(crate) async fn start() -> Self {
        let folder = PathBuf::from(
            std::env::var_os("DATAVOLUMES_DEMO")
                .expect("DATAVOLUMES_DEMO names the folder of the demo"),
        );
        assert!(
            folder.join("index.html").exists(),
            "there is no demo: run `cargo xtask test --only demo` first"
        );
        assert!(
            folder.join("index.html").is_file(),
            "{} has no demo; run cargo xtask test --only demo",
            folder.display()
        );
        let policy = SetResponseHeaderLayer::overriding(
            HeaderName::from_static("content-security-policy"),
            HeaderValue::from_static(CONTENT_SECURITY_POLICY),
        );
        let router = Router::new()
            .nest_service(BASE, ServeDir::new(folder))
            .layer(policy)
            // So that no connection outlasts [`StaticHost::stop`].
            .layer(SetResponseHeaderLayer::overriding(
                HeaderName::from_static("connection"),
                HeaderValue::from_static("close"),
            ));
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
            .await
            .expect("a port is free");
        let port = listener.local_addr().expect("it has an address").port();
        let serving = async move {
            axum::serve(listener, router)
                .await
                .expect("the host does not fail");
        };
        Self {
            address: format!("http://127.0.0.1:{port}{BASE}"),
            task: tokio::spawn(serving),
        }
    }

    /// The address of the folder, without a slash at its end.
    pub(crate) fn address(&self) -> &str {
        &self.address
    }

    /// Stops it, as if the network were gone.
    pub(crate) fn stop(&self) {
        self.task.abort();
    }
}

impl Drop for StaticHost {
    fn drop(&mut self) {
        self.stop();
    }
}
