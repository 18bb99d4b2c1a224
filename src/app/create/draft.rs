//! What is typed into the form for a new volume, and what it amounts to.

use datavolumes_contract::org::Project;
use datavolumes_contract::{
    CreateVolume, Description, PvcName, Scope, ScopeType, SharedScope, Volume, VolumeId,
    VolumeName, name,
};
use serde::{Deserialize, Serialize};

use super::field_errors::{CreateField, FieldErrors};

#[cfg(test)]
mod tests;

/// The form for a new volume. It is kept in the tab, so every part of it may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(crate) struct CreateDraft {
    /// The project whose namespace has the PVC; of one that was typed only the id is known.
    pub(crate) project: Project,
    pub(crate) pvc: String,
    pub(crate) name: String,
    pub(crate) description: String,
    /// Whom to share it with once it is there.
    pub(crate) shares: Vec<SharedScope>,
    pub(crate) delete_original: bool,
    /// The volume is there, and still to be shared with [`CreateDraft::shares`].
    pub(crate) created: Option<Created>,
}

/// A volume that was made from the form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Created {
    pub(crate) id: VolumeId,
    pub(crate) name: String,
}

impl Created {
    pub(crate) fn of(volume: Volume) -> Self {
        Self {
            id: volume.id,
            name: volume.name,
        }
    }
}

impl CreateDraft {
    /// Everything of `volume` that a copy can have: not its PVC, since one PVC backs one volume, not its
    /// name, and not its wish to destroy the PVC, which is for each volume to choose.
    pub(crate) fn copy_of(volume: &Volume) -> Self {
        Self {
            project: Project {
                id: volume.project_id.clone(),
                name: volume.project_name.clone(),
                parent_id: volume.department_id.clone(),
                cluster_id: volume.cluster_id.clone(),
                ..Project::default()
            },
            name: next_name(&volume.name),
            description: volume.description.clone().unwrap_or_default(),
            // Who shared the other one, and when, is none of the copy's.
            shares: volume
                .shared_scopes
                .iter()
                .flatten()
                .map(|shared| SharedScope {
                    created_at: None,
                    created_by: None,
                    ..shared.clone()
                })
                .collect(),
            ..Self::default()
        }
    }

    /// Everything that `volume`, which was deleted, was made of. Where its PVC was to be deleted with it,
    /// another one is needed; that the next one goes the same way is to be chosen anew.
    pub(crate) fn recipe_of(volume: &Volume) -> Self {
        let pvc = if volume.should_delete_original_volume {
            String::new()
        } else {
            volume.origin_pvc_name.to_string()
        };
        Self {
            name: volume.name.clone(),
            pvc,
            ..Self::copy_of(volume)
        }
    }

    /// What to send, or everything that keeps it from being sent.
    pub(crate) fn finish(&self) -> Result<CreateVolume, FieldErrors> {
        let mut errors = FieldErrors::default();
        let project_id = self.project.id.clone();
        if project_id.as_str().trim().is_empty() {
            errors.add(CreateField::Project, "Choose the project that has the PVC.");
        }
        let pvc = self.pvc.trim();
        match pvc.chars().count() {
            0 => errors.add(CreateField::Pvc, "Enter the name of the PVC with the data."),
            1..=PvcName::MAX_LEN => {}
            longer => errors.add(
                CreateField::Pvc,
                format!(
                    "The name of a PVC has at most {} characters; this one has {longer}.",
                    PvcName::MAX_LEN
                ),
            ),
        }
        let name = self.name.parse::<VolumeName>();
        if let Err(error) = &name {
            errors.add(CreateField::Name, sentence(&error.to_string()));
        }
        let description = self.description.parse::<Description>();
        if let Err(error) = &description {
            errors.add(CreateField::Description, sentence(&error.to_string()));
        }
        match (name, description) {
            (Ok(name), Ok(description)) if errors.is_empty() => Ok(CreateVolume {
                name,
                description: Some(description).filter(|description| !description.is_empty()),
                origin_pvc_name: PvcName::new(pvc),
                project_id,
                should_delete_original_volume: self.delete_original,
                use_original_volume: None,
            }),
            _ => Err(errors),
        }
    }

