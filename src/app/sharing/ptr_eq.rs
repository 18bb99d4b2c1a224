//! Comparison of shared values by identity.

use std::ops::Deref;
use std::sync::Arc;

/// A shared immutable value that equals only its own clones.
///
/// A [`Memo`](leptos::prelude::Memo) of a large computed value uses it to notify its subscribers
/// without comparing contents.
#[derive(Debug, Default)]
pub(super) struct PtrEq<T>(Arc<T>);

impl<T> PtrEq<T> {
    pub(super) fn new(value: T) -> Self {
        Self(Arc::new(value))
    }
}

impl<T> Clone for PtrEq<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T> PartialEq for PtrEq<T> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> Deref for PtrEq<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}
