//! The demo: as a folder on a static host below a path, with a strict policy, and as one program.

mod crash;
mod folder;
mod scenes;
mod tour;

use serde_json::Value;

use crate::harness::{Page, until};

/// Opens an address below that of the host and waits until the app is there.
async fn open(page: &Page, address: &str, path: &str) {
    // An address that differs in its fragment alone is not loaded.
    page.driver()
        .goto("about:blank")
        .await
        .expect("a blank page opens");
    page.driver()
        .goto(format!("{address}/{path}"))
        .await
        .expect("the address opens");
    page.ready().await;
}

/// Opens a scene and waits until the banner says what to look at.
async fn open_scene(page: &Page, address: &str, scene: &str, hint: &str) {
    open(page, address, &format!("#scene={scene}")).await;
    page.by_role("button", "Demo").find().await;
    page.has_text(hint).await;
}

async fn has_rows(page: &Page) {
    until("the table has rows", || async {
        let rows = page.row_ids().await?;
        (!rows.is_empty())
            .then_some(())
            .ok_or("there are none".to_owned())
    })
    .await;
}

/// The status of a request of the page, or the name of its error.
async fn status(page: &Page, path: &str) -> Value {
    let script = "const token = sessionStorage.getItem('datavolumes.token');
        const headers = { authorization: `Bearer ${token}` };
        return fetch(arguments[0], { headers }).then((response) => response.status, (error) => error.name);";
    page.script(script, [Value::from(path)]).await
}

/// Waits until the server of the page answers a request for the list.
async fn is_answered(page: &Page, address: &str) {
    let path = format!("{address}/api/v1/datavolumes?requestType=Originated&limit=1");
    until("the server answers", || async {
        let status = status(page, &path).await;
        (status == 200).then_some(()).ok_or(status.to_string())
    })
    .await;
}
