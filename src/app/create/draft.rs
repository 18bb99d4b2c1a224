//! The content of the form "New data volume", and the request that it makes.

use datavolumes_contract::org::Project;
use datavolumes_contract::{
    CreateVolume, Description, PvcName, Scope, ScopeType, SharedScope, Volume, VolumeId,
    VolumeName, input,
};
use serde::{Deserialize, Serialize};

use super::field_errors::{CreateField, FieldErrors};
use super::next_name::next_name;
use crate::sharing::TypedScope;

#[cfg(test)]
mod tests;

/// The content of the form. It is stored in the tab, so every field may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct CreateDraft {
    /// The project whose namespace has the PVC. If its id was typed, only the id is known.
    pub(super) project: Project,
    pub(super) pvc: String,
    pub(super) name: String,
    pub(super) description: String,
    /// The scopes that the volume is still to be shared with.
    pub(super) shares: Vec<SharedScope>,
    pub(super) delete_original: bool,
    /// What is typed, but not chosen or added yet.
    pub(super) typed: TypedTexts,
    /// The volume, after it was created and while it is not fully shared.
    pub(super) created: Option<CreatedVolume>,
}

/// Texts in fields that choose something, while they are not, or not yet, what is chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct TypedTexts {
    /// In the field `Project`.
    pub(super) project: String,
    /// In the field `Share with`.
    pub(super) scope: String,
    /// In the fields `Scope type` and `Scope ID`.
    pub(super) scope_by_id: TypedScope,
}

/// A volume that was created from the form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct CreatedVolume {
    pub(super) id: VolumeId,
    pub(super) name: String,
}

impl CreatedVolume {
    pub(super) fn of(volume: Volume) -> Self {
        Self {
            id: volume.id,
            name: volume.name,
        }
    }
}

impl CreateDraft {
    /// A copy of `volume` with the next name. It has no PVC, since one PVC backs one volume, and keeps its
    /// PVC on deletion until the user chooses otherwise.
    pub(super) fn copy_of(volume: &Volume) -> Self {
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
            // Author and time of the original's shares do not apply to the copy.
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

    /// The content that recreates the deleted `volume`. It has no PVC if that was to be deleted with the
    /// volume.
    pub(super) fn recreation_of(volume: &Volume) -> Self {
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

    /// The errors of all fields.
    pub(super) fn errors(&self) -> FieldErrors {
        self.finish().err().unwrap_or_default()
    }

    /// The request to send.
    ///
    /// # Errors
    /// The errors of all fields.
    pub(super) fn finish(&self) -> Result<CreateVolume, FieldErrors> {
        let mut errors = FieldErrors::default();
        let project_id = self.project.id.clone();
        if project_id.is_empty() {
            errors.add(
                CreateField::Project,
                "Choose the project whose namespace holds the PVC.",
            );
        }
        let pvc = input::trim(&self.pvc);
        match pvc.chars().count() {
            0 => errors.add(
                CreateField::Pvc,
                "Enter the name of the PVC with your data.",
            ),
            1..=PvcName::MAX_LEN => {}
            length => errors.add(
                CreateField::Pvc,
                format!(
                    "The name of a PVC has at most {} characters; this one has {length}.",
                    PvcName::MAX_LEN
                ),
            ),
        }
        let name = self.trimmed_name().parse::<VolumeName>();
        if let Err(error) = &name {
            errors.add(CreateField::Name, sentence(&error.to_string()));
        }
        let description = input::trim(&self.description).parse::<Description>();
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

    /// The name as it is sent.
    pub(super) fn trimmed_name(&self) -> &str {
        input::trim(&self.name)
    }

    /// The scopes that the volume is still to be shared with.
    pub(super) fn scopes(&self) -> Vec<Scope> {
        self.shares.iter().map(SharedScope::scope).collect()
    }

    /// Adds a scope, unless it is there already.
    pub(super) fn share_with(&mut self, shared: SharedScope) {
        let scope = shared.scope();
        if !self.shares.iter().any(|known| known.scope() == scope) {
            self.shares.push(shared);
        }
    }

    /// Removes a scope.
    pub(super) fn unshare(&mut self, scope: &Scope) {
        self.shares.retain(|known| known.scope() != *scope);
    }

    /// Which of the scopes is redundant, and why, as a sentence.
    pub(super) fn redundancy(&self) -> Option<&'static str> {
        let has = |level: &ScopeType| self.shares.iter().any(|one| one.scope_type == *level);
        let is_origin = |one: &SharedScope| {
            one.scope_type == ScopeType::Project && one.scope_id == self.project.id.as_str()
        };
        if has(&ScopeType::Cluster) && self.shares.len() > 1 {
            Some(
                "The cluster already includes every project in it. The other scopes change nothing.",
            )
        } else if self.shares.iter().any(is_origin) {
            Some(
                "The origin project can always mount the data volume. Sharing with it changes nothing.",
            )
        } else {
            None
        }
    }
}

/// `text` as a sentence: with a capital and a full stop.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(char::to_uppercase);
    let rest = letters.chain(['.']);
    first.into_iter().flatten().chain(rest).collect()
}
