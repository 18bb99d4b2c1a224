//! Words that are common to all departments.

/// The PVCs of every project that back no volume, and whether each is bound.
pub(super) const SPARE_PVCS: [(&str, bool); 6] = [
    ("incoming-uploads", true),
    ("raw-captures", true),
    ("team-scratch", true),
    ("model-exports", true),
    ("pending-ingest", false),
    ("archive-restore", false),
];

/// Distinguishes the variants of one dataset.
pub(super) const VARIANT_SUFFIXES: [&str; 12] = [
    "",
    "-train",
    "-validation",
    "-webdataset",
    "-parquet",
    "-filtered",
    "-dedup",
    "-sampled",
    "-tokenized",
    "-augmented",
    "-labels",
    "-v2",
];

/// The prefix and the suffix that make the name of a PVC from the name of a volume.
pub(super) const PVC_AFFIXES: [(&str, &str); 4] =
    [("", "-pvc"), ("nfs-", ""), ("weka-", ""), ("", "-rwx")];

/// The end of a description.
pub(super) const DESCRIPTION_SUFFIXES: [&str; 8] = [
    "",
    "",
    "; do not copy, mount it",
    "; refreshed weekly",
    "; license: research only",
    "; ask before you share it further",
    "; frozen for the paper",
    "; read the README first",
];

/// First names of users.
pub(super) const FIRST_NAMES: [&str; 24] = [
    "aisha", "anna", "bjorn", "carlos", "chen", "daria", "elif", "emma", "felix", "grace", "hiro",
    "ines", "jonas", "kavya", "lars", "maria", "mei", "noah", "olga", "priya", "rafael", "sara",
    "tomas", "yusuf",
];

/// Last names of users.
pub(super) const LAST_NAMES: [&str; 24] = [
    "adeyemi",
    "becker",
    "costa",
    "dubois",
    "eriksen",
    "fischer",
    "garcia",
    "haddad",
    "ivanova",
    "jensen",
    "kim",
    "lindqvist",
    "moreau",
    "nakamura",
    "okafor",
    "patel",
    "quist",
    "rossi",
    "santos",
    "tanaka",
    "ueda",
    "varga",
    "weber",
    "zhang",
];

/// Domains of the email addresses of users.
pub(super) const MAIL_DOMAINS: [&str; 3] =
    ["example.com", "research.example.org", "labs.example.net"];

/// Characters of four bytes each, for descriptions at the limit, which counts characters.
pub(super) const EMOJI: [char; 8] = ['🧬', '🚀', '📦', '🌍', '🤖', '🎧', '🔬', '🧠'];
