use datavolumes_contract::{DirectoryQuery, Limit};
use leptos::prelude::*;

use super::choices::{has_namesakes, unit_choices};
use super::org_names::{OrgNames, is_refused};
use super::org_unit::{OrgLevel, OrgUnit, OrgUnits};
use super::search::{search, use_namesakes};
use crate::remote::{Notice, Remote, Task, UseRemote, use_remote};
use crate::services::Services;
use datavolumes_ui::{Choice, Choices, Combobox, ComboboxEntry};

/// The number of units that are loaded at a time.
const PAGE_SIZE: u16 = 50;

/// Searches for a cluster, a department or a project by its name or id. Where they cannot be listed, any id can be
/// typed.
#[component]
pub fn OrgUnitPicker(
    /// What is searched for.
    level: OrgLevel,
    /// The id of the chosen unit.
    #[prop(into)]
    value: Signal<Option<String>>,
    /// Its name, if it is known.
    #[prop(optional, into)]
    name: Signal<String>,
    /// Called with the chosen unit, or with `None` when it is cleared. A typed unit has only an id.
    #[prop(into)]
    on_choose: Callback<Option<OrgUnit>>,
    /// Called if this user cannot list the units, so that the id must be typed.
    #[prop(optional, into)]
    on_refused: Option<Callback<()>>,
    /// What the user has typed, while it is not the value.
    #[prop(optional)]
    entry: RwSignal<ComboboxEntry>,
    /// The accessible name, unless a `FormField` provides one.
    #[prop(optional, into)]
    aria_label: Signal<Option<String>>,
) -> impl IntoView {
    let services = Services::of_context();
    let names = OrgNames::of_context();
    let text = RwSignal::new(None::<(String, u16)>);
    let found = use_remote(
        move || text.get(),
        services.connectivity.optional(),
        move |(text, limit)| {
            let query = DirectoryQuery {
                search: text,
                limit: Limit::new(limit).unwrap_or_default(),
                ..DirectoryQuery::default()
            };
            search(services.client(), level, query)
        },
    );
    let is_longer =
        move || text.with(|text| text.as_ref().is_some_and(|(_, limit)| *limit > PAGE_SIZE));
    let choices = Memo::new(move |_| {
        found
            .state
            .with(|found| choices_of(found, names, is_longer()))
    });
    let chosen = use_chosen(level, value, name);
    let is_ambiguous = move |found: &Remote<OrgUnits>| {
        found
            .latest()
            .is_some_and(|page| has_namesakes(&page.units))
    };
    names.load_when(services, move || {
        chosen.is_ambiguous.get() || found.state.with(is_ambiguous)
    });
    let choose = move |choice: Option<Choice>| {
        let unit = choice
            .as_ref()
            .map(|choice| unit_of(&found.state.read_untracked(), choice));
        chosen.known.set(choice);
        on_choose.run(unit);
    };
    let start_search = move |searched| search_for(text, found, searched);
    let more = move |()| {
        text.update(|text| {
            if let Some((_, limit)) = text {
                *limit = limit.saturating_add(PAGE_SIZE).min(Limit::MAX.get());
            }
        });
    };
    let cannot_list = move || {
        found
            .state
            .with(|found| found.error().is_some_and(is_refused))
    };
    if let Some(on_refused) = on_refused {
        // Loaded at once, so that the right control is shown before the user types.
        text.set(Some((String::new(), PAGE_SIZE)));
        Effect::new(move || {
            if cannot_list() {
                on_refused.run(());
            }
        });
    }
    view! {
        <Combobox
            aria_label
            value=chosen.choice
            choices=choices
            on_search=start_search
            on_choose=choose
            on_more=more
            custom=Signal::derive(cannot_list)
            entry
            placeholder=Some("Name or ID".to_owned())
        />
    }
}

/// Searches for a text, unless that is done already. A search that has failed is repeated.
fn search_for<T>(text: RwSignal<Option<(String, u16)>>, found: UseRemote<T>, searched: String) {
    let next = Some((searched, PAGE_SIZE));
    if text.with_untracked(|current| *current != next) {
        text.set(next);
    } else if found.state.with_untracked(|found| found.error().is_some()) {
        found.reload();
    }
}

