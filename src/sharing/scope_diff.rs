//! The difference between two sets of shares, and the requests that apply it.

use datavolumes_contract::scope::MAX_SCOPES_PER_PATCH;
use datavolumes_contract::{Scope, SharedScopesPatch};

use crate::ScopeSet;

/// Scopes to add to the shares of a volume and scopes to remove from them. No scope is in both.
///
/// A diff is relative: applied to shares that were changed concurrently, it keeps those changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ScopeDiff {
    add: ScopeSet,
    remove: ScopeSet,
}

impl ScopeDiff {
    /// The diff that turns `from` into `to`.
    #[must_use]
    pub fn between(from: &ScopeSet, to: &ScopeSet) -> Self {
        Self {
            add: to.difference(from).cloned().collect(),
            remove: from.difference(to).cloned().collect(),
        }
    }

    /// The scopes to add.
    #[must_use]
    pub const fn add(&self) -> &ScopeSet {
        &self.add
    }

    /// The scopes to remove.
    #[must_use]
    pub const fn remove(&self) -> &ScopeSet {
        &self.remove
    }

    /// The number of scopes to add or remove.
    #[must_use]
    pub fn len(&self) -> usize {
        self.add.len() + self.remove.len()
    }

    /// Whether there is nothing to add or remove.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.add.is_empty() && self.remove.is_empty()
    }

    /// Adds `scope`; replaces a removal of it.
    pub fn share(&mut self, scope: Scope) {
        self.remove.remove(&scope);
        self.add.insert(scope);
    }

    /// Removes `scope`; replaces an addition of it.
    pub fn unshare(&mut self, scope: Scope) {
        self.add.remove(&scope);
        self.remove.insert(scope);
    }

    /// Leaves `scope` unchanged.
    pub fn reset(&mut self, scope: &Scope) {
        self.add.remove(scope);
        self.remove.remove(scope);
    }

    /// Sets whether `scope` is shared, relative to the shares `saved`: leaves it unchanged where it
    /// already is as requested.
    pub fn set_shared(&mut self, scope: Scope, is_shared: bool, saved: &ScopeSet) {
        if saved.contains(&scope) == is_shared {
            self.reset(&scope);
        } else if is_shared {
            self.share(scope);
        } else {
            self.unshare(scope);
        }
    }

    /// The result of applying the diff to `shares`.
    #[must_use]
    pub fn applied_to(&self, shares: &ScopeSet) -> ScopeSet {
        let kept = shares.difference(&self.remove);
        kept.chain(&self.add).cloned().collect()
    }

    /// The diff that undoes this one.
    #[must_use]
    pub fn inverse(&self) -> Self {
        Self {
            add: self.remove.clone(),
            remove: self.add.clone(),
        }
    }

    /// Splits the diff into the part that `shares` already satisfy and the part that remains to be
    /// applied.
    #[must_use]
    pub fn split(&self, shares: &ScopeSet) -> (Self, Self) {
        let (added, to_add) = partition(&self.add, shares);
        let (to_remove, removed) = partition(&self.remove, shares);
        let done = Self {
            add: added,
            remove: removed,
        };
        let remaining = Self {
            add: to_add,
            remove: to_remove,
        };
        (done, remaining)
    }

    /// The entries of this diff that are not in `other`.
    #[must_use]
    pub fn difference(&self, other: &Self) -> Self {
        Self {
            add: self.add.difference(&other.add).cloned().collect(),
            remove: self.remove.difference(&other.remove).cloned().collect(),
        }
    }

    /// The entries that are in this diff and in `other`.
    #[must_use]
    pub fn intersection(&self, other: &Self) -> Self {
        Self {
            add: self.add.intersection(&other.add).cloned().collect(),
            remove: self.remove.intersection(&other.remove).cloned().collect(),
        }
    }

    /// The requests that apply the diff, in order. Each adds at most [`MAX_SCOPES_PER_PATCH`] scopes
    /// and removes at most as many.
    ///
    /// The first removal is not sent before the last addition, so a project that keeps its access
    /// through another scope never loses it in between, even if the sequence stops early.
    #[must_use]
    pub fn batches(&self) -> Vec<SharedScopesPatch> {
        let mut batches: Vec<_> = chunks(&self.add)
            .map(|add| SharedScopesPatch {
                add,
                remove: Vec::new(),
            })
            .collect();
        let mut removals = chunks(&self.remove);
        if let Some(last) = batches.last_mut() {
            last.remove = removals.next().unwrap_or_default();
        }
        batches.extend(removals.map(|remove| SharedScopesPatch {
            add: Vec::new(),
            remove,
        }));
        batches
    }
}

/// Splits `scopes` into those that are in `shares` and those that are not, in one pass over both.
fn partition(scopes: &ScopeSet, shares: &ScopeSet) -> (ScopeSet, ScopeSet) {
    let mut shares = shares.iter().peekable();
    let (included, excluded): (Vec<Scope>, Vec<Scope>) =
        scopes.iter().cloned().partition(|scope| {
            while shares.next_if(|share| *share < scope).is_some() {}
            shares.peek() == Some(&scope)
        });
    (ScopeSet::from_iter(included), ScopeSet::from_iter(excluded))
}

fn chunks(scopes: &ScopeSet) -> impl Iterator<Item = Vec<Scope>> {
    let mut scopes = scopes.iter().cloned();
    std::iter::from_fn(move || {
        let chunk: Vec<Scope> = scopes.by_ref().take(MAX_SCOPES_PER_PATCH).collect();
        (!chunk.is_empty()).then_some(chunk)
    })
}

/// Reads a stored diff. A scope that the patch both adds and removes is added, so that inconsistent
/// data does not revoke access.
impl From<SharedScopesPatch> for ScopeDiff {
    fn from(patch: SharedScopesPatch) -> Self {
        let mut diff = Self::default();
        patch
            .remove
            .into_iter()
            .for_each(|scope| diff.unshare(scope));
        patch.add.into_iter().for_each(|scope| diff.share(scope));
        diff
    }
}

/// The diff as one patch of any length, for storage. To send it, use
/// [`batches`](ScopeDiff::batches).
impl From<&ScopeDiff> for SharedScopesPatch {
    fn from(diff: &ScopeDiff) -> Self {
        Self {
            add: diff.add.iter().cloned().collect(),
            remove: diff.remove.iter().cloned().collect(),
        }
    }
}

#[cfg(test)]
mod tests;
