//! What a failure means to the person: all of these texts, in one file.

use super::{ApiError, ErrorKind};

/// What the person was doing when it failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// Looking at the table.
    List,
    /// Looking at one volume.
    Read,
    /// Choosing from a directory of projects, departments or clusters.
    Directory,
    /// Signing in.
    SignIn,
    /// Making a volume.
    Create,
    /// Changing what a volume is said to be for.
    Describe,
    /// Looking at whom a volume is shared with.
    Shares,
    /// Changing whom a volume is shared with.
    Share,
    /// Deleting a volume.
    Delete,
}

/// A failure, told to the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What did not work, in one line.
    pub title: String,
    /// Why, in the server's own words where it has any.
    pub detail: String,
    /// Whether trying again could help.
    pub can_retry: bool,
}

impl Notice {
    /// What it means that `task`, a write, ended without an answer, and that nobody could look since.
    #[must_use]
    pub fn unknown(task: Task) -> Self {
        let what = match task {
            Task::Create => "the data volume was created",
            Task::Describe => "the description was saved",
            Task::Delete => "the data volume was deleted",
            _ => "the change was made",
        };
        Self {
            title: format!("It is not known whether {what}"),
            detail: "The connection broke before an answer came, and the server could not be asked since. Look again before anything else is sent.".to_owned(),
            can_retry: true,
        }
    }

    /// What `error` means to somebody who was doing `task`.
    #[must_use]
    pub fn of(error: &ApiError, task: Task) -> Self {
        let kind = error.kind();
        Self {
            title: title(kind, task).to_owned(),
            detail: detail(error),
            can_retry: matches!(kind, ErrorKind::Unavailable | ErrorKind::Unexpected),
        }
    }
}

fn title(kind: ErrorKind, task: Task) -> &'static str {
    match (task, kind) {
        (Task::SignIn, ErrorKind::Unavailable) => "Signing in is not possible right now",
        (Task::SignIn, ErrorKind::NotFound | ErrorKind::Unsupported) => {
            "This server does not exchange client credentials; use an access token"
        }
        (Task::SignIn, _) => "Sign-in was refused",
        (_, ErrorKind::Unauthenticated) => "You are signed out",
        (Task::List, ErrorKind::Forbidden) => "You may not see these data volumes",
        (Task::Read, ErrorKind::Forbidden) => "You may not see this data volume",
        (Task::Directory, ErrorKind::Forbidden) => "You may not see the directory",
        (Task::Shares, ErrorKind::Forbidden) => "You may not see whom it is shared with",
        (Task::Create, ErrorKind::Forbidden) => "You may not create this data volume",
        (Task::Describe, ErrorKind::Forbidden) => "You may not change this data volume",
        (Task::Share, ErrorKind::Forbidden) => "You may not change whom it is shared with",
        (Task::Delete, ErrorKind::Forbidden) => "You may not delete this data volume",
        (Task::Read, ErrorKind::NotFound) => "This data volume does not exist",
        (Task::Describe | Task::Share | Task::Delete, ErrorKind::NotFound) => {
            "This data volume is gone already"
        }
        (Task::Create, ErrorKind::Conflict) => "There is such a data volume already",
        (Task::Describe | Task::Share, ErrorKind::Conflict) => "It was changed meanwhile",
        (Task::Delete, ErrorKind::Conflict) => "It cannot be deleted as it is now",
        (_, ErrorKind::Invalid) => "The server did not accept the request",
        (Task::List, _) => "The data volumes could not be loaded",
        (Task::Read, _) => "The data volume could not be loaded",
        (Task::Directory, _) => "The directory could not be loaded",
        (Task::Shares, _) => "Whom it is shared with could not be loaded",
        (Task::Create, _) => "The data volume was not created",
        (Task::Describe, _) => "The description was not saved",
        (Task::Share, _) => "The sharing was not changed",
        (Task::Delete, _) => "The data volume was not deleted",
    }
}

fn detail(error: &ApiError) -> String {
    let mut text = error.to_string();
    if !text.ends_with(['.', '!', '?', ')', '”']) {
        text.push('.');
    }
    // Only ASCII: the tables of all alphabets would weigh more than the rest of this file.
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    if let ApiError::Rejected { status, .. } = error {
        text = format!("{text} (status {status})");
    }
    text
}

#[cfg(test)]
mod tests {
    use datavolumes_contract::Problem;

    use super::*;

    fn rejected(status: u16, message: &str) -> ApiError {
        ApiError::Rejected {
            status,
            problem: Problem::new(status, message),
            retry_after: None,
        }
    }

    #[test]
    fn the_servers_words_and_status_are_always_told() {
        for status in [400, 403, 404, 409, 500, 503] {
            let notice = Notice::of(&rejected(status, "the quota is used up"), Task::List);
            assert_eq!(
                notice.detail,
                format!("The quota is used up. (status {status})")
            );
        }
    }

    #[test]
    fn each_failure_has_its_title() {
        for (task, error, title) in [
            (
                Task::List,
                ApiError::Network,
                "The data volumes could not be loaded",
            ),
            (
                Task::List,
                rejected(403, "no"),
                "You may not see these data volumes",
            ),
            (
                Task::Read,
                rejected(404, "no"),
                "This data volume does not exist",
            ),
            (
                Task::Read,
                rejected(500, "no"),
                "The data volume could not be loaded",
            ),
            (Task::SignIn, rejected(400, "no"), "Sign-in was refused"),
            (
                Task::Delete,
                rejected(403, "no"),
                "You may not delete this data volume",
            ),
            (
                Task::Delete,
                rejected(404, "no"),
                "This data volume is gone already",
            ),
            (
                Task::Delete,
                rejected(409, "no"),
                "It cannot be deleted as it is now",
            ),
            (
                Task::Delete,
                rejected(503, "no"),
                "The data volume was not deleted",
            ),
            (
                Task::Describe,
                rejected(403, "no"),
                "You may not change this data volume",
            ),
            (
                Task::Describe,
                rejected(500, "no"),
                "The description was not saved",
            ),
            (
                Task::Create,
                rejected(400, "no"),
                "The server did not accept the request",
            ),
            (
                Task::Shares,
                rejected(403, "no"),
                "You may not see whom it is shared with",
            ),
            (
                Task::Shares,
                ApiError::Timeout,
                "Whom it is shared with could not be loaded",
            ),
            (
                Task::Share,
                rejected(403, "no"),
                "You may not change whom it is shared with",
            ),
            (
                Task::SignIn,
                ApiError::Timeout,
                "Signing in is not possible right now",
            ),
        ] {
            assert_eq!(Notice::of(&error, task).title, title);
        }
    }

    #[test]
    fn a_write_of_which_nothing_is_known_is_called_neither_done_nor_failed() {
        for task in [Task::Create, Task::Describe, Task::Share, Task::Delete] {
            let title = Notice::unknown(task).title;
            assert!(title.starts_with("It is not known whether"), "{title}");
        }
    }

    #[test]
    fn trying_again_is_offered_only_where_it_could_help() {
        assert!(Notice::of(&ApiError::Timeout, Task::List).can_retry);
        assert!(Notice::of(&rejected(500, "x"), Task::List).can_retry);
        assert!(!Notice::of(&rejected(403, "x"), Task::List).can_retry);
        assert!(!Notice::of(&rejected(400, "x"), Task::List).can_retry);
    }
}