/// The chosen unit as the combobox shows it.
#[derive(Clone, Copy)]
struct Chosen {
    choice: Memo<Option<Choice>>,
    /// The unit that was chosen here last.
    known: RwSignal<Option<Choice>>,
    /// Whether others have its name.
    is_ambiguous: Memo<bool>,
}

/// Finds the name of the chosen unit and what tells it apart, unless it was chosen here: an address has only the id.
fn use_chosen(level: OrgLevel, value: Signal<Option<String>>, name: Signal<String>) -> Chosen {
    let names = OrgNames::of_context();
    let known = RwSignal::new(None::<Choice>);
    let chosen_here = move |id: &str| {
        let known = known.get().filter(|known| known.id == id);
        known.filter(|known| known.label != id)
    };
    let unknown = Memo::new(move |_| {
        let id = value.get()?;
        chosen_here(&id).is_none().then(|| (id, name.get()))
    });
    let found = use_namesakes(level, move || unknown.get());
    let choice = Memo::new(move |_| {
        let id = value.get()?;
        let found = || {
            let units = found.state.with(|found| found.latest().cloned())?;
            let choice = unit_choices(&units, names).into_iter().next()?;
            (choice.id == id).then_some(choice)
        };
        let given = || Some(name.get()).filter(|name| !name.is_empty());
        let choice = chosen_here(&id).or_else(found);
        choice.or_else(|| {
            let label = given().unwrap_or_else(|| id.clone());
            Some(Choice::new(id, label))
        })
    });
    Chosen {
        choice,
        known,
        is_ambiguous: Memo::new(move |_| {
            let is_ambiguous = |units: &Vec<OrgUnit>| has_namesakes(units);
            found
                .state
                .with(|found| found.latest().is_some_and(is_ambiguous))
        }),
    }
}

/// The unit of a choice. A typed choice is an id.
fn unit_of(found: &Remote<OrgUnits>, choice: &Choice) -> OrgUnit {
    let known = found
        .latest()
        .and_then(|page| page.units.iter().find(|unit| unit.id == choice.id))
        .cloned();
    known.unwrap_or_else(|| OrgUnit::of_id(choice.id.as_str()))
}

/// The choices. A list stays while more of it is being loaded.
fn choices_of(found: &Remote<OrgUnits>, names: OrgNames, is_longer: bool) -> Choices {
    let of_page = |page: &OrgUnits| Choices::Ready {
        choices: unit_choices(&page.units, names),
        has_more: page.has_more && page.units.len() < usize::from(Limit::MAX.get()),
    };
    match found {
        Remote::Ready(page) => of_page(page),
        Remote::Loading { last: Some(page) } if is_longer => of_page(page),
        Remote::Loading { .. } => Choices::Loading,
        Remote::Failed { error, .. } => Choices::Failed(Notice::of(error, Task::Directory).title),
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::rc::Rc;

    use super::*;
    use crate::remote::Connectivity;
    use crate::testing::{owner, rejected, run_tasks};

    #[test]
    fn a_search_that_failed_is_repeated_for_the_same_text() {
        let _owner = owner();
        let (requests, is_down) = (Rc::new(Cell::new(0)), Rc::new(Cell::new(true)));
        let (counted, fails) = (Rc::clone(&requests), Rc::clone(&is_down));
        let text = RwSignal::new(None::<(String, u16)>);
        let found = use_remote(
            move || text.get(),
            Connectivity::default().optional(),
            move |_| {
                counted.set(counted.get() + 1);
                let result = if fails.get() {
                    Err(rejected(503))
                } else {
                    Ok(())
                };
                async move { result }
            },
        );
        let search = |searched: &str| {
            search_for(text, found, searched.to_owned());
            run_tasks();
            requests.get()
        };
        assert_eq!(search("45"), 1);
        is_down.set(false);
        assert_eq!(search("45"), 2);
        // It is known now.
        assert_eq!(search("45"), 2);
        assert_eq!(search("46"), 3);
    }
}
