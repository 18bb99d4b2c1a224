//! Identifiers: each kind has a type of its own, so that none can be passed for another.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::lenient;

/// The id of a data volume: a UUID (`datavolumeId` of the API reference).
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[serde(try_from = "String")]
pub struct VolumeId(Uuid);

impl VolumeId {
    /// Wraps a UUID.
    #[must_use]
    pub const fn new(uuid: Uuid) -> Self {
        Self(uuid)
    }

    /// The UUID itself.
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

    /// Reads the hyphenated form only: it is the one the API writes, and one spelling per volume
    /// keeps addresses comparable.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text.len() != uuid::fmt::Hyphenated::LENGTH {
            return Err(VolumeIdError);
        }
        Uuid::try_parse(text).map(Self).map_err(|_| VolumeIdError)
    }
}

impl TryFrom<String> for VolumeId {
    type Error = VolumeIdError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

macro_rules! text_id {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(#[serde(deserialize_with = "lenient::id")] String);

        impl $name {
            /// Takes the text as it is: the API sets no rule for it.
            pub fn new(text: impl Into<String>) -> Self {
                Self(text.into())
            }

            /// The text of the id.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// Whether the server left it out, or sent an empty one.
            #[must_use]
            pub fn is_empty(&self) -> bool {
                self.0.is_empty()
            }

            /// The text itself.
            #[must_use]
            pub fn into_string(self) -> String {
                self.0
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text)
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
    /// The id of a project. The reference's example is `5`, so no form is assumed.
    ProjectId
}
text_id! {
    /// The id of a department. The reference's example is `department-a`, so no form is assumed.
    DepartmentId
}
text_id! {
    /// The id of a cluster: a UUID in every known server, read as text so that another form still
    /// shows.
    ClusterId
}
text_id! {
    /// The name of a Kubernetes `PersistentVolumeClaim`. The API sets no rule for it.
    PvcName
}

impl PvcName {
    /// The longest name that Kubernetes takes for a claim (a DNS subdomain), in characters.
    pub const MAX_LEN: usize = 253;
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::arbitrary::text;

    proptest! {
        #[test]
        fn a_volume_id_is_written_and_read_as_the_same_text(bits in any::<u128>()) {
            let id = VolumeId::new(Uuid::from_u128(bits));
            let text = id.to_string();
            prop_assert_eq!(text.parse(), Ok(id));
            prop_assert_eq!(text.to_ascii_uppercase().parse(), Ok(id));
            prop_assert_eq!(serde_json::to_value(id).unwrap(), text);
        }

        #[test]
        fn any_text_either_is_a_volume_id_or_is_refused(text in text()) {
            if let Ok(id) = text.parse::<VolumeId>() {
                prop_assert_eq!(id.to_string(), text.to_ascii_lowercase());
            }
        }
    }

    #[test]
    fn other_spellings_of_a_uuid_are_no_volume_id() {
        for text in [
            "71f69d83ba664822adf555ce55efd210",
            "{71f69d83-ba66-4822-adf5-55ce55efd210}",
            "urn:uuid:71f69d83-ba66-4822-adf5-55ce55efd210",
            "71f69d83-ba66-4822-adf5-55ce55efd21",
            "71f69d83-ba66-4822-adf5-55ce55efd21g",
            "5",
            "",
        ] {
            assert_eq!(text.parse::<VolumeId>(), Err(VolumeIdError), "{text:?}");
        }
    }

    #[test]
    fn an_id_may_be_a_number_or_null_but_no_other_value() {
        let read = |json| serde_json::from_str::<ProjectId>(json).ok();
        assert_eq!(read("\"5\""), Some(ProjectId::new("5")));
        assert_eq!(read("5"), Some(ProjectId::new("5")));
        assert_eq!(read("-5"), Some(ProjectId::new("-5")));
        assert_eq!(read("null"), Some(ProjectId::default()));
        for json in ["true", "[]", "{}", "1.5"] {
            assert_eq!(read(json), None, "{json}");
        }
    }
}
