//! What can be done from anywhere, and from the page on screen. Pure.

use datavolumes_contract::{ListQuery, VolumeId};

use super::entry::{Entry, Group, Place, Run, TEMPLATE};
use crate::list::is_complete;
use crate::router::Route;
use crate::services::PageCommand;

/// What the actions depend on.
pub(super) struct ActionContext {
    /// The page on screen.
    pub(super) route: Route,
    /// The list, as it was shown last.
    pub(super) query: ListQuery,
    /// Why no volume can be created, as a sentence.
    pub(super) create_refusal: Option<String>,
}

/// The actions, those of the page on screen first.
pub(super) fn action_entries(context: &ActionContext) -> Vec<Entry> {
    let mut entries = match context.route {
        Route::Volume(id) => vec![sharing(id), copy(id, context)],
        Route::Sharing(id) => vec![details(id), copy(id, context)],
        _ => Vec::new(),
    };
    let new = open(
        "new",
        "New data volume",
        "Opens the form for a new data volume. Nothing is created yet.",
        Route::NewVolume { from: None }.into(),
    );
    entries.push(new.disabled(context.create_refusal.clone()));
    let list = Route::Volumes(context.query.clone());
    if !matches!(context.route, Route::Volumes(_)) {
        entries.push(open(
            "list",
            "Back to the list of data volumes",
            "Shows the list as it was.",
            list.into(),
        ));
    }
    entries.extend(list_actions(context));
    entries.push(Entry::new(
        Group::Actions,
        key("requests"),
        "Requests",
        "Opens the log of the last requests.".to_owned(),
        Run::Requests,
    ));
    entries.push(Entry::new(
        Group::Actions,
        key("sign-out"),
        "Sign out",
        "Ends the session in all tabs.".to_owned(),
        Run::SignOut,
    ));
    entries
}

/// The actions on the list.
fn list_actions(context: &ActionContext) -> Vec<Entry> {
    let on_list = |command| Place {
        command: Some(command),
        ..Route::Volumes(context.query.clone()).into()
    };
    let no_project = (!is_complete(&context.query)).then(|| "Choose a project first.".to_owned());
    let all = open(
        "all",
        "All data volumes",
        "Shows the list without filters.",
        Route::home().into(),
    );
    let export = open(
        "export",
        "Export the list",
        "Opens the dialog to export the list. Nothing is exported yet.",
        on_list(PageCommand::Export),
    );
    let refresh = open(
        "refresh",
        "Refresh the list",
        "Loads the list again.",
        on_list(PageCommand::Refresh),
    );
    let shortcuts = open(
        "shortcuts",
        "Keyboard shortcuts",
        "Shows the keys of the list.",
        on_list(PageCommand::Shortcuts),
    );
    vec![
        all,
        export.disabled(no_project.clone()),
        refresh.disabled(no_project),
        shortcuts,
    ]
}

fn sharing(id: VolumeId) -> Entry {
    let effect = "Opens the sharing editor. Nothing is changed yet.";
    open(
        "share",
        "Share this data volume",
        effect,
        Route::Sharing(id).into(),
    )
}

fn details(id: VolumeId) -> Entry {
    let effect = "Opens the details.";
    open(
        "details",
        "Details of this data volume",
        effect,
        Route::Volume(id).into(),
    )
}

fn copy(id: VolumeId, context: &ActionContext) -> Entry {
    let copy = open(
        "copy",
        "Make a copy of this data volume",
        "Opens the form for a new data volume, filled in from this one. Nothing is created yet.",
        Route::NewVolume { from: Some(id) }.into(),
    );
    copy.disabled(context.create_refusal.clone())
}

fn open(name: &str, title: &str, effect: &str, place: Place) -> Entry {
    let run = Run::Open(place);
    Entry::new(Group::Actions, key(name), title, effect.to_owned(), run)
}

fn key(name: &str) -> String {
    ["action ", name].concat()
}

/// Sentences to begin with.
pub(super) fn sentence_entries() -> Vec<Entry> {
    let templates = [
        ("share", "share … with …", "share "),
        ("stop", "stop sharing … with …", "stop sharing "),
        ("filter", "not ready in …", "not ready in "),
        ("age", "older than 30 days", "older than 30 days"),
        ("delete", "delete …", "delete "),
        ("copy", "copy …", "copy "),
    ];
    let entry = |(name, title, text): (&str, &str, &str)| {
        let effect = "Fills in the start of the sentence.".to_owned();
        let run = Run::Fill(text.to_owned());
        let key = [TEMPLATE, name].concat();
        Entry::new(Group::Sentences, key, title, effect, run)
    };
    templates.into_iter().map(entry).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::volume;

    fn titles(route: Route, address: &str, create_refusal: Option<&str>) -> Vec<(String, bool)> {
        let context = ActionContext {
            route,
            query: ListQuery::from_address(address).0,
            create_refusal: create_refusal.map(str::to_owned),
        };
        let entries = action_entries(&context).into_iter();
        entries
            .map(|entry| (entry.title, entry.disabled_reason.is_some()))
            .collect()
    }

    #[test]
    fn the_actions_of_the_page_come_first() {
        let id = volume(1).id;
        let found = titles(Route::Volume(id), "", None);
        assert_eq!(found[0].0, "Share this data volume");
        let found = titles(Route::Sharing(id), "", None);
        assert_eq!(found[0].0, "Details of this data volume");
        let found = titles(Route::home(), "", None);
        assert_eq!(found[0].0, "New data volume");
        let back =
            |found: &[(String, bool)]| found.iter().any(|(title, _)| title.starts_with("Back"));
        assert!(!back(&found));
        assert!(back(&titles(Route::NewVolume { from: None }, "", None)));
    }

    #[test]
    fn what_is_refused_or_makes_no_sense_is_disabled() {
        let is_disabled = |found: &[(String, bool)], title: &str| {
            found
                .iter()
                .any(|(name, disabled)| name == title && *disabled)
        };
        let found = titles(Route::home(), "requestType=UsableInProject", Some("No."));
        for title in ["New data volume", "Export the list", "Refresh the list"] {
            assert!(is_disabled(&found, title), "{title}");
        }
        let found = titles(Route::home(), "", None);
        assert!(found.iter().all(|(_, disabled)| !disabled));
    }
}
