//! What was deleted from this tab, so that it can be created again: the only undo that the API permits.
//!
//! A recipe is kept under the prefix that [`crate::session`] clears when somebody signs out.

use datavolumes_contract::{Volume, VolumeId, VolumeStatus};
use serde::{Deserialize, Serialize};

use crate::session::storage;

const KEY: &str = "datavolumes.recipes";

/// The most recipes that are kept; the oldest goes first.
const MOST: usize = 10;

/// A volume that was deleted, as it was read last: every field, and whom it was shared with where that
/// was told. Its id and its dates cannot be had again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recipe {
    /// The volume as it was.
    pub volume: Volume,
}

/// Keeps the recipe of `volume`, which is about to be deleted.
pub fn keep_recipe(volume: &Volume) {
    let mut recipes = read();
    add(&mut recipes, volume);
    // A tab has room for millions of letters; where that is not enough, the older recipes make room.
    while !write(&recipes) && !recipes.is_empty() {
        recipes.remove(0);
    }
}

/// The recipe of the volume that had the id `id`.
#[must_use]
pub fn find_recipe(id: VolumeId) -> Option<Recipe> {
    read().into_iter().find(|recipe| recipe.volume.id == id)
}

/// Forgets the recipe of `id`: the volume is there still, or there again.
pub fn forget_recipe(id: VolumeId) {
    let mut recipes = read();
    recipes.retain(|recipe| recipe.volume.id != id);
    write(&recipes);
}

/// Adds a recipe at the end; there is one for each volume.
fn add(recipes: &mut Vec<Recipe>, volume: &Volume) {
    recipes.retain(|recipe| recipe.volume.id != volume.id);
    recipes.push(Recipe {
        volume: Volume {
            // How it was is no part of how to make it.
            status: VolumeStatus::default(),
            ..volume.clone()
        },
    });
    let excess = recipes.len().saturating_sub(MOST);
    recipes.drain(..excess);
}

fn read() -> Vec<Recipe> {
    storage()
        .and_then(|storage| storage.get_item(KEY).ok().flatten())
        .and_then(|text| serde_json::from_str(&text).ok())
        .unwrap_or_default()
}

/// Says whether there was room. A tab without storage has no recipes, which is no failure.
fn write(recipes: &[Recipe]) -> bool {
    match (storage(), serde_json::to_string(recipes)) {
        (Some(storage), Ok(text)) => storage.set_item(KEY, &text).is_ok(),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use datavolumes_contract::{Phase, ScopeType, SharedScope};

    use super::*;

    fn volume(name: &str, id: usize) -> Volume {
        Volume {
            id: format!("71f69d83-ba66-4822-adf5-{id:012}").parse().unwrap(),
            name: name.to_owned(),
            ..Volume::default()
        }
    }

    #[test]
    fn a_recipe_holds_every_field_and_the_shares_but_not_how_it_was() {
        let mut original = volume("a", 1);
        original.description = Some("What for".to_owned());
        original.should_delete_original_volume = true;
        original.shared_scopes = Some(vec![SharedScope {
            scope_type: ScopeType::Department,
            scope_id: "7".to_owned(),
            scope_name: "vision".to_owned(),
            created_at: None,
            created_by: None,
        }]);
        original.status.phase = Phase::Ready;
        let mut recipes = Vec::new();
        add(&mut recipes, &original);
        let text = serde_json::to_string(&recipes).unwrap();
        let read: Vec<Recipe> = serde_json::from_str(&text).unwrap();
        original.status = VolumeStatus::default();
        assert_eq!(read[0].volume, original);
    }

    #[test]
    fn only_the_latest_are_kept_and_each_volume_once() {
        let mut recipes = Vec::new();
        for id in 0..MOST + 3 {
            add(&mut recipes, &volume("v", id));
        }
        add(&mut recipes, &volume("again", MOST));
        assert_eq!(recipes.len(), MOST);
        let names: Vec<&str> = recipes
            .iter()
            .map(|recipe| recipe.volume.name.as_str())
            .collect();
        assert_eq!(names.iter().filter(|name| **name == "again").count(), 1);
        assert_eq!(names.last(), Some(&"again"));
    }
}
