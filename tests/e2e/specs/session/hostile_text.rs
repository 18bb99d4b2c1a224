//! Texts of the server that are meant to do harm are shown as text, and change nothing beside them.

use datavolumes_contract::Endpoint;
use datavolumes_contract::query_string::Writer;
use serde_json::json;

use crate::harness::{Locator, Name, Page, Spec, project};
use crate::specs::volume::create;
use crate::specs::volume::deletion;

/// Markup, an emoji, and NUL. A reason that begins with markup is not shown at all.
const START: &str = "a <img src=x onerror=\"document.title = 'hit'\"><script>document.title = 'hit'</script>\u{0}🦀 ";

/// 10 kB in one word, right-to-left text, and characters that turn around what follows.
fn end() -> String {
    [
        " ",
        &"long".repeat(2_500),
        " שלום\u{2069}\u{202e}\u{2066}END",
    ]
    .concat()
}

fn hostile_message() -> String {
    [START, &end()].concat()
}

/// What is wrong with the page: markup that came from a text, a text that turns around the text beside it, a page that
/// is wider than its window, a dialog that is wider than itself.
const FAULTS: &str = r"
const faults = [];
if (document.querySelector('img, body script:not([src])')) faults.push('a text became markup');
if (document.title === 'hit') faults.push('a script of a text has run');
for (const box of [document.documentElement, ...document.querySelectorAll('.dialog__body')]) {
  const wide = [...box.querySelectorAll('*')].filter(element => element.getBoundingClientRect().right > innerWidth + 1);
  if (box.scrollWidth > box.clientWidth) {
    faults.push('wider than its window: ' + wide.slice(-3).map(element => element.outerHTML.slice(0, 90)));
  }
}
const isInline = node => node?.nodeType === Node.TEXT_NODE ? node.data.trim()
  : node?.nodeType === Node.ELEMENT_NODE && getComputedStyle(node).display.startsWith('inline');
const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (texts.nextNode()) {
  const { data, parentElement: parent } = texts.currentNode;
  if (!data.includes('\u202e') || !parent.checkVisibility()) continue;
  const { display, unicodeBidi } = getComputedStyle(parent);
  const fault = why => faults.push(`${why}: ${parent.outerHTML.slice(0, 90)} … ${parent.outerHTML.slice(-60)}`);
  if (display === 'inline' && !/isolate|plaintext/.test(unicodeBidi)) fault('not isolated');
  if (!/(END|…)$/.test(data.trim())) fault('followed by other words');
  let next = texts.currentNode.nextSibling;
  while (next && !isInline(next)) next = next.nextSibling;
  if (next && !/flex|grid/.test(display)) fault('beside other words');
}
return faults;";

async fn is_harmless(page: &Page, place: &str) {
    page.has_text("<img src=x onerror=").await;
    has_no_faults(page, place).await;
}

async fn has_no_faults(page: &Page, place: &str) {
    assert_eq!(page.script(FAULTS, []).await, json!([]), "{place}");
}

/// `text` as a part of an address.
fn in_address(text: &str) -> String {
    let mut writer = Writer::default();
    writer.push("", text);
    writer.finish().replacen('=', "", 1)
}

/// Surrounds every text of the API.
async fn make_hostile(page: &Page) {
    let fault = json!({ "kind": "hostileText", "text": START, "after": end() });
    let rule = json!({ "path": "/api/", "times": 99_999, "fault": fault });
    page.server().fault(rule).await;
}

/// Answers the next request of `method` to a path that starts with `path` with `status` and a hostile message.
async fn reject(page: &Page, method: &str, path: &str, status: u16) {
    reject_because(page, method, path, status, &hostile_message()).await;
}

async fn reject_because(page: &Page, method: &str, path: &str, status: u16, message: &str) {
    let fault = json!({ "kind": "status", "status": status, "message": message });
    let rule = json!({ "method": method, "path": path, "fault": fault });
    page.server().fault(rule).await;
}

/// The element of this role whose name contains `part`.
fn containing(page: &Page, role: &'static str, part: &str) -> Locator {
    page.by_role(role, Name::Containing(part.to_owned()))
}

/// Opens `path` with the token of the administrator. The texts of the token must stay as they are.
async fn open(page: &Page, token: &str, path: &str) {
    page.set_token(token).await;
    page.open(path).await;
}

#[tokio::test]
async fn hostile_texts_are_text_in_the_list_the_details_and_in_failures() {
    Spec::with_records(20)
        .run(|page| async move {
            let volumes = page.server().ids("").await;
            let token = page.server().token().await;
            let details = format!("/datavolumes/{}", volumes[0]);
            make_hostile(&page).await;
            open(&page, &token, "/datavolumes").await;
            page.has_rows_of(&volumes).await;
            is_harmless(&page, "list").await;
            page.open(&details).await;
            is_harmless(&page, "details").await;
            page.server().clear_faults().await;
            for status in [400, 403, 500] {
                reject(&page, "GET", "/api/v1/datavolumes", status).await;
                page.open("/datavolumes").await;
                is_harmless(&page, "failure of the list").await;
            }
            reject(&page, "GET", &format!("/api/v1{details}"), 500).await;
            page.open(&details).await;
            is_harmless(&page, "failure of the details").await;

            let hostile = in_address(&hostile_message());
            page.open(&format!("/datavolumes?filterBy=createdBy%3D%3D{hostile}"))
                .await;
            is_harmless(&page, "filter of the address").await;
            for path in ["/datavolumes/", "/"] {
                page.open(&format!("{path}{hostile}")).await;
                page.by_role("heading", "Page not found").find().await;
                has_no_faults(&page, "unknown address").await;
            }
        })
        .await;
}

