//! Identifiers. Each kind is a type, so that the compiler keeps them apart.
//!
//! An id is normalized when it is created, so that equal ids are equal texts: white space and invisible
//! characters around it are removed, and a UUID is written in lower case.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize};
use uuid::{Uuid, fmt::Hyphenated};

use crate::{input, lenient};

#[cfg(test)]
mod tests;

/// The id of a data volume: a UUID (`datavolumeId` in the reference).
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
pub struct VolumeId(#[serde(deserialize_with = "lenient::hyphenated")] Uuid);

impl VolumeId {
    /// Creates an id from a UUID.
    #[must_use]
    pub const fn new(uuid: Uuid) -> Self {
        Self(uuid)
    }

    /// The id as a UUID.
    #[must_use]
    pub const fn uuid(self) -> Uuid {
        self.0
    }
}

impl fmt::Display for VolumeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.hyphenated().fmt(f)
    }
}

/// The text is not a UUID in its hyphenated form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a data volume id is a UUID, such as 71f69d83-ba66-4822-adf5-55ce55efd210")]
pub struct VolumeIdError;

impl FromStr for VolumeId {
    type Err = VolumeIdError;

    /// Accepts the hyphenated form only. The API writes this form, and with one form for each id, two
    /// URLs of one volume are equal.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = input::trim(text);
        if text.len() != Hyphenated::LENGTH {
            return Err(VolumeIdError);
        }
        Uuid::try_parse(text).map(Self).map_err(|_| VolumeIdError)
    }
}

/// The normal form of the id `text`.
pub(crate) fn normalized(text: String) -> String {
    let trimmed = input::trim(&text);
    if trimmed.parse::<VolumeId>().is_ok() {
        trimmed.to_ascii_lowercase()
    } else if trimmed.len() < text.len() {
        trimmed.to_owned()
    } else {
        text
    }
}

/// Deserializes an id. In JSON it may also be a whole number or `null`.
pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    lenient::id(deserializer).map(normalized)
}

/// Defines an identifier that is any text. In JSON it may also be a whole number or `null`.
macro_rules! text_id {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(#[serde(deserialize_with = "deserialize")] String);

        impl $name {
            /// Creates an id. Any text is accepted, because the API documents no format.
            pub fn new(text: impl Into<String>) -> Self {
                Self(normalized(text.into()))
            }

            /// The id as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// Whether the id is empty, which means that the server did not send it.
            #[must_use]
            pub fn is_empty(&self) -> bool {
                self.0.is_empty()
            }

            /// Converts the id into its text.
            #[must_use]
            pub fn into_string(self) -> String {
                self.0
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self::new(text)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

text_id! {
    /// The id of a project. The reference gives no format; its example is `5`.
    ProjectId
}
text_id! {
    /// The id of a department. The reference gives no format; its example is `department-a`.
    DepartmentId
}
text_id! {
    /// The id of a cluster. Known servers send a UUID, but the reference gives no format.
    ClusterId
}
text_id! {
    /// The name of a Kubernetes `PersistentVolumeClaim`. The reference gives no format.
    PvcName
}

impl PvcName {
    /// The maximum length in characters, which Kubernetes sets: the name is a DNS subdomain.
    pub const MAX_LEN: usize = 253;
}
