//! The registered PVCs of a project as choices.

use datavolumes_contract::input;
use datavolumes_contract::org::pvc::{PvcAccessModes, PvcAsset};
use datavolumes_ui::{Choice, Choices, isolated};

/// How many choices are listed at most. Typing more of the name reaches the others.
const MAX_CHOICES: usize = 100;

/// Whether there is a PVC to choose.
pub(super) fn has_choices(assets: &[PvcAsset]) -> bool {
    let is_choice = |asset: &PvcAsset| asset.is_lasting() && asset.claim_name().is_some();
    assets.iter().any(is_choice)
}

/// The PVCs whose names contain `text`, in any case, by name. `volume_of` returns the name of the volume that a PVC
/// backs: such PVCs come last and are disabled.
pub(super) fn choices(
    assets: &[PvcAsset],
    text: &str,
    volume_of: impl Fn(&str) -> Option<String>,
) -> Choices {
    let text = input::trim(text).to_lowercase();
    let mut choices: Vec<Choice> = Vec::new();
    for asset in assets.iter().filter(|asset| asset.is_lasting()) {
        let Some(name) = asset.claim_name() else {
            continue;
        };
        // One PVC may be registered more than once.
        let is_known = || choices.iter().any(|choice| choice.id == name);
        if !name.to_lowercase().contains(&text) || is_known() {
            continue;
        }
        let choice = Choice::new(name, name).with_note(note(asset));
        choices.push(match volume_of(name) {
            Some(volume) => choice.disabled(["already used by ", &isolated(&volume)].concat()),
            None => choice,
        });
    }
    choices.sort_by(|a, b| {
        let key = |choice: &Choice| choice.disabled_reason.is_some();
        key(a).cmp(&key(b)).then_with(|| a.id.cmp(&b.id))
    });
    let has_more = choices.len() > MAX_CHOICES;
    choices.truncate(MAX_CHOICES);
    Choices::Ready { choices, has_more }
}

/// The size, the storage class, the access modes and the state of a PVC.
fn note(asset: &PvcAsset) -> String {
    let claim = &asset.spec.claim_info;
    let modes = access_modes(claim.access_modes);
    let parts = [
        &claim.size,
        &claim.storage_class,
        &modes,
        &asset.status.status,
    ];
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    let parts: Vec<_> = parts.map(|part| isolated(part)).collect();
    parts.join(" · ")
}

/// The access modes, as Kubernetes abbreviates them.
fn access_modes(modes: PvcAccessModes) -> String {
    let modes = [
        (modes.read_write_once, "RWO"),
        (modes.read_only_many, "ROX"),
        (modes.read_write_many, "RWX"),
    ];
    let modes: Vec<&str> = modes
        .into_iter()
        .filter_map(|(is_set, mode)| is_set.then_some(mode))
        .collect();
    modes.join(", ")
}

#[cfg(test)]
mod tests {
    use datavolumes_contract::org::pvc::{PvcClaim, PvcSpec, PvcStatus};

    use super::*;

    fn asset(name: &str) -> PvcAsset {
        PvcAsset {
            spec: PvcSpec {
                claim_name: name.to_owned(),
                ..PvcSpec::default()
            },
            ..PvcAsset::default()
        }
    }

    fn unused(_: &str) -> Option<String> {
        None
    }

    #[test]
    fn used_pvcs_come_last_and_tell_their_volume() {
        let assets = ["b", "a", "c"].map(asset);
        let found = choices(&assets, "", |name| {
            (name == "a").then(|| "photos".to_owned())
        });
        let found: Vec<_> = found
            .into_list()
            .into_iter()
            .map(|choice| (choice.id, choice.disabled_reason))
            .collect();
        assert_eq!(
            found,
            [
                ("b".to_owned(), None),
                ("c".to_owned(), None),
                ("a".to_owned(), Some("already used by photos".to_owned()))
            ]
        );
    }

    #[test]
    fn a_choice_tells_size_class_access_modes_and_state() {
        let mut known = asset("raw");
        known.spec.claim_info = PvcClaim {
            size: "1T".to_owned(),
            storage_class: "fast".to_owned(),
            access_modes: PvcAccessModes {
                read_write_once: true,
                read_only_many: false,
                read_write_many: true,
            },
        };
        known.status = PvcStatus {
            status: "No issues found".to_owned(),
        };
        let note = |asset: PvcAsset| choices(&[asset], "", unused).list()[0].note.clone();
        assert_eq!(note(known), "1T · fast · RWO, RWX · No issues found");
        assert_eq!(note(asset("raw")), "");
    }

    #[test]
    fn pvcs_that_do_not_last_or_have_no_name_are_not_offered() {
        let mut ephemeral = asset("scratch");
        ephemeral.spec.ephemeral = true;
        let mut deleting = asset("old");
        deleting.status.status = "Deleting".to_owned();
        let assets = [ephemeral, deleting, asset("")];
        assert!(choices(&assets, "", unused).list().is_empty());
        assert!(!has_choices(&assets));
        assert!(has_choices(&[asset("raw")]));
    }

    #[test]
    fn a_pvc_is_found_by_a_part_of_its_name_and_listed_once() {
        let assets = ["raw-captures", "raw-captures", "Team-Raw", "scratch"].map(asset);
        let found = choices(&assets, " RAW ", unused).into_list();
        let names: Vec<_> = found.iter().map(|choice| choice.id.as_str()).collect();
        assert_eq!(names, ["Team-Raw", "raw-captures"]);
    }

    #[test]
    fn a_long_list_ends_and_says_so() {
        let assets: Vec<_> = (0..150)
            .map(|number| asset(&format!("pvc-{number}")))
            .collect();
        let found = choices(&assets, "", unused);
        assert!(found.has_more());
        assert_eq!(found.list().len(), MAX_CHOICES);
    }
}
