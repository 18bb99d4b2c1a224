//! The shape of a refusal: `Error` of the public document.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize};

use crate::lenient;

/// The body of every refusal: `{code, message, details?}`. Without details it is also the body of
/// an acceptance, 202 (`HttpResponse` of the public document).
///
/// It is read from whatever stands in its place, so that a server's message is never lost to an odd
/// code or odd details.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Problem {
    /// The HTTP status again, 100 to 599; 0 where the body did not say.
    #[serde(deserialize_with = "code")]
    pub code: u16,
    /// What is wrong, for people.
    #[serde(deserialize_with = "lenient::default_on_null")]
    pub message: String,
    /// More of it.
    #[serde(
        deserialize_with = "lenient::text_or_none",
        skip_serializing_if = "Option::is_none"
    )]
    pub details: Option<String>,
}

impl Problem {
    /// A refusal with `code` and `message` and no details.
    pub fn new(code: u16, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            details: None,
        }
    }
}

/// Deserializes a status from a number or a string, and any other value as 0.
fn code<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u16, D::Error> {
    let text = lenient::text_or_none(deserializer)?;
    Ok(text.and_then(|text| text.parse().ok()).unwrap_or_default())
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        match &self.details {
            Some(details) if !details.is_empty() => write!(f, " ({details})"),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_samples_of_the_public_document_are_read_and_written() {
        for (code, message) in [
            (400, "Bad request - Resource should have a name"),
            (202, "Request has been accepted."),
        ] {
            let sample = json!({ "code": code, "message": message });
            let problem: Problem = serde_json::from_value(sample.clone()).unwrap();
            assert_eq!(problem, Problem::new(code, message));
            assert_eq!(serde_json::to_value(problem).unwrap(), sample);
        }
    }

    #[test]
    fn a_message_survives_whatever_stands_beside_it() {
        for code in [
            json!("400"),
            json!(400),
            json!("BAD"),
            json!(-1),
            json!(1e9),
            json!(null),
            json!(true),
            json!([4]),
            json!({ "a": 0 }),
        ] {
            let is_400 = code == json!(400) || code == json!("400");
            let body = json!({ "code": code, "message": "no", "details": code, "trace": "x" });
            let problem: Problem = serde_json::from_value(body).unwrap();
            assert_eq!(problem.message, "no");
            assert_eq!(problem.code, if is_400 { 400 } else { 0 }, "{code}");
        }
    }

    #[test]
    fn an_empty_body_is_a_problem_without_words() {
        assert_eq!(
            serde_json::from_str::<Problem>("{}").unwrap(),
            Problem::default()
        );
        let nulls = r#"{"code":null,"message":null,"details":null}"#;
        assert_eq!(
            serde_json::from_str::<Problem>(nulls).unwrap(),
            Problem::default()
        );
    }

    #[test]
    fn details_stand_behind_the_message() {
        let mut problem = Problem::new(400, "name is taken");
        assert_eq!(problem.to_string(), "name is taken");
        problem.details = Some(String::new());
        assert_eq!(problem.to_string(), "name is taken");
        problem.details = Some("in cluster a".to_owned());
        assert_eq!(problem.to_string(), "name is taken (in cluster a)");
    }
}
