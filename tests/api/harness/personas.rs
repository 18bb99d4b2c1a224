//! The client ids of the personas. The secret of each equals its id.

/// May do everything.
pub(crate) const ADMIN: &str = "demo-admin";
/// May do everything in the department vision.
pub(crate) const DEPARTMENT_ADMIN: &str = "demo-department-admin";
/// Manages the volumes of the project vision-segmentation and reads their shares.
pub(crate) const RESEARCHER: &str = "demo-researcher";
/// Reads everything.
pub(crate) const VIEWER: &str = "demo-viewer";
/// Reads the volumes of the project speech-recognition, but not their shares.
pub(crate) const ANALYST: &str = "demo-analyst";
/// May do nothing.
pub(crate) const GUEST: &str = "demo-guest";

/// Every persona, in the order of `GET /api/personas`.
pub(crate) const ALL_PERSONAS: [&str; 6] =
    [ADMIN, DEPARTMENT_ADMIN, RESEARCHER, VIEWER, ANALYST, GUEST];
