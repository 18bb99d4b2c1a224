//! A change of shares: as it is asked for, and as it is requested.

use datavolumes_contract::scope::MAX_SCOPES_PER_PATCH;
use datavolumes_contract::{Scope, SharedScopesPatch};

use crate::ScopeSet;

/// Scopes to share with and scopes to take the share from; none is in both.
///
/// It says what shall be different, not what shall be: applied to shares that someone else changed
/// meanwhile, it leaves their changes alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Change {
    add: ScopeSet,
    remove: ScopeSet,
}

impl Change {
    /// What makes `wanted` of `saved`.
    #[must_use]
    pub fn between(saved: &ScopeSet, wanted: &ScopeSet) -> Self {
        Self {
            add: wanted.difference(saved).cloned().collect(),
            remove: saved.difference(wanted).cloned().collect(),
        }
    }

    /// The scopes to share with.
    #[must_use]
    pub const fn add(&self) -> &ScopeSet {
        &self.add
    }

    /// The scopes to take the share from.
    #[must_use]
    pub const fn remove(&self) -> &ScopeSet {
        &self.remove
    }

    /// How many scopes it is about.
    #[must_use]
    pub fn len(&self) -> usize {
        self.add.len() + self.remove.len()
    }

    /// Whether it asks for nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.add.is_empty() && self.remove.is_empty()
    }

    /// Asks that `scope` be shared with, whatever was asked for it before.
    pub fn share(&mut self, scope: Scope) {
        self.remove.remove(&scope);
        self.add.insert(scope);
    }

    /// Asks that the share be taken from `scope`, whatever was asked for it before.
    pub fn unshare(&mut self, scope: Scope) {
        self.add.remove(&scope);
        self.remove.insert(scope);
    }

    /// Asks nothing of `scope` any more.
    pub fn forget(&mut self, scope: &Scope) {
        self.add.remove(scope);
        self.remove.remove(scope);
    }

    /// Asks that `scope` be shared with, or not be; nothing where that is what was `saved`.
    pub fn want(&mut self, scope: Scope, is_shared: bool, saved: &ScopeSet) {
        if saved.contains(&scope) == is_shared {
            self.forget(&scope);
        } else if is_shared {
            self.share(scope);
        } else {
            self.unshare(scope);
        }
    }

    /// What it makes of `shares`.
    #[must_use]
    pub fn applied_to(&self, shares: &ScopeSet) -> ScopeSet {
        let kept = shares.difference(&self.remove);
        kept.chain(&self.add).cloned().collect()
    }

    /// The part that is so already among `shares`, and the part that is still to do.
    #[must_use]
    pub fn split(&self, shares: &ScopeSet) -> (Self, Self) {
        let (added, to_add) = partition(&self.add, shares);
        let (to_remove, removed) = partition(&self.remove, shares);
        let done = Self {
            add: added,
            remove: removed,
        };
        let left = Self {
            add: to_add,
            remove: to_remove,
        };
        (done, left)
    }

    /// What it asks for and `other` does not.
    #[must_use]
    pub fn without(&self, other: &Self) -> Self {
        Self {
            add: self.add.difference(&other.add).cloned().collect(),
            remove: self.remove.difference(&other.remove).cloned().collect(),
        }
    }

    /// What both it and `other` ask for.
    #[must_use]
    pub fn common(&self, other: &Self) -> Self {
        Self {
            add: self.add.intersection(&other.add).cloned().collect(),
            remove: self.remove.intersection(&other.remove).cloned().collect(),
        }
    }

    /// The requests that make it, in their order, each with at most [`MAX_SCOPES_PER_PATCH`] scopes
    /// to add and as many to remove. Nothing is removed before the request that adds the last, so
    /// wherever the sequence stops, nobody has lost what they are to keep.
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

/// Those of `scopes` that are among `shares` and those that are not, found in one walk along both.
fn partition(scopes: &ScopeSet, shares: &ScopeSet) -> (ScopeSet, ScopeSet) {
    let mut shares = shares.iter().peekable();
    let (among, others): (Vec<Scope>, Vec<Scope>) = scopes.iter().cloned().partition(|scope| {
        while shares.next_if(|share| *share < scope).is_some() {}
        shares.peek() == Some(&scope)
    });
    (ScopeSet::from_iter(among), ScopeSet::from_iter(others))
}

fn chunks(scopes: &ScopeSet) -> impl Iterator<Item = Vec<Scope>> {
    let mut scopes = scopes.iter().cloned();
    std::iter::from_fn(move || {
        let chunk: Vec<Scope> = scopes.by_ref().take(MAX_SCOPES_PER_PATCH).collect();
        (!chunk.is_empty()).then_some(chunk)
    })
}

/// Reads a change that was kept as a patch. Where a scope is both added and removed, it is added:
/// nobody loses anything to a contradiction.
impl From<SharedScopesPatch> for Change {
    fn from(patch: SharedScopesPatch) -> Self {
        let mut change = Self::default();
        patch
            .remove
            .into_iter()
            .for_each(|scope| change.unshare(scope));
        patch.add.into_iter().for_each(|scope| change.share(scope));
        change
    }
}

/// The change as one value that can be kept, of any length: to send it, take
/// [`batches`](Change::batches).
impl From<&Change> for SharedScopesPatch {
    fn from(change: &Change) -> Self {
        Self {
            add: change.add.iter().cloned().collect(),
            remove: change.remove.iter().cloned().collect(),
        }
    }
}

#[cfg(test)]
mod tests;
