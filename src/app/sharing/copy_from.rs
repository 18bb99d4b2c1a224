use std::sync::Arc;

use datavolumes_contract::{
    Filter, FilterOperator, Limit, ListQuery, Volume, VolumeField, VolumeId, VolumePage, input,
};
use datavolumes_sharing::ScopeSet;
use datavolumes_ui::{Alert, Choice, Choices, Combobox, FormField, Skeleton, Tone, isolated};
use leptos::prelude::*;

use super::shares_state::{SharesState, scopes};
use crate::remote::{FailureAlert, Notice, Remote, Task, use_remote};
use crate::services::Services;

/// The maximum number of volumes offered for one search. A longer search text finds the others.
const MAX_CHOICES: u16 = 25;

/// A volume to copy shares from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct CopySource {
    /// The name of the volume, as a part of a sentence.
    pub(super) name: String,
    /// Its shares. There is at least one.
    pub(super) shares: ScopeSet,
}

/// Renders what can be done with the shares of a volume.
type SourceView = Arc<dyn Fn(CopySource) -> AnyView + Send + Sync>;

/// Searches for another volume and loads its shares.
#[component]
pub(super) fn CopyFrom<F, V>(
    /// A volume that is not offered: the one to copy to.
    except: Option<VolumeId>,
    /// Renders what can be done with the shares once they are loaded.
    children: F,
) -> impl IntoView
where
    F: Fn(CopySource) -> V + Send + Sync + 'static,
    V: IntoView + 'static,
{
    let services = Services::of_context();
    let connectivity = services.connectivity;
    let search = RwSignal::new(None::<String>);
    let page = use_remote(
        move || search.get(),
        connectivity,
        move |text: String| services.client().list(&search_query(&text)),
    );
    let chosen = RwSignal::new(None::<Choice>);
    let choices = Memo::new(move |_| page.state.with(|page| choices(page, except)));
    let children: SourceView = Arc::new(move |source| children(source).into_any());
    let shares = move || {
        let choice = chosen.get()?;
        let (label, id) = (isolated(&choice.text()).into_owned(), choice.id);
        let (id, children) = (id.parse().ok()?, Arc::clone(&children));
        Some(view! { <SourceShares id name=label children /> })
    };
    view! {
        <FormField
            label="Copy sharing from"
            hint="Adds that data volume’s sharing to your changes."
        >
            <Combobox
                value=chosen
                choices
                on_search=move |text| search.set(Some(text))
                on_choose=move |choice| chosen.set(choice)
                placeholder=Some("Name of a data volume".to_owned())
            />
        </FormField>
        <div class="copy-from" role="status">
            {shares}
        </div>
    }
}

/// Loads the shares of the volume `id`. It is mounted anew for each volume, so that shares of another
/// volume are never shown.
#[component]
fn SourceShares(id: VolumeId, name: String, children: SourceView) -> impl IntoView {
    let services = Services::of_context();
    let connectivity = services.connectivity;
    let shares = use_remote(
        move || Some(id),
        connectivity,
        move |id: VolumeId| services.client().shared_scopes(id),
    );
    let retry = move |()| shares.reload();
    move || match shares.state.with(SharesState::of_remote) {
        SharesState::Loading => view! {
            <p aria-busy="true">
                <Skeleton />
            </p>
        }
        .into_any(),
        SharesState::Forbidden(Notice { detail, .. }) => {
            let title = ["You don’t have permission to see the sharing of ", &name].concat();
            view! {
                <Alert quiet=true tone=Tone::Warning title>
                    {detail}
                </Alert>
            }
            .into_any()
        }
        SharesState::Failed(notice) => {
            view! { <FailureAlert quiet=true notice on_retry=retry /> }.into_any()
        }
        SharesState::Loaded(shares) if shares.is_empty() => {
            view! { <p>{[&name, " is not shared."].concat()}</p> }.into_any()
        }
        SharesState::Loaded(shares) => children(CopySource {
            name: name.clone(),
            shares: scopes(&shares),
        }),
    }
}

/// The volumes whose names contain `text`. A filter cannot contain a comma; such a text matches all
/// volumes.
fn search_query(text: &str) -> ListQuery {
    let query = ListQuery {
        limit: Limit::new(MAX_CHOICES).unwrap_or_default(),
        ..ListQuery::default()
    };
    let text = input::trim(text);
    match Filter::new(VolumeField::Name, FilterOperator::Contains, text) {
        Ok(filter) if !text.is_empty() => query.with_filter(filter),
        _ => query,
    }
}

fn choices(page: &Remote<VolumePage>, except: Option<VolumeId>) -> Choices {
    match page {
        Remote::Loading { .. } => Choices::Loading,
        Remote::Failed { error, .. } => Choices::Failed(Notice::of(error, Task::List).title),
        Remote::Ready(page) => {
            let volumes = page.datavolumes.iter();
            let choice = |volume: &Volume| {
                let choice = Choice::new(volume.id.to_string(), volume.name.as_str());
                let has_name = |other: &Volume| other.name == volume.name && other.id != volume.id;
                if page.datavolumes.iter().any(has_name) {
                    choice.with_qualifier(["project ", &volume.project_name].concat())
                } else {
                    choice.with_note(volume.project_name.as_str())
                }
            };
            Choices::Ready {
                choices: volumes
                    .filter(|volume| Some(volume.id) != except)
                    .map(choice)
                    .collect(),
                has_more: page.next.is_some(),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::volume;

    #[test]
    fn the_search_filters_by_names_that_contain_the_text() {
        assert!(!search_query("").is_filtered());
        assert!(!search_query("  ").is_filtered());
        assert!(search_query("vision").is_filtered());
        assert!(!search_query("a,b").is_filtered());
    }

    #[test]
    fn the_excluded_volume_is_not_offered() {
        let page = VolumePage {
            next: None,
            datavolumes: vec![volume(1), volume(2)].into(),
        };
        let choices = choices(&Remote::Ready(page), Some(volume(1).id));
        let names: Vec<&str> = choices
            .list()
            .iter()
            .map(|choice| choice.label.as_str())
            .collect();
        assert_eq!(names, ["v2"]);
    }
}
