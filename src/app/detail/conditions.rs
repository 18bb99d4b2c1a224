use datavolumes_contract::{Condition, VolumeStatus};
use leptos::prelude::*;

use super::condition_state::{ConditionState, sort};
use super::condition_text::{condition_label, condition_status};
use super::diagnosis::Diagnosis;
use datavolumes_ui::{Icon, Timestamp};

/// The conditions that the cluster reports for a volume, each with its diagnosis: those that fail first, then the newest.
#[component]
pub(super) fn Conditions(status: Signal<VolumeStatus>) -> impl IntoView {
    let entries = move || {
        let mut conditions = status.with(|status| status.conditions.clone());
        sort(&mut conditions);
        conditions
            .into_iter()
            .map(|condition| view! { <ConditionEntry condition /> })
            .collect_view()
    };
    view! {
        <Show when=move || status.with(|status| status.conditions.is_empty())>
            <p class="conditions__none">"No conditions reported yet"</p>
        </Show>
        <ol class="conditions">{entries}</ol>
    }
}

#[component]
fn ConditionEntry(condition: Condition) -> impl IntoView {
    let state = ConditionState::of(&condition);
    let Condition {
        kind,
        status,
        message,
        reason,
        last_transition_time,
    } = condition;
    let raw = [&kind, "=", &status].concat();
    let diagnosis = reason
        .as_deref()
        .and_then(|reason| Diagnosis::of(reason, message.as_deref().unwrap_or_default()));
    view! {
        <li class="conditions__entry" data-tone=state.tone().name()>
            <Icon name=state.icon() />
            <p class="conditions__head">
                <strong data-tooltip=raw>{condition_label(&kind)}</strong>
                {condition_status(&status)}
                {reason.map(|reason| view! { <code class="conditions__reason">{reason}</code> })}
                <Timestamp at=Signal::stored(
                    last_transition_time.as_ref().map(datavolumes_contract::Timestamp::to_result),
                ) />
            </p>
            {message.map(|message| view! { <p class="conditions__message">{message}</p> })}
            {diagnosis.map(|diagnosis| view! { <DiagnosisText diagnosis /> })}
        </li>
    }
}

#[component]
fn DiagnosisText(diagnosis: Diagnosis) -> impl IntoView {
    view! {
        <p class="conditions__meaning">
            <strong>"Cause: "</strong>
            {diagnosis.meaning}
        </p>
        <p class="conditions__meaning">
            <strong>"Fix: "</strong>
            {diagnosis.remedy}
        </p>
    }
}
