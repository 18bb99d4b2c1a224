use datavolumes_contract::name::{MAX_LEN, NameRule};
use datavolumes_contract::{ClusterId, VolumeName};
use leptos::prelude::*;

use super::draft::next_name;
use super::field_errors::CreateField;
use super::state::CreateState;
use crate::remote::{Remote, use_remote};
use crate::services::Services;
use datavolumes_ui::{Button, Debounce, Icon, IconName, effect, part};

/// How long nobody must have typed before the server is asked, in milliseconds.
const PAUSE: u64 = 400;

/// Each part of the rule for names, ticked as it is met, and a better name in one click.
#[component]
pub(crate) fn NameCoach(create: CreateState) -> impl IntoView {
    let name = create.read(|draft| draft.name.clone());
    let is_free = use_availability(create, name);
    let suggestion = Memo::new(move |_| {
        name.with(|name| {
            if name.parse::<VolumeName>().is_err() {
                VolumeName::suggest(name).map(String::from)
            } else if is_free.get() == Some(false) {
                Some(next_name(name))
            } else {
                None
            }
        })
    });
    let word = part(move || match is_free.get() {
        Some(true) => Some("This name is free."),
        Some(false) => Some("Another volume of the cluster has this name."),
        None => None,
    });
    let offer = part(move || {
        suggestion.get().map(|better| {
            let label = ["Use “", &better, "”"].concat();
            let take = move |()| {
                let better = better.clone();
                create.edit(CreateField::Name, |draft| draft.name = better);
            };
            view! { <Button small=true on_press=take>{label}</Button> }
        })
    });
    view! {
        <ul class="coach" aria-label="Rules for names">
            {NameRule::ALL.map(|rule| view! { <Rule rule name /> }).collect_view()}
        </ul>
        <div class="coach__offer">
            <span
                class="coach__word"
                role="status"
                data-tone=move || if is_free.get() == Some(false) { "warning" } else { "success" }
            >
                {word}
            </span>
            {offer}
        </div>
    }
}

#[component]
fn Rule(rule: NameRule, name: Signal<String>) -> impl IntoView {
    let is_met = Memo::new(move |_| name.with(|name| !name.is_empty() && rule.is_met_by(name)));
    let is_broken = Memo::new(move |_| name.with(|name| !name.is_empty() && !rule.is_met_by(name)));
    let text = match rule {
        NameRule::StartsWithLetter => "Starts with a letter (a–z)".to_owned(),
        NameRule::AllowedCharacters => "Only a–z, 0–9 and hyphens".to_owned(),
        NameRule::Length => format!("1 to {MAX_LEN} characters"),
    };
    let state = move || match (is_met.get(), is_broken.get()) {
        (true, _) => "met",
        (_, true) => "broken",
        _ => "open",
    };
    let icon = part(move || {
        let name = if is_broken.get() {
            IconName::CLOSE
        } else {
            IconName::CHECK
        };
        view! { <Icon name /> }
    });
    let words = part(move || match state() {
        "met" => " (met)",
        "broken" => " (not met)",
        _ => "",
    });
    view! {
        <li class="coach__rule" data-state=state>
            {icon}
            {text}
            <span class="visually-hidden">{words}</span>
        </li>
    }
}

/// Whether the name is free, where the server tells and the cluster is known. Advice only: it may be
/// taken a moment later.
fn use_availability(create: CreateState, name: Signal<String>) -> Signal<Option<bool>> {
    let Services { api, health, .. } = create.services();
    let asked = RwSignal::new(None::<(String, ClusterId)>);
    let debounce = Debounce::new(PAUSE);
    let question = Memo::new(move |_| {
        let cluster = create
            .draft()
            .value
            .with(|draft| draft.project.cluster_id.clone());
        let name: VolumeName = name.get().parse().ok()?;
        (!cluster.is_empty()).then(|| (String::from(name), cluster))
    });
    effect(move || {
        let question = question.get();
        asked.set(None);
        if question.is_some() {
            debounce.schedule(move || {
                asked.try_set(question);
            });
        } else {
            debounce.cancel();
        }
    });
    let answer = use_remote(
        move || asked.get(),
        health,
        move |(name, cluster)| api.is_name_free(&name, &cluster),
    );
    Signal::derive(move || {
        answer.state.with(|answer| match answer {
            Remote::Ready(is_free) => Some(*is_free),
            _ => None,
        })
    })
}
