use datavolumes_contract::{Phase, VolumeStatus};
use datavolumes_ui::{Badge, IconName, Tone};
use leptos::prelude::*;
use web_sys::Element;

use super::static_view::set_text;

/// The name of a phase for people. The table shows the value of the API next to it.
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

/// The tone of a phase.
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

/// What the badge of a phase shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PhaseLabel {
    tone: Tone,
    icon: IconName,
    text: String,
    /// The value of the API.
    raw: String,
    /// The text of the tooltip.
    message: Option<String>,
}

impl PhaseLabel {
    /// `overdue` says that the volume has been in its phase for too long, if it has.
    pub(crate) fn new(status: &VolumeStatus, overdue: Option<String>) -> Self {
        let phase = &status.phase;
        let (tone, text) = match phase {
            _ if overdue.is_none() => (phase_tone(phase), phase_words(phase)),
            Phase::Creating => (Tone::Warning, "Still creating"),
            Phase::Deleting => (Tone::Warning, "Still deleting"),
            _ => (Tone::Warning, phase_words(phase)),
        };
        let message = match (overdue, status.phase_message.clone()) {
            (Some(overdue), Some(message)) => Some(format!("{overdue} {message}")),
            (overdue, message) => overdue.or(message),
        };
        let raw = match phase.as_str() {
            raw if raw == text.trim_end_matches('…') => String::new(),
            raw => raw.to_owned(),
        };
        Self {
            tone,
            icon: phase_icon(phase),
            text: text.to_owned(),
            raw,
            message,
        }
    }
}

/// The badge of a phase. It has a tooltip, and can be focused, if there is a message.
pub(crate) fn phase_badge(label: PhaseLabel) -> impl IntoView {
    let PhaseLabel {
        tone,
        icon,
        text,
        raw,
        message,
    } = label;
    view! {
        <span class="phase" tabindex=message.is_some().then_some("0") data-tooltip=message>
            <Badge tone icon text />
            <code class="phase__raw">{raw}</code>
        </span>
    }
}

/// Changes `phase`, which [`phase_badge`] has built: to build another one takes several times as long. Returns whether it
/// could: one that has the focus and loses its message can no longer have the focus.
pub(super) fn update_phase_badge(phase: &Element, label: &PhaseLabel) -> bool {
    let badge = phase.first_element_child();
    let icon = badge.as_ref().and_then(Element::first_element_child);
    let path = icon.and_then(|icon| icon.first_element_child());
    let text = badge.as_ref().and_then(Element::last_element_child);
    let raw = phase.last_element_child();
    let (Some(badge), Some(path), Some(text), Some(raw)) = (badge, path, text, raw) else {
        return false;
    };
    if let Some(message) = &label.message {
        let _ = phase.set_attribute("tabindex", "0");
        let _ = phase.set_attribute("data-tooltip", message);
    } else if document().active_element().as_ref() == Some(phase) {
        return false;
    } else {
        let _ = phase.remove_attribute("tabindex");
        let _ = phase.remove_attribute("data-tooltip");
    }
    let _ = badge.set_attribute("data-tone", label.tone.name());
    let _ = path.set_attribute("d", label.icon.path());
    set_text(text.first_child(), &label.text);
    set_text(raw.first_child(), &label.raw);
    true
}

/// [`phase_badge`] as a component that follows its signals.
#[component]
pub(crate) fn PhaseBadge(
    /// The status of the volume.
    #[prop(into)]
    status: Signal<VolumeStatus>,
    /// That the volume has been in its phase for too long, if it has.
    #[prop(optional, into)]
    overdue: Signal<Option<String>>,
) -> impl IntoView {
    move || status.with(|status| phase_badge(PhaseLabel::new(status, overdue.get())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn status(phase: Phase, message: Option<&str>) -> VolumeStatus {
        VolumeStatus {
            phase,
            phase_message: message.map(str::to_owned),
            ..VolumeStatus::default()
        }
    }

    #[test]
    fn the_tooltip_is_the_message_of_the_phase() {
        let label = PhaseLabel::new(&status(Phase::NotReady, Some("No PVC.")), None);
        assert_eq!((label.tone, label.raw.as_str()), (Tone::Danger, "NotReady"));
        assert_eq!(label.message.as_deref(), Some("No PVC."));
        assert_eq!(
            PhaseLabel::new(&status(Phase::Ready, None), None).message,
            None
        );
    }

    #[test]
    fn a_phase_that_lasts_too_long_is_a_warning_before_its_message() {
        let creating = status(Phase::Creating, Some("Copying."));
        let label = PhaseLabel::new(&creating, Some("Since an hour.".to_owned()));
        assert_eq!(
            (label.tone, label.text.as_str()),
            (Tone::Warning, "Still creating")
        );
        assert_eq!(label.message.as_deref(), Some("Since an hour. Copying."));
    }
}
