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
    /// The failure `error` of `task`.
    #[must_use]
    pub fn of(error: &ApiError, task: Task) -> Self {
        let kind = error.kind();
        Self {
            title: title(kind, task).to_owned(),
            detail: detail(error),
            can_retry: matches!(kind, ErrorKind::Unavailable | ErrorKind::Unexpected),
            can_reload: error.is_solved_by_reload(),
        }
    }

    /// The failure `error` of `action`. If the action was denied, it names the missing permission.
    #[must_use]
    pub fn of_action(error: &ApiError, action: Action) -> Self {
        let mut notice = Self::of(error, action.into());
        if error.kind() == ErrorKind::Forbidden
            && let Some(missing) = missing_permission(action, &notice.detail)
        {
            notice.detail.push(' ');
            notice.detail.push_str(&missing);
        }
        notice
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
            title: format!("It is not known whether {what}"),
            detail: format!("It could not be looked up: {}", detail(verification)),
            can_retry: true,
            can_reload: verification.is_solved_by_reload(),
        }
    }
}

/// The permission that is missing if `action` was denied, as a sentence. `None` if `message`, the message of
/// the server, names the permission.
#[must_use]
pub fn missing_permission(action: Action, message: &str) -> Option<String> {
    let (verb, entity) = action.permission();
    if message.contains(verb) && message.contains(entity) {
        return None;
    }
    Some(format!(
        "It usually takes the permission “{verb}” on “{entity}”."
    ))
}

/// Why `action` is not available, from the `message` of the server that denied it.
#[must_use]
pub fn denial_reason(action: Action, message: &str) -> String {
    let mut reason = message.trim_end().to_owned();
    if !reason.ends_with(['.', '!', '?']) {
        reason.push('.');
    }
    let mut reason = isolated(&reason).into_owned();
    if let Some(missing) = missing_permission(action, message) {
        reason.push(' ');
        reason.push_str(&missing);
    }
    reason
}

fn title(kind: ErrorKind, task: Task) -> &'static str {
    match (task, kind) {
        (Task::SignIn, ErrorKind::Unavailable) => "Signing in is not possible right now",
        (Task::SignIn, ErrorKind::NotFound | ErrorKind::Unsupported) => {
            "This server does not exchange client credentials; use an access token"
        }
        (Task::SignIn, _) => "Sign-in was refused",
        (_, ErrorKind::Unauthenticated) => "Your session had ended",
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
    // The errors of this app begin with an ASCII letter. The Unicode tables are large.
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    let mut text = isolated(&text).into_owned();
    let wait = error
        .retry_after()
        .map(|seconds| format!("asked to wait {seconds} s"));
    match (error, wait) {
        (ApiError::Rejected { status, .. }, None) => text = format!("{text} (status {status})"),
        (ApiError::Rejected { status, .. }, Some(wait)) => {
            text = format!("{text} (status {status}, {wait})");
        }
        (_, Some(wait)) => text = format!("{text} ({wait})"),
        (_, None) => {}
    }
    if error.is_solved_by_reload() {
        text.push_str(" A sign-in in front of the API has probably expired: reload the page.");
    }
    text
}
