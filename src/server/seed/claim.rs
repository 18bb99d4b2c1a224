//! What a PVC asks its cluster for, and who mounts it.

use crate::random::Random;

/// What a PVC asks its cluster for, and who mounts it. Equal names have equal ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The id of its registration.
    pub id: uuid::Uuid,
    /// The size, as Kubernetes writes it.
    pub size: &'static str,
    /// The storage class.
    pub storage_class: &'static str,
    /// Whether many nodes may write to it. Otherwise one may, or many may read it.
    pub is_shared: bool,
    /// The name of a training that mounts it.
    pub training: Option<String>,
}

impl Claim {
    /// The claim of the PVC `name` in the namespace of `project`.
    #[must_use]
    pub fn of(project: &str, name: &str) -> Self {
        let mut random = Random::new(hash(project), 0);
        let mut random = Random::new(random.next() ^ hash(name), 0);
        Self {
            id: random.uuid(),
            size: random.pick(&["50G", "200G", "500G", "1T", "4T", "20T"]),
            storage_class: random.pick(&["fast-nvme", "shared-nfs", "archive-hdd"]),
            is_shared: random.chance(60),
            training: random
                .chance(30)
                .then(|| format!("{name}-train-{}", random.between(100, 999))),
        }
    }
}

/// FNV-1a, which is the same in every version.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::Claim;

    #[test]
    fn a_claim_depends_on_the_project_and_the_name() {
        let claim = Claim::of("4500101", "raw-captures");
        assert_eq!(Claim::of("4500101", "raw-captures"), claim);
        assert_ne!(Claim::of("4500102", "raw-captures").id, claim.id);
        assert_ne!(Claim::of("4500101", "team-scratch").id, claim.id);
    }
}
