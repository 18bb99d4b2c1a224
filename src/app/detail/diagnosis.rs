//! The meaning of condition reasons and their remedy. An unknown reason has no diagnosis.

/// What a reason means, and what to do about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Diagnosis {
    pub(super) meaning: &'static str,
    pub(super) remedy: &'static str,
}

impl Diagnosis {
    /// The diagnosis for the reason and message of a condition. Clusters give the same reason for a PVC
    /// that is not bound and for one that does not exist; the message tells them apart.
    pub(super) fn of(reason: &str, message: &str) -> Option<Self> {
        let reason = match reason {
            "OriginalPvcNotBound" if message.contains("not found") => "OriginalPvcNotFound",
            reason => reason,
        };
        let (meaning, remedy) = match reason {
            "OriginalPvcNotBound" => (
                "The origin PVC is not bound yet. Some storage classes bind a PVC only when a workload first mounts it.",
                "Run any workload in the origin project that mounts the PVC once. The data volume then becomes ready automatically.",
            ),
            "OriginalPvcNotFound" | "PvcNotFound" => (
                "The namespace of the origin project has no PVC with this name.",
                "Delete this data volume and create one from the right PVC. The origin PVC can’t be changed.",
            ),
            "OriginalPvcInUse" | "PvcAlreadyUsed" => (
                "Another data volume uses the same PVC. Each PVC can back one data volume.",
                "Share the other data volume, or copy the data to another PVC.",
            ),
            "ErrorCreatingPvc" => (
                "The cluster could not create the PVC in a namespace that the data volume is shared with.",
                "Check the quota and the storage class of that namespace. The cluster retries automatically.",
            ),
            "PvcInUse" => (
                "A workload still mounts the data volume.",
                "Stop the workload, or wait until it ends. The deletion then continues automatically.",
            ),
            _ => return None,
        };
        Some(Self { meaning, remedy })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_known_reason_has_its_own_diagnosis() {
        let reasons = [
            "OriginalPvcNotBound",
            "OriginalPvcNotFound",
            "OriginalPvcInUse",
            "ErrorCreatingPvc",
            "PvcInUse",
        ];
        let mut seen = Vec::new();
        for reason in reasons {
            let diagnosis = Diagnosis::of(reason, "").unwrap();
            assert!(!seen.contains(&diagnosis), "{reason}");
            seen.push(diagnosis);
        }
    }

    #[test]
    fn a_missing_pvc_is_distinguished_from_an_unbound_pvc() {
        let missing = Diagnosis::of(
            "OriginalPvcNotBound",
            "PVC 'a' was not found in namespace 'b'",
        );
        assert_eq!(missing, Diagnosis::of("OriginalPvcNotFound", ""));
        let unbound = Diagnosis::of(
            "OriginalPvcNotBound",
            "PVC 'a' in namespace 'b' is not bound",
        );
        assert_ne!(unbound, missing);
    }

    #[test]
    fn an_unknown_reason_has_no_diagnosis() {
        assert_eq!(Diagnosis::of("QuantumDecoherence", "not found"), None);
    }
}
