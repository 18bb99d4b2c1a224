use datavolumes_contract::VolumeName;
use datavolumes_contract::name::{MAX_LEN, NameRule};
use leptos::prelude::*;

use super::availability::use_name_availability;
use crate::create::field_errors::CreateField;
use crate::create::next_name::next_name;
use crate::create::state::CreateState;
use datavolumes_ui::{Button, Icon, IconName};

/// The rules for names, each marked as met or not, whether the name is free, and a button with a better
/// name.
#[component]
pub(super) fn NameRules(create: CreateState) -> impl IntoView {
    let name = create.read(|draft| draft.trimmed_name().to_owned());
    let is_free = use_name_availability(create);
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
    view! {
        <ul class="name-rules" aria-label="Rules for names">
            {NameRule::ALL.map(|rule| view! { <Rule rule name /> }).collect_view()}
        </ul>
        <div class="name-rules__offer">
            <Availability is_free />
            {move || suggestion.get().map(|name| view! { <Suggestion create name /> })}
        </div>
    }
}

#[component]
fn Availability(is_free: Signal<Option<bool>>) -> impl IntoView {
    let text = move || match is_free.get() {
        Some(true) => Some("Name available"),
        Some(false) => Some("Name already used in this cluster"),
        None => None,
    };
    let tone = move || match is_free.get() {
        Some(false) => "warning",
        _ => "success",
    };
    view! {
        <span class="name-rules__word" role="status" data-tone=tone>
            {text}
        </span>
    }
}

#[component]
fn Suggestion(create: CreateState, name: String) -> impl IntoView {
    let label = ["Use “", &name, "”"].concat();
    let accept = move |()| {
        let name = name.clone();
        create.edit(CreateField::Name, |draft| draft.name = name);
    };
    view! {
        <Button small=true on_press=accept>
            {label}
        </Button>
    }
}

/// Whether a name meets a rule.
#[derive(Clone, Copy, PartialEq, Eq)]
enum RuleState {
    /// There is no name yet.
    Open,
    Met,
    Broken,
}

impl RuleState {
    fn of(rule: NameRule, name: &str) -> Self {
        match name {
            "" => Self::Open,
            name if rule.is_met_by(name) => Self::Met,
            _ => Self::Broken,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Met => "met",
            Self::Broken => "broken",
        }
    }

    fn icon(self) -> IconName {
        match self {
            Self::Open => IconName::CIRCLE,
            Self::Met => IconName::CHECK,
            Self::Broken => IconName::CLOSE,
        }
    }

    /// For screen readers, which do not see the icon.
    fn hidden_text(self) -> &'static str {
        match self {
            Self::Open => "",
            Self::Met => " (met)",
            Self::Broken => " (not met)",
        }
    }
}

#[component]
fn Rule(rule: NameRule, name: Signal<String>) -> impl IntoView {
    let state = Memo::new(move |_| name.with(|name| RuleState::of(rule, name)));
    let text = match rule {
        NameRule::StartsWithLetter => "Starts with a letter (a–z)".to_owned(),
        NameRule::AllowedCharacters => "Only a–z, 0–9 and hyphens".to_owned(),
        NameRule::Length => format!("1 to {MAX_LEN} characters"),
    };
    view! {
        <li class="name-rules__rule" data-state=move || state.get().name()>
            {move || view! { <Icon name=state.get().icon() /> }}
            {text}
            <span class="visually-hidden">{move || state.get().hidden_text()}</span>
        </li>
    }
}
