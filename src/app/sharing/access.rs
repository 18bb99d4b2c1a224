//! The shares of a volume and its effective access, on the page of the volume.

mod access_answer;
mod sharing_group;
mod who_can_use;

pub use sharing_group::SharingGroup;