#[tokio::test]
async fn hostile_texts_are_text_when_volumes_are_shared() {
    Spec::with_records(60)
        .run(|page| async move {
            let (volumes, _, department) = page.server().unshared_volumes(2).await;
            let projects = page.server().other_projects(&volumes[0]).await;
            let row = format!("🦀 {department} ");
            let token = page.server().token().await;
            make_hostile(&page).await;
            open(
                &page,
                &token,
                &format!("/datavolumes/{}/sharing", volumes[0].id),
            )
            .await;
            page.scopes().find().await;
            is_harmless(&page, "tree").await;
            page.search_scopes(&department).await;
            containing(&page, "treeitem", &row).click().await;
            is_harmless(&page, "change in the tree").await;
            page.press_button("Review changes").await;
            page.by_role("heading", "Review changes").find().await;
            is_harmless(&page, "review").await;
            let theirs = [project(&projects[0])];
            page.server().add_shares(volumes[0].id, theirs).await;
            page.press_button("Apply changes").await;
            page.by_role("heading", "Sharing changed by someone else")
                .find()
                .await;
            is_harmless(&page, "merge").await;
            page.press_button("Review changes").await;
            let shares = Endpoint::GetSharedScopes(volumes[0].id).path_and_query();
            page.server().clear_faults().await;
            reject(&page, "PATCH", &shares, 400).await;
            make_hostile(&page).await;
            page.press_button("Apply changes").await;
            page.by_role("heading", "Stopped").find().await;
            is_harmless(&page, "failed change").await;
            page.press_button("Resume").await;
            page.by_role("heading", "Applied").find().await;
            is_harmless(&page, "applied").await;

            open(&page, &token, "/datavolumes?limit=500").await;
            for volume in &volumes {
                containing(&page, "checkbox", &format!("🦀 {} ", volume.name))
                    .click()
                    .await;
            }
            page.open_bulk_dialog(2).await;
            page.search_scopes(&department).await;
            containing(&page, "treeitem", &row).click().await;
            is_harmless(&page, "bulk dialog").await;
            page.press_button("Review changes").await;
            page.by_role("heading", "Review changes").find().await;
            is_harmless(&page, "bulk review").await;
        })
        .await;
}

#[tokio::test]
async fn hostile_texts_are_text_when_a_volume_is_created_or_deleted_and_in_the_header() {
    Spec::with_records(40)
        .window(420, 900)
        .run(|page| async move {
            let volume = page.server().unshared_volume().await;
            let (id, name) = create::project(&page).await;
            make_hostile(&page).await;
            page.open("/sign-in").await;
            page.by_role("heading", "Try a demo account").find().await;
            is_harmless(&page, "sign-in page").await;
            page.server().clear_faults().await;
            reject(&page, "POST", "/api/v1/token", 401).await;
            make_hostile(&page).await;
            let personas = containing(&page, "button", "Ada Moreau");
            personas.click().await;
            page.has_alert("Sign-in failed").await;
            is_harmless(&page, "refused sign-in").await;
            page.server().clear_faults().await;
            personas.click().await;
            page.by_role("button", "Sign out").find().await;
            make_hostile(&page).await;
            is_harmless(&page, "header").await;

            page.open(create::NEW).await;
            page.by_role("combobox", "Project").fill(&name).await;
            containing(&page, "option", &id).find().await;
            is_harmless(&page, "choices").await;
            containing(&page, "option", &id).click().await;
            page.by_role("textbox", "Name").fill("hostile").await;
            page.control("Origin PVC").fill("pvc").await;
            page.by_role("combobox", "Share with").fill(&name).await;
            containing(&page, "option", &id).click().await;
            is_harmless(&page, "filled form").await;
            page.server().clear_faults().await;
            reject(&page, "POST", "/api/v1/datavolumes", 400).await;
            make_hostile(&page).await;
            create::submit(&page).await;
            page.has_alert("did not accept").await;
            is_harmless(&page, "rejected creation").await;
            page.server().clear_faults().await;
            let name = ["name: ", &hostile_message()].concat();
            reject_because(&page, "POST", "/api/v1/datavolumes", 400, &name).await;
            create::submit(&page).await;
            page.by_role("textbox", "Name")
                .has("aria-invalid", "true")
                .await;
            is_harmless(&page, "rejected name").await;

            page.open(&format!("/datavolumes/{}", volume.id)).await;
            page.by_role("button", "Delete").click().await;
            page.has_text("Origin PVC").await;
            is_harmless(&page, "delete dialog").await;
            page.server().clear_faults().await;
            reject(&page, "DELETE", "/api/v1/datavolumes", 500).await;
            make_hostile(&page).await;
            deletion::confirm(&page).click().await;
            page.has_alert("was not deleted").await;
            is_harmless(&page, "failed deletion").await;
            deletion::confirm(&page).click().await;
            deletion::dialog(&page).is_absent().await;
            page.by_role("button", "Dismiss").find().await;
            is_harmless(&page, "toast").await;
        })
        .await;
}
