//! Words that belong to no team.

/// PVCs that every project has beside those of its volumes, and whether they are bound.
pub(super) const SPARE_PVCS: [(&str, bool); 6] = [
    ("incoming-uploads", true),
    ("raw-captures", true),
    ("team-scratch", true),
    ("model-exports", true),
    ("pending-ingest", false),
    ("archive-restore", false),
];

/// What distinguishes one copy of the data from another.
pub(super) const FORMS: [&str; 12] = [
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

/// How claims are named after what they hold.
pub(super) const CLAIMS: [(&str, &str); 4] =
    [("", "-pvc"), ("nfs-", ""), ("weka-", ""), ("", "-rwx")];

/// What descriptions end with.
pub(super) const REMARKS: [&str; 8] = [
    "",
    "",
    "; do not copy, mount it",
    "; refreshed weekly",
    "; licence: research only",
    "; ask before you share it further",
    "; frozen for the paper",
    "; read the README first",
];

pub(super) const FIRST_NAMES: [&str; 24] = [
    "aisha", "anna", "bjorn", "carlos", "chen", "daria", "elif", "emma", "felix", "grace", "hiro",
    "ines", "jonas", "kavya", "lars", "maria", "mei", "noah", "olga", "priya", "rafael", "sara",
    "tomas", "yusuf",
];

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

pub(super) const MAIL_DOMAINS: [&str; 3] =
    ["example.com", "research.example.org", "labs.example.net"];

/// For descriptions that count code points, not bytes.
pub(super) const EMOJI: [char; 8] = ['🧬', '🚀', '📦', '🌍', '🤖', '🎧', '🔬', '🧠'];
