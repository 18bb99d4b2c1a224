//! The choice of a registered PVC.

use datavolumes_contract::ProjectId;
use datavolumes_contract::org::pvc::PvcAssetList;
use leptos::prelude::*;

use super::choices::{choices, has_choices};
use crate::create::field_errors::CreateField;
use crate::create::state::CreateState;
use crate::create::used_pvcs::UsedPvcsLookup;
use crate::directory::is_refused;
use crate::remote::{Remote, UseRemote, use_remote};
use datavolumes_ui::{Choice, Choices, Combobox, ComboboxEntry};

/// Loads the registered PVCs of the chosen project (optional capability).
pub(super) fn use_assets(create: CreateState) -> UseRemote<PvcAssetList> {
    let services = create.services;
    let project = create.read(|draft| draft.project.id.clone());
    use_remote(
        move || project.with(asked_for),
        services.connectivity.optional(),
        move |project| services.client().pvcs(&project),
    )
}

/// The project whose PVCs are asked for. The API has numbers for projects; another id is typed.
fn asked_for(project: &ProjectId) -> Option<ProjectId> {
    let is_number = project.as_str().parse::<i64>().is_ok();
    is_number.then(|| project.clone())
}

/// Whether there are PVCs to choose from. Not after a failure: then the name is typed.
pub(super) fn can_choose(assets: &Remote<PvcAssetList>) -> bool {
    let list = assets.latest().filter(|_| assets.error().is_none());
    list.is_some_and(|list| has_choices(&list.entries))
}

/// Whether the PVCs could not be loaded, although this server may list them to this user.
pub(super) fn has_failed(assets: &Remote<PvcAssetList>) -> bool {
    assets.error().is_some_and(|error| !is_refused(error))
}

/// A combobox of the registered PVCs. Any other name can be typed.
#[component]
pub(super) fn PvcPicker(
    create: CreateState,
    assets: UseRemote<PvcAssetList>,
    used: UsedPvcsLookup,
) -> impl IntoView {
    let text = RwSignal::new(String::new());
    let found = Memo::new(move |_| {
        let volume_of = |pvc: &str| used.state.with(|used| used.volume_of(pvc));
        assets.state.with(|assets| match assets {
            Remote::Ready(list) => text.with(|text| choices(&list.entries, text, volume_of)),
            _ => Choices::Loading,
        })
    });
    let value = create.read(|draft| {
        let pvc = draft.pvc.as_str();
        (!pvc.is_empty()).then(|| Choice::new(pvc, pvc))
    });
    let set = move |pvc: String| create.edit(CreateField::Pvc, |draft| draft.pvc = pvc);
    let choose =
        move |choice: Option<Choice>| set(choice.map(|choice| choice.id).unwrap_or_default());
    let entry = create.entries.pvc;
    // So that the draft has what is typed also before it is entered.
    Effect::new(move || {
        if let ComboboxEntry::Editing(text) = entry.get() {
            set(text);
        }
    });
    view! {
        <Combobox
            value
            choices=found
            on_search=move |searched| text.set(searched)
            on_choose=choose
            custom=true
            entry
            placeholder=Some("Name".to_owned())
        />
    }
}

#[cfg(test)]
mod tests {
    use datavolumes_contract::org::pvc::{PvcAsset, PvcSpec};

    use super::*;
    use crate::testing::rejected;

    fn list(names: &[&str]) -> PvcAssetList {
        let assets = names.iter().map(|name| PvcAsset {
            spec: PvcSpec {
                claim_name: (*name).to_owned(),
                ..PvcSpec::default()
            },
            ..PvcAsset::default()
        });
        PvcAssetList {
            entries: assets.collect(),
        }
    }

    #[test]
    fn pvcs_are_chosen_only_where_there_are_some() {
        assert!(can_choose(&Remote::Ready(list(&["raw"]))));
        assert!(!can_choose(&Remote::Ready(list(&[]))));
        assert!(!can_choose(&Remote::default()));
        for status in [403, 404, 500, 501] {
            let failed = |last| Remote::Failed {
                error: rejected(status),
                last,
            };
            assert!(!can_choose(&failed(None)), "{status}");
            assert_eq!(has_failed(&failed(None)), status == 500, "{status}");
            assert!(!can_choose(&failed(Some(list(&["raw"])))), "{status}");
        }
        // The PVCs of the next project are being loaded.
        let last = Some(list(&["raw"]));
        assert!(can_choose(&Remote::Loading { last }));
    }

    #[test]
    fn the_pvcs_of_a_project_without_a_number_are_not_asked_for() {
        for (id, is_asked) in [("4500101", true), ("", false), ("vision", false)] {
            assert_eq!(asked_for(&ProjectId::new(id)).is_some(), is_asked, "{id}");
        }
    }
}
