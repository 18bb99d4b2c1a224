use crate::ui::{Badge, IconName, Tone, part};
use datavolumes_contract::{Phase, VolumeStatus};
use leptos::prelude::*;

/// The word that people know a phase by; the raw value of the API stands beside it.
pub(super) fn phase_words(phase: &Phase) -> &str {
    match phase {
        Phase::Ready => "No issues",
        Phase::NotReady => "Issues found",
        Phase::Creating => "Creating…",
        Phase::Deleting => "Deleting…",
        Phase::Unknown => "No status",
        Phase::Other(raw) => raw,
    }
}

/// What a phase means at a glance.
pub(super) const fn phase_tone(phase: &Phase) -> Tone {
    match phase {
        Phase::Ready => Tone::Success,
        Phase::NotReady => Tone::Danger,
        Phase::Creating => Tone::Info,
        Phase::Deleting => Tone::Warning,
        Phase::Unknown | Phase::Other(_) => Tone::Neutral,
    }
}

const fn phase_icon(phase: &Phase) -> IconName {
    match phase {
        Phase::Ready => IconName::Check,
        Phase::NotReady => IconName::Warning,
        Phase::Creating => IconName::Clock,
        Phase::Deleting => IconName::Trash,
        Phase::Unknown | Phase::Other(_) => IconName::Question,
    }
}

/// Where a volume stands: icon, word and the API's raw value; its message on hover and focus.
#[component]
pub(super) fn PhaseBadge(
    /// The status of the volume.
    #[prop(into)]
    status: Signal<VolumeStatus>,
    /// What is remarkable about how long it takes, if anything is.
    #[prop(optional, into)]
    overdue: Signal<Option<String>>,
) -> impl IntoView {
    let message = move || {
        let message = status.with(|status| status.phase_message.clone());
        match (overdue.get(), message) {
            (Some(overdue), Some(message)) => Some([&overdue, " ", &message].concat()),
            (overdue, message) => overdue.or(message),
        }
    };
    let badge = part(move || {
        status.with(|status| {
            let phase = &status.phase;
            let (tone, words) = match phase {
                _ if overdue.with(Option::is_none) => (phase_tone(phase), phase_words(phase)),
                Phase::Creating => (Tone::Warning, "Still creating"),
                Phase::Deleting => (Tone::Warning, "Still deleting"),
                _ => (Tone::Warning, phase_words(phase)),
            };
            view! {
                <Badge tone icon=phase_icon(phase) text=words />
                <code class="phase__raw">{phase.to_string()}</code>
            }
        })
    });
    view! {
        <span
            class="phase"
            data-tooltip=message
            tabindex=move || message().map(|_| "0")
        >
            {badge}
        </span>
    }
}
