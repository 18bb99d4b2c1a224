//! Where the focus goes after each action that removes the control with the focus, or opens and closes what has it.

use serde_json::json;
use thirtyfour::Key;

use crate::harness::{Name, Page, Spec};
use crate::specs::session::sign_in::fill_credentials;

const HOME: &str = "/datavolumes";

/// What the user does.
enum Do {
    /// Focuses a control: its role and its name.
    Focus(&'static str, Name),
    /// Focuses a control and presses Enter.
    Press(&'static str, Name),
    /// Presses a key.
    Key(Key),
    /// Types a text.
    Type(&'static str),
    /// Waits for a text.
    Read(&'static str),
    /// Waits until the control of this role and name has the focus.
    HasFocus(&'static str),
}

/// An action, and where the focus is after it.
struct Case {
    what: &'static str,
    /// The query of the list.
    query: &'static str,
    steps: Vec<Do>,
    /// Role and name of what has the focus, as `Page::focused` returns them.
    focus: String,
}

fn button(name: impl Into<Name>) -> Do {
    Do::Press("button", name.into())
}

async fn check(page: &Page, case: Case) {
    let Case {
        what,
        query,
        steps,
        focus,
    } = case;
    page.open(&format!("{HOME}{query}")).await;
    page.has_rows(query.trim_start_matches('?')).await;
    for step in steps {
        match step {
            Do::Focus(role, name) => page.by_role(role, name).focus().await,
            Do::Press(role, name) => {
                page.by_role(role, name).focus().await;
                page.press(Key::Enter).await;
            }
            Do::Key(key) => page.press(key).await,
            Do::Type(text) => page.press(text).await,
            Do::Read(text) => page.has_text(text).await,
            Do::HasFocus(wanted) => page.has_focus(what, wanted).await,
        }
    }
    page.has_focus(what, &focus).await;
}

fn case(what: &'static str, query: &'static str, steps: Vec<Do>, focus: &str) -> Case {
    Case {
        what,
        query,
        steps,
        focus: focus.to_owned(),
    }
}

/// Each action that removes its control.
fn removals() -> Vec<Case> {
    vec![
        case(
            "a filter is applied",
            "",
            vec![
                button("Add filter"),
                Do::Read("Apply filter"),
                Do::Focus("textbox", "Value".into()),
                Do::Type("a"),
                Do::Key(Key::Enter),
                Do::Read("Name contains a"),
            ],
            "button Add filter",
        ),
        case(
            "one of two filters is removed",
            "?filterBy=phase==Ready,name=@a",
            vec![button("Remove filter phase == Ready")],
            "button Remove filter name =@ a",
        ),
        case(
            "the only filter is removed",
            "?filterBy=phase==Ready",
            vec![button("Remove filter phase == Ready")],
            "searchbox Filter by name",
        ),
        case(
            "all filters are removed",
            "?filterBy=phase==Ready,name=@a",
            vec![button("Clear filters")],
            "searchbox Filter by name",
        ),
        case(
            "the notes on a link are dismissed",
            "?sortBy=nonsense",
            vec![button("Dismiss")],
            "main",
        ),
        case(
            "the selection is cleared",
            "",
            vec![
                Do::Focus("checkbox", "Select all on this page".into()),
                Do::Key(Key::Space),
                button("Clear selection"),
            ],
            "checkbox Select all on this page",
        ),
    ]
}

/// Each action that opens or closes a layer or a page. The first row has the volume `first`.
fn layers_and_pages(first: &str) -> Vec<Case> {
    let menu = format!("Actions for {first}");
    vec![
        case(
            "a menu is closed",
            "",
            vec![
                button(menu.clone()),
                Do::Read("Make a copy"),
                Do::Key(Key::Escape),
            ],
            &format!("button {menu}"),
        ),
        case(
            "a dialog is closed that a menu has opened",
            "",
            vec![
                button(menu.clone()),
                Do::Press("menuitem", "Edit description".into()),
                Do::Read("At most"),
                Do::Key(Key::Escape),
            ],
            &format!("button {menu}"),
        ),
        case(
            "a dialog is closed that a button has opened",
            "",
            vec![
                button("Export"),
                Do::Read("Times are in UTC"),
                Do::Key(Key::Escape),
            ],
            "button Export",
        ),
        case(
            "the command palette is closed",
            "",
            vec![
                button("Search or run a command"),
                Do::Read("Sentences"),
                Do::HasFocus("combobox Search or run a command"),
                Do::Key(Key::Escape),
            ],
            "button Search or run a command",
        ),
        case(
            "a panel is closed",
            "",
            vec![button("Columns"), Do::Read("Sort by"), Do::Key(Key::Escape)],
            "button Columns",
        ),
        case(
            "a menu of the header is closed",
            "",
            vec![button("Theme"), Do::Read("System"), Do::Key(Key::Escape)],
            "button Theme",
        ),
        case(
            "another page is opened",
            "",
            vec![Do::Press("link", first.into()), Do::Read("How to mount")],
            &format!("heading {first}"),
        ),
        case(
            "a form is opened",
            "",
            vec![button("New data volume"), Do::Read("Good to know")],
            "heading New data volume",
        ),
        case(
            "the user signs out",
            "",
            vec![button("Sign out"), Do::Read("Client secret")],
            "textbox Client ID",
        ),
    ]
}

#[tokio::test]
async fn after_each_action_the_focus_is_where_the_user_goes_on() {
    Spec::with_records(120)
        .run(|page| async move {
            page.open_signed_in(HOME).await;
            page.has_rows("").await;
            let first = page.server().list("").await.remove(0).name;
            for case in removals().into_iter().chain(layers_and_pages(&first)) {
                check(&page, case).await;
            }
            // The last case has signed out.
            fill_credentials(&page, "demo-admin", "demo-admin").await;
            page.press(Key::Enter).await;
            page.has_focus("the user signs in", "heading Data volumes")
                .await;
        })
        .await;
}

#[tokio::test]
async fn the_focus_returns_from_a_phase_a_toast_a_retry_a_deleted_row_and_an_expired_session() {
    Spec::with_records(120)
        .run(|page| async move {
            page.open_signed_in(HOME).await;
            page.has_rows("").await;
            // A phase, with its count, is still there after it was pressed.
            let count = page.server().ids("filterBy=phase==Ready&limit=500").await;
            let ready = page.by_role("button", format!("{} No issues", count.len()));
            ready.focus().await;
            for (rows, is_pressed) in [("filterBy=phase==Ready", "true"), ("", "false")] {
                page.press(Key::Enter).await;
                page.has_rows(rows).await;
                ready.is_focused().await;
                ready.has("aria-pressed", is_pressed).await;
            }
            // Without another toast, the content of the page follows.
            page.page_checkbox().focus().await;
            page.press(Key::Space).await;
            page.by_role("searchbox", "Filter by name").fill("b").await;
            page.has_text("Selection of 50 cleared").await;
            page.by_role("button", "Dismiss").focus().await;
            page.press(Key::Enter).await;
            page.has_focus("a toast is dismissed", "main").await;
            // What failed is there.
            let fault = json!({ "kind": "status", "status": 500 });
            page.server().fault_list_requests(1, fault).await;
            page.by_role("button", "Refresh").focus().await;
            page.press(Key::Enter).await;
            page.by_role("button", "Retry").focus().await;
            page.press(Key::Enter).await;
            page.by_role("button", "Retry").is_absent().await;
            page.has_focus("a request is repeated", "main").await;
            // The row below moves up.
            page.open(HOME).await;
            page.has_rows("").await;
            let rows = page.server().list("").await;
            let (next, volume) = (&rows[1], &rows[0]);
            page.server().remove_shares(volume.id).await;
            page.by_role("button", format!("Actions for {}", volume.name))
                .focus()
                .await;
            page.press(Key::Enter).await;
            page.by_role("menuitem", "Delete").focus().await;
            page.press(Key::Enter).await;
            let dialog = page.by_role("alertdialog", "Delete data volume");
            page.has_text("The data volume is not shared.").await;
            page.by_role("button", "Delete")
                .within(&dialog)
                .focus()
                .await;
            page.press(Key::Enter).await;
            page.by_role("link", volume.name.as_str()).is_absent().await;
            page.has_focus(
                "a row is deleted",
                &format!("button Actions for {}", next.name),
            )
            .await;
            // The dialog over the page gives the focus back.
            page.by_role("button", "Refresh").focus().await;
            page.server().expire_tokens().await;
            page.press(Key::Enter).await;
            crate::specs::session::sessions::sign_in_again(&page).await;
            page.has_focus("the user signs in again", "button Refresh")
                .await;
        })
        .await;
}
