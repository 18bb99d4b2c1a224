use std::sync::Arc;

use datavolumes_contract::{
    Filter, FilterOperator, Limit, ListQuery, SharedScope, Volume, VolumeField, VolumeId,
    VolumePage,
};
use datavolumes_sharing::ScopeSet;
use leptos::prelude::*;

use super::shares_state::{Shares, scopes};
use crate::api::{Notice, Task};
use crate::remote::{Remote, UseRemote, use_remote};
use crate::services::Services;
use datavolumes_ui::{Alert, Button, Choice, Choices, Combobox, FormField, Skeleton, Tone, part};

/// How many volumes are offered for one search; a longer search finds the others.
const MOST: u16 = 25;

/// What is offered once it is known whom the volume with this name is shared with.
pub(super) type CopyOffer = Arc<dyn Fn(String, ScopeSet) -> AnyView + Send + Sync>;

/// Finds another volume and reads whom it is shared with.
#[component]
pub(super) fn CopyFrom(
    /// The volume to which it is copied, which is not offered.
    except: Option<VolumeId>,
    /// What can be done with its shares.
    offer: CopyOffer,
) -> impl IntoView {
    let Services { api, health, .. } = Services::of_context();
    let search = RwSignal::new(None::<String>);
    let found = use_remote(
        move || search.get(),
        health,
        move |text: String| api.list(&query(&text)),
    );
    let chosen = RwSignal::new(None::<Choice>);
    let choices = Memo::new(move |_| found.state.with(|found| choices_of(found, except)));
    let answer = part(move || {
        let Choice { id, label, .. } = chosen.get()?;
        let offer = Arc::clone(&offer);
        Some(view! { <SharesOf id=id.parse().ok()? name=label offer /> })
    });
    view! {
        <FormField label="Copy sharing from" hint="Another data volume; its shares are added to what is asked for.">
            <Combobox
                value=chosen
                choices
                on_search=move |text| search.set(Some(text))
                on_choose=move |choice| chosen.set(choice)
                placeholder=Some("Name of a data volume".to_owned())
            />
        </FormField>
        <div class="copy-from" role="status">{answer}</div>
    }
}

/// Reads whom the volume `id` is shared with. Made anew for each, so that none is said to be shared as
/// another one is.
#[component]
fn SharesOf(id: VolumeId, name: String, offer: CopyOffer) -> impl IntoView {
    let Services { api, health, .. } = Services::of_context();
    let shares = use_remote(
        move || Some(id),
        health,
        move |id: VolumeId| api.shared_scopes(id),
    );
    part(move || answer(name.clone(), shares, &offer))
}

/// What is known of the shares, and what can be done with them. None of it looks like another.
fn answer(name: String, shares: UseRemote<Vec<SharedScope>>, offer: &CopyOffer) -> AnyView {
    match shares.state.with(Shares::of) {
        Shares::Loading => view! { <p aria-busy="true"><Skeleton /></p> }.into_any(),
        Shares::NotPermitted(Notice { detail, .. }) => {
            let title = ["You may not see whom ", &name, " is shared with"].concat();
            view! { <Alert quiet=true tone=Tone::Warning title>{detail}</Alert> }.into_any()
        }
        Shares::NotLoaded(Notice { title, detail, .. }) => {
            let retry = move || view! { <Button small=true on_press=move |()| shares.reload()>"Retry"</Button> };
            view! { <Alert quiet=true tone=Tone::Danger title actions=retry>{detail}</Alert> }
                .into_any()
        }
        Shares::Known(shares) if shares.is_empty() => {
            view! { <p>{[&name, " is shared with nobody."].concat()}</p> }.into_any()
        }
        Shares::Known(shares) => offer(name, scopes(&shares)),
    }
}

/// The volumes whose names contain `text`. The filter cannot express a comma: then nothing is left out.
fn query(text: &str) -> ListQuery {
    let query = ListQuery {
        limit: Limit::new(MOST).unwrap_or_default(),
        ..ListQuery::default()
    };
    match Filter::new(VolumeField::Name, FilterOperator::Contains, text.trim()) {
        Ok(filter) if !text.trim().is_empty() => query.with_filter(filter),
        _ => query,
    }
}

fn choices_of(found: &Remote<VolumePage>, except: Option<VolumeId>) -> Choices {
    match found {
        Remote::Loading { .. } => Choices::Loading,
        Remote::Failed { error, .. } => Choices::Failed(Notice::of(error, Task::List).title),
        Remote::Ready(page) => {
            let others = page
                .datavolumes
                .iter()
                .filter(|volume| Some(volume.id) != except);
            let choice = |volume: &Volume| {
                Choice::new(volume.id.to_string(), volume.name.as_str())
                    .with_note(volume.project_name.as_str())
            };
            Choices::Ready {
                choices: others.map(choice).collect(),
                has_more: false,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_search_asks_for_names_that_contain_it() {
        assert!(!query("").is_filtered());
        assert!(!query("  ").is_filtered());
        assert!(query("vision").is_filtered());
        assert!(!query("a,b").is_filtered());
    }

    #[test]
    fn the_volume_itself_is_not_offered() {
        let volume = |number: u8| Volume {
            id: format!("00000000-0000-0000-0000-0000000000{number:02}")
                .parse()
                .unwrap(),
            name: format!("v{number}"),
            ..Volume::default()
        };
        let page = VolumePage {
            next: None,
            datavolumes: vec![volume(1), volume(2)],
        };
        let offered = choices_of(&Remote::Ready(page), Some(volume(1).id));
        let names: Vec<&str> = offered
            .list()
            .iter()
            .map(|choice| choice.label.as_str())
            .collect();
        assert_eq!(names, ["v2"]);
    }
}
