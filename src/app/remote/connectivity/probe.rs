use datavolumes_client::{ApiError, Client, ErrorKind};
use datavolumes_contract::{Limit, ListQuery};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Connectivity;

/// Asks the server after each pause of an outage whether it is over, while the current owner lives.
pub(crate) fn probe_outages(client: Client, connectivity: Connectivity) {
    let is_retrying = Memo::new(move |_| {
        let outage = connectivity.outage.get();
        outage.is_some_and(|outage| outage.is_retrying)
    });
    Effect::new(move || {
        if is_retrying.get() {
            spawn_local(probe(client.clone(), connectivity));
        }
    });
}

/// Requests one row of the list: the smallest read that every server supports.
async fn probe(client: Client, connectivity: Connectivity) {
    let query = ListQuery::default().with_limit(Limit::new(1).unwrap_or_default());
    let is_signed_in = client.token().is_some();
    let result = client.list(&query).await;
    if connectivity.outage.is_disposed() {
        return;
    }
    match result {
        Err(error) if is_no_answer(&error) => connectivity.report_failure(&error),
        Err(error) if is_signed_in && error.kind() == ErrorKind::Unauthenticated => {
            connectivity.report_error(&error);
        }
        _ => connectivity.report_contact(),
    }
}

/// Whether it is not the API that answered, or it is not available.
fn is_no_answer(error: &ApiError) -> bool {
    error.kind() == ErrorKind::Unavailable || matches!(error, ApiError::Intercepted { .. })
}
