//! In a browser the server has no app inside: the page that runs it is the app.

use axum::extract::Request;
use axum::response::Response;

/// No app.
#[derive(Clone, Copy, Debug)]
pub enum App {}

impl App {
    #[expect(
        clippy::unused_async,
        reason = "the app of a native server reads files"
    )]
    pub(crate) async fn respond(&self, _: Request) -> Response {
        match *self {}
    }
}
