//! What a failure means to the user: all of these texts, in one file.

use datavolumes_client::{Action, ApiError, ErrorKind};
use datavolumes_ui::isolated;

#[cfg(test)]
mod tests;

/// What the user was doing when it failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// Loading the table.
    List,
    /// Loading one volume.
    Read,
    /// Loading projects, departments or clusters.
    Directory,
    /// Signing in.
    SignIn,
    /// Creating a volume.
    Create,
    /// Changing a description.
    Describe,
    /// Loading the shares of a volume.
    Shares,
    /// Changing the shares of a volume.
    Share,
    /// Deleting a volume.
    Delete,
}

impl From<Action> for Task {
    fn from(action: Action) -> Self {
        match action {
            Action::Create => Self::Create,
            Action::Describe => Self::Describe,
            Action::Share => Self::Share,
            Action::Delete => Self::Delete,
        }
    }
}

impl Task {
    /// The verb and the entity of the permission that the task takes, if it is known.
    const fn permission(self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::List | Self::Read => Some(("read", "Data volumes")),
            Self::Shares => Some(("read", "Data volumes – sharing list")),
            Self::Create => Some(Action::Create.permission()),
            Self::Describe => Some(Action::Describe.permission()),
            Self::Share => Some(Action::Share.permission()),
            Self::Delete => Some(Action::Delete.permission()),
            Self::Directory | Self::SignIn => None,
        }
    }
}

/// A failure as it is shown to the user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What failed, in one line.
    pub title: String,
    /// Why, in the words of the server if it sent any.
    pub detail: String,
    /// Whether a retry may succeed.
    pub can_retry: bool,
    /// Whether a reload of the page may help. It can be redirected to a sign-in, a request cannot.
    pub can_reload: bool,
}

impl Notice {
    /// The failure `error` of `task`. If the task was denied, it names the missing permission.
    #[must_use]
    pub fn of(error: &ApiError, task: Task) -> Self {
        let kind = error.kind();
        let mut detail = detail(error);
        if task == Task::SignIn && matches!(kind, ErrorKind::Invalid | ErrorKind::Unauthenticated) {
            detail.insert_str(0, "Check the client ID and secret. ");
        }
        if kind == ErrorKind::Forbidden
            && let Some(permission) = task.permission()
            && let Some(missing) = missing_permission(permission, &detail)
        {
            detail.push(' ');
            detail.push_str(&missing);
        }
        Self {
            title: title(kind, task).to_owned(),
            detail,
            can_retry: matches!(kind, ErrorKind::Unavailable | ErrorKind::Unexpected),
            can_reload: error.is_solved_by_reload(),
        }
    }

    /// It is not known whether `task`, a write, was applied: its response says nothing, and the attempt to
    /// verify it failed with `verification`.
    #[must_use]
    pub fn unknown(task: Task, verification: &ApiError) -> Self {
        let what = match task {
            Task::Create => "the data volume was created",
            Task::Describe => "the description was saved",
            Task::Delete => "the data volume was deleted",
            _ => "the change was made",
        };
        Self {
            title: format!("Unknown whether {what}"),
            detail: format!("Checking failed. {}", detail(verification)),
            can_retry: true,
            can_reload: verification.is_solved_by_reload(),
        }
    }
}

/// Whom to ask for the missing permission, as a sentence. `None` if `message`, the message of the server, names the
/// permission.
fn missing_permission((verb, entity): (&str, &str), message: &str) -> Option<String> {
    if message.contains(verb) && message.contains(entity) {
        return None;
    }
    Some(["Ask an administrator for “", verb, "” on “", entity, "”."].concat())
}

/// Why `action` is not available, from the `message` of the server that denied it.
#[must_use]
pub fn denial_reason(action: Action, message: &str) -> String {
    let mut reason = message.trim_end().to_owned();
    if !reason.ends_with(['.', '!', '?']) {
        reason.push('.');
    }
    let mut reason = isolated(&reason).into_owned();
    if let Some(missing) = missing_permission(action.permission(), message) {
        reason.push(' ');
        reason.push_str(&missing);
    }
    reason
}

fn title(kind: ErrorKind, task: Task) -> &'static str {
    match (task, kind) {
        (Task::SignIn, ErrorKind::Unavailable) => "Signing in is not possible right now",
        (Task::SignIn, ErrorKind::NotFound | ErrorKind::Unsupported) => {
            "This server accepts only access tokens"
        }
        (Task::SignIn, _) => "Sign-in failed",
        (_, ErrorKind::Unauthenticated) => "Your session expired",
        (Task::List, ErrorKind::Forbidden) => "You don’t have permission to see data volumes",
        (Task::Read, ErrorKind::Forbidden) => "You don’t have permission to see this data volume",
        (Task::Directory, ErrorKind::Forbidden) => "You don’t have permission to see the directory",
        (Task::Shares, ErrorKind::Forbidden) => "You don’t have permission to see the sharing",
        (Task::Create, ErrorKind::Forbidden) => {
            "You don’t have permission to create this data volume"
        }
        (Task::Describe, ErrorKind::Forbidden) => {
            "You don’t have permission to change this data volume"
        }
        (Task::Share, ErrorKind::Forbidden) => "You don’t have permission to change the sharing",
        (Task::Delete, ErrorKind::Forbidden) => {
            "You don’t have permission to delete this data volume"
        }
        (Task::Read, ErrorKind::NotFound) => "This data volume does not exist",
        (Task::Describe | Task::Share | Task::Delete, ErrorKind::NotFound) => {
            "This data volume was already deleted"
        }
        (Task::Create, ErrorKind::Conflict) => "This data volume already exists",
        (Task::Describe | Task::Share, ErrorKind::Conflict) => {
            "Someone else changed this data volume"
        }
        (Task::Delete, ErrorKind::Conflict) => "This data volume can’t be deleted now",
        (_, ErrorKind::Invalid) => "The server did not accept the request",
        (Task::List, _) => "The data volumes could not be loaded",
        (Task::Read, _) => "The data volume could not be loaded",
        (Task::Directory, _) => "The directory could not be loaded",
        (Task::Shares, _) => "The sharing could not be loaded",
        (Task::Create, _) => "The data volume was not created",
        (Task::Describe, _) => "The description was not saved",
        (Task::Share, _) => "The sharing was not changed",
        (Task::Delete, _) => "The data volume was not deleted",
    }
}

fn detail(error: &ApiError) -> String {
    let (mut note, reason) = match error {
        ApiError::Rejected { status, body, .. } => (status.to_string(), body.reason(*status)),
        _ => (String::new(), None),
    };
    if let Some(seconds) = error.retry_after() {
        let comma = if note.is_empty() { "" } else { ", " };
        note = [&note, comma, "asked to wait ", &seconds.to_string(), " s"].concat();
    }
    if !note.is_empty() {
        note = [" (", &note, ")"].concat();
    }
    let reason = reason.map(|reason| reason.to_string());
    let mut text = match &reason {
        Some(reason) => {
            let reason = isolated(reason.trim_end().trim_end_matches('.'));
            ["The server said: “", &reason, "”", &note, "."].concat()
        }
        None => [&clause(error), &note, "."].concat(),
    };
    if error.is_solved_by_reload() {
        text.push_str(" Your sign-in to the network has probably expired: reload the page.");
    }
    text
}

/// The message of an error of this app with a capital letter, and without a full stop.
fn clause(error: &ApiError) -> String {
    let mut text = error.to_string();
    // The errors of this app begin with an ASCII letter. The Unicode tables are large.
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    isolated(text.trim_end_matches('.')).into_owned()
}