    /// One more scope to share with, unless it is there already.
    pub(crate) fn share_with(&mut self, shared: SharedScope) {
        let scope = shared.scope();
        if !self.shares.iter().any(|known| known.scope() == scope) {
            self.shares.push(shared);
        }
    }

    /// One scope less.
    pub(crate) fn unshare(&mut self, scope: &Scope) {
        self.shares.retain(|known| known.scope() != *scope);
    }

    /// What adds nothing to the chosen scopes, and why, as a sentence.
    pub(crate) fn redundancy(&self) -> Option<&'static str> {
        let has = |level: &ScopeType| self.shares.iter().any(|one| one.scope_type == *level);
        let is_origin = |one: &SharedScope| {
            one.scope_type == ScopeType::Project && one.scope_id == self.project.id.as_str()
        };
        if has(&ScopeType::Cluster) && self.shares.len() > 1 {
            Some("The cluster reaches every project in it: the other scopes add nothing to it.")
        } else if self.shares.iter().any(is_origin) {
            Some("The project of the PVC can mount the volume without being shared with.")
        } else {
            None
        }
    }
}

/// How far the clocks of browser and server may be apart, in milliseconds.
const CLOCKS_APART: f64 = 600_000.0;

/// Whether `volume` is what sending `new` at `sent_at` (milliseconds since 1970) has made: equal in
/// everything that was sent, and not older.
pub(crate) fn is_made_of(volume: &Volume, new: &CreateVolume, sent_at: f64) -> bool {
    #[expect(
        clippy::cast_precision_loss,
        reason = "milliseconds since 1970 have 41 bits"
    )]
    let is_new = volume
        .created_at
        .is_none_or(|at| at.timestamp_millis() as f64 > sent_at - CLOCKS_APART);
    let description = new.description.as_ref().map_or("", Description::as_str);
    is_new
        && volume.name == new.name.as_str()
        && volume.project_id == new.project_id
        && volume.origin_pvc_name == new.origin_pvc_name
        && volume.description.as_deref().unwrap_or_default() == description
        && volume.should_delete_original_volume == new.should_delete_original_volume
}

/// The next name of a series: `data` → `data-2` → `data-3`. A name that would become too long loses
/// its last letters. Of what is no name, the nearest one.
pub(crate) fn next_name(current: &str) -> String {
    let (stem, number) = current
        .rsplit_once('-')
        .and_then(|(stem, number)| Some((stem, number.parse::<u32>().ok()?)))
        .filter(|(stem, number)| !stem.is_empty() && *number < u32::MAX)
        .map_or((current, 2), |(stem, number)| (stem, number + 1));
    let suffix = format!("-{number}");
    let stem: String = stem.chars().take(name::MAX_LEN - suffix.len()).collect();
    let next = format!("{}{suffix}", stem.trim_end_matches('-'));
    VolumeName::suggest(&next).map_or(next, String::from)
}

/// What a scope is called where it has no name, and the name where it has one.
pub(crate) fn scope_label(shared: &SharedScope) -> &str {
    if shared.scope_name.is_empty() {
        &shared.scope_id
    } else {
        &shared.scope_name
    }
}

/// What sharing with such a scope reaches.
pub(crate) fn scope_reach(level: &ScopeType) -> &'static str {
    match level {
        ScopeType::Cluster => "cluster: every project in it, now and later",
        ScopeType::Department => "department: every project in it, now and later",
        ScopeType::Project => "project",
        ScopeType::Other(_) => "a scope of a kind that this app does not know",
    }
}

/// `text` as a sentence.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(char::to_uppercase);
    let rest = letters.chain(['.']);
    first.into_iter().flatten().chain(rest).collect()
}
