//! What the reasons of conditions mean, and what helps. A reason that is not known is shown as it
//! is, and never guessed at.

/// What a reason means and what to do about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Diagnosis {
    pub(super) meaning: &'static str,
    pub(super) cure: &'static str,
}

impl Diagnosis {
    /// The diagnosis for the reason of a condition.
    pub(super) fn of(reason: &str) -> Option<Self> {
        let (meaning, cure) = match reason {
            "OriginalPvcNotBound" => (
                "The origin PVC is not bound to a volume yet. With a storage class that waits for the first consumer it stays so until something mounts it.",
                "Run any workload in the origin project that mounts the PVC once. The data volume becomes ready by itself.",
            ),
            "OriginalPvcNotFound" | "PvcNotFound" => (
                "There is no PVC of this name in the namespace of the origin project.",
                "Check the name and the project. A PVC cannot be changed here: delete this data volume and create one from the right PVC.",
            ),
            "OriginalPvcInUse" | "PvcAlreadyUsed" => (
                "Another data volume is based on the same PVC; one PVC backs one data volume.",
                "Share the other data volume, or copy the data to a PVC of its own.",
            ),
            "ErrorCreatingPvc" => (
                "The copy of the PVC could not be made in a namespace that the volume is shared with.",
                "Look at the quota and at the storage class of that namespace. The cluster tries again by itself.",
            ),
            _ => return None,
        };
        Some(Self { meaning, cure })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_reason_is_not_guessed_at() {
        assert_eq!(Diagnosis::of("QuantumDecoherence"), None);
        assert!(Diagnosis::of("OriginalPvcNotBound").is_some());
    }
}
