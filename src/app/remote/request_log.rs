//! The last requests to the API, and requests as curl commands.

mod curl;
mod dialog;
mod request_text;

pub(crate) use curl::curl_command;
pub use dialog::RequestLogDialog;
