//! The body of a response that is an error.

use datavolumes_contract::Problem;

/// The longest text of a server that is quoted, in characters.
const MAX_EXCERPT: usize = 200;

/// The body of a response that is an error. What it says is read when it is shown, by code that the first load does
/// not need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ErrorBody {
    /// Markup, which is not shown.
    Page,
    /// Anything else, unchanged.
    Text(String),
}

impl ErrorBody {
    /// What the server or the gateway said, if anything: a problem, or a short text. `status` is that of the response.
    #[must_use]
    pub fn reason(&self, status: u16) -> Option<Problem> {
        let Self::Text(text) = self else { return None };
        let problem = serde_json::from_str::<Problem>(text).unwrap_or_else(|_| {
            let text = text.trim().chars().take(MAX_EXCERPT);
            Problem::new(status, text.collect::<String>())
        });
        // The beginning of broken JSON is not a reason.
        let is_reason = !problem.message.is_empty() && !problem.message.starts_with(['{', '[']);
        is_reason.then_some(problem)
    }

    /// What the API said, or a text for its status if it said nothing.
    pub(crate) fn problem(&self, status: u16) -> Problem {
        let fallback = || Problem::new(status, status_text(status));
        self.reason(status).unwrap_or_else(fallback)
    }

    /// What this body is as the answer of something between the app and the API, with the reason if it has one: "a
    /// redirect", for example, or "a page (status 403)".
    pub(crate) fn answer(&self, status: u16) -> String {
        let answer = match status {
            0 | 300..400 => "a redirect",
            502 | 504 => "the error of a gateway",
            _ if *self == Self::Page => "a page",
            _ => "a text that is not JSON",
        };
        let status_text = match status {
            0 => String::new(),
            _ => format!(" (status {status})"),
        };
        match self.reason(status) {
            Some(reason) => format!("{answer}{status_text}: {reason}"),
            None => format!("{answer}{status_text}"),
        }
    }
}

impl From<Problem> for ErrorBody {
    fn from(problem: Problem) -> Self {
        // A problem has no value that JSON does not have.
        Self::Text(serde_json::to_string(&problem).unwrap_or_default())
    }
}

/// The text for a status if the server sent none.
fn status_text(status: u16) -> &'static str {
    match status {
        400 | 422 => "The request is not valid.",
        401 => "The access token is missing or not valid.",
        403 => "You don’t have permission to do this.",
        404 => "The specified resource was not found.",
        409 => "The specified resource already exists.",
        429 => "There were too many requests.",
        431 => "A request header is too long, probably the access token.",
        503 => "The service is not available.",
        _ => "The server did not say why.",
    }
}
