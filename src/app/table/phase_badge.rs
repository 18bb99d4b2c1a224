use datavolumes_contract::{Phase, VolumeStatus};
use datavolumes_ui::{El, IconName, Tone, badge, el};
use leptos::prelude::*;

/// The word that people know a phase by; the raw value of the API stands beside it.
pub(crate) fn phase_words(phase: &Phase) -> &str {
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
pub(crate) const fn phase_tone(phase: &Phase) -> Tone {
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
        Phase::Ready => IconName::CHECK,
        Phase::NotReady => IconName::WARNING,
        Phase::Creating => IconName::CLOCK,
        Phase::Deleting => IconName::TRASH,
        Phase::Unknown | Phase::Other(_) => IconName::QUESTION,
    }
}

/// What stands where a volume stands: icon, word and the API's raw value; its message on hover and focus.
/// The second writes a status into it, and what is remarkable about how long it takes, if anything is.
pub(crate) fn phase_badge() -> (El, impl Fn(&VolumeStatus, Option<String>)) {
    let (badge, word) = badge();
    let raw = el("code").class("phase__raw");
    let raw_text = raw.text_slot();
    let phase = el("span").class("phase").child(badge).child(raw);
    let (tooltip, tabindex) = (phase.attr_slot("data-tooltip"), phase.attr_slot("tabindex"));
    let write = move |status: &VolumeStatus, overdue: Option<String>| {
        let phase = &status.phase;
        let (tone, words) = match phase {
            _ if overdue.is_none() => (phase_tone(phase), phase_words(phase)),
            Phase::Creating => (Tone::Warning, "Still creating"),
            Phase::Deleting => (Tone::Warning, "Still deleting"),
            _ => (Tone::Warning, phase_words(phase)),
        };
        word(tone, phase_icon(phase), words);
        raw_text.write(phase.to_string());
        let message = match (overdue, status.phase_message.clone()) {
            (Some(overdue), Some(message)) => Some([&overdue, " ", &message].concat()),
            (overdue, message) => overdue.or(message),
        };
        tabindex.write(message.is_some().then_some("0"));
        tooltip.write(message);
    };
    (phase, write)
}

/// The same as a component.
#[component]
pub(crate) fn PhaseBadge(
    /// The status of the volume.
    #[prop(into)]
    status: Signal<VolumeStatus>,
    /// What is remarkable about how long it takes, if anything is.
    #[prop(optional, into)]
    overdue: Signal<Option<String>>,
) -> impl IntoView {
    let (badge, write) = phase_badge();
    badge.effect(move || status.with(|status| write(status, overdue.get())))
}
