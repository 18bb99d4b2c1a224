//! An answer of a server, read: what is a result, what is a refusal, what is neither.

use datavolumes_contract::{DecodeError, Problem, from_json};
use serde::de::DeserializeOwned;

use super::ApiError;

/// The status and the body of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Answer {
    /// The HTTP status.
    pub(super) status: u16,
    /// The body as text.
    pub(super) body: String,
    /// `Retry-After` in seconds, where the server sent one.
    pub(super) retry_after: Option<u32>,
}

/// A value together with the answer that it was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document<T> {
    /// What was read.
    pub value: T,
    /// The body, as it came.
    pub text: String,
}

/// The longest part of an unreadable body that is shown, in characters.
const EXCERPT: usize = 200;

impl Answer {
    /// The answer itself if it is a success, else the refusal in it.
    ///
    /// # Errors
    /// [`ApiError::Rejected`] with the server's words; where the body is no [`Problem`] (a page of a
    /// proxy, say), with words for the status.
    pub(super) fn accepted(self) -> Result<Self, ApiError> {
        if (200..300).contains(&self.status) {
            return Ok(self);
        }
        let problem = from_json::<Problem>(&self.body)
            .ok()
            .filter(|problem| !problem.message.is_empty())
            .unwrap_or_else(|| Problem::new(self.status, status_words(self.status)));
        Err(ApiError::Rejected {
            status: self.status,
            problem,
            retry_after: self.retry_after,
        })
    }

    /// The body as a `T`.
    ///
    /// # Errors
    /// [`ApiError::Decode`] with `path` and what is wrong.
    pub(super) fn decode<T: DeserializeOwned>(&self, path: &str) -> Result<T, ApiError> {
        from_json(&self.body).map_err(|error| self.unreadable(path, &error))
    }

    /// The body as a `T`, and as it came.
    ///
    /// # Errors
    /// [`ApiError::Decode`] with `path` and what is wrong.
    pub(super) fn into_document<T: DeserializeOwned>(
        self,
        path: &str,
    ) -> Result<Document<T>, ApiError> {
        Ok(Document {
            value: self.decode(path)?,
            text: self.body,
        })
    }

    fn unreadable(&self, path: &str, error: &DecodeError) -> ApiError {
        let reason = match self.body.trim_start().chars().next() {
            None => "it is empty".to_owned(),
            Some('{' | '[') => error.to_string(),
            Some(_) => {
                let excerpt: String = self.body.trim().chars().take(EXCERPT).collect();
                format!("it is not JSON but “{excerpt}”")
            }
        };
        let path = path.split('?').next().unwrap_or_default().to_owned();
        ApiError::Decode {
            status: self.status,
            path,
            reason,
        }
    }
}

/// What a status means where the server does not say.
fn status_words(status: u16) -> &'static str {
    match status {
        400 => "Bad request.",
        401 => "Unauthorized.",
        403 => "You do not have sufficient permissions.",
        404 => "The specified resource was not found.",
        409 => "The specified resource already exists.",
        502..=504 => "The service is not available.",
        _ => "The server did not say why.",
    }
}

#[cfg(test)]
mod tests {
    use datavolumes_contract::{Phase, VolumePage};

    use super::*;

    fn answer(status: u16, body: &str) -> Answer {
        Answer {
            status,
            body: body.to_owned(),
            retry_after: None,
        }
    }

    #[test]
    fn a_refusal_carries_the_servers_words() {
        let refused = answer(
            400,
            r#"{"code":400,"message":"Name is taken","details":"by 7"}"#,
        )
        .accepted();
        let Err(ApiError::Rejected {
            status, problem, ..
        }) = refused
        else {
            panic!("{refused:?}")
        };
        assert_eq!(
            (status, problem.to_string().as_str()),
            (400, "Name is taken (by 7)")
        );
    }

    #[test]
    fn a_refusal_without_a_problem_gets_words_for_its_status() {
        for body in [
            "",
            "<html>Bad gateway</html>",
            "[]",
            r#"{"message":""}"#,
            "null",
        ] {
            let Err(ApiError::Rejected { problem, .. }) = answer(503, body).accepted() else {
                panic!("{body}")
            };
            assert_eq!(problem.message, "The service is not available.", "{body}");
        }
    }

    #[test]
    fn an_unreadable_success_names_status_and_path_but_not_the_query() {
        let error = answer(200, "<html>")
            .decode::<VolumePage>("/api/v1/datavolumes?search=x")
            .unwrap_err();
        assert_eq!(
            error.to_string(),
            "the answer to /api/v1/datavolumes (status 200) cannot be read: it is not JSON but “<html>”"
        );
    }

    #[test]
    fn truncated_and_empty_bodies_are_told_apart() {
        let truncated = answer(200, r#"{"datavolumes":[{"id""#).decode::<VolumePage>("/x");
        assert!(
            truncated
                .unwrap_err()
                .to_string()
                .contains("it breaks off after 21 bytes")
        );
        let empty = answer(200, "").decode::<VolumePage>("/x");
        assert!(empty.unwrap_err().to_string().contains("it is empty"));
    }

    #[test]
    fn unknown_fields_and_phases_are_read() {
        let body = r#"{"datavolumes":[{"id":"71f69d83-ba66-4822-adf5-55ce55efd210","x":1,
            "description":null,"status":{"phase":"Hibernating"}}],"later":[]}"#;
        let page = answer(200, body).decode::<VolumePage>("/x").unwrap();
        assert_eq!(
            page.datavolumes[0].status.phase,
            Phase::Other("Hibernating".to_owned())
        );
    }
}
