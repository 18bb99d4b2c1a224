//! Who can sign in. Each has a secret that equals the id.

/// Everything.
pub(crate) const ADMIN: &str = "demo-admin";
/// Everything in the department vision.
pub(crate) const DEPARTMENT_ADMIN: &str = "demo-department-admin";
/// Volumes of the project vision-segmentation; sees sharing.
pub(crate) const RESEARCHER: &str = "demo-researcher";
/// Sees everything.
pub(crate) const VIEWER: &str = "demo-viewer";
/// Sees the volumes of the project speech-recognition, but not their sharing.
pub(crate) const ANALYST: &str = "demo-analyst";
/// Nothing.
pub(crate) const GUEST: &str = "demo-guest";

/// Everybody.
pub(crate) const ALL: [&str; 6] = [ADMIN, DEPARTMENT_ADMIN, RESEARCHER, VIEWER, ANALYST, GUEST];
