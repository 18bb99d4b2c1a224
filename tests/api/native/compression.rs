//! Compressed responses.

use axum::body::Body;
use axum::http::Request;

use crate::harness::{ADMIN, Api};

#[tokio::test]
async fn a_large_response_is_compressed_for_a_client_that_accepts_it() {
    let api = Api::seeded(20).await;
    let token = api.token(ADMIN).await;
    for (path, encoding) in [
        ("/api/v1/datavolumes?requestType=Originated", "br"),
        ("/api/v1/datavolumes/count?requestType=Originated", ""),
    ] {
        let request = Request::get(path)
            .header("authorization", format!("Bearer {token}"))
            .header("accept-encoding", "gzip, br");
        let response = api
            .send_unchecked(request.body(Body::empty()).unwrap())
            .await;
        assert_eq!(response.status, 200);
        assert_eq!(response.header("content-encoding"), encoding, "{path}");
    }
}
