use datavolumes_contract::{Condition, VolumeStatus};
use leptos::prelude::*;

use super::diagnosis::Diagnosis;
use datavolumes_ui::{Timestamp, part, shown};

/// What the cluster found about a volume, newest first: reason, what it means, what to do.
#[component]
pub(crate) fn Conditions(
    /// The status of the volume.
    #[prop(into)]
    status: Signal<VolumeStatus>,
) -> impl IntoView {
    let conditions = part(move || {
        let mut conditions = status.with(|status| status.conditions.clone());
        conditions
            .sort_unstable_by_key(|condition| std::cmp::Reverse(condition.last_transition_time));
        conditions
            .into_iter()
            .map(|condition| view! { <ConditionEntry condition /> })
            .collect_view()
    });
    let is_empty = Memo::new(move |_| status.with(|status| status.conditions.is_empty()));
    view! {
        {shown(move || is_empty.get(), move || view! {
            <p class="conditions__none">"The cluster has reported no conditions."</p>
        })}
        <ol class="conditions">{conditions}</ol>
    }
}

#[component]
fn ConditionEntry(condition: Condition) -> impl IntoView {
    let message = condition.message.as_deref().unwrap_or_default();
    let reason = condition.reason.as_deref();
    let diagnosis = reason.and_then(|reason| Diagnosis::of(reason, message));
    let Condition {
        kind,
        status,
        message,
        reason,
        last_transition_time,
    } = condition;
    view! {
        <li class="conditions__entry">
            <p class="conditions__head">
                <strong>{kind}</strong>
                " is "
                <code>{status}</code>
                {reason.map(|reason| view! { <code class="conditions__reason">{reason}</code> })}
                <Timestamp at=Signal::stored(last_transition_time) />
            </p>
            {message.map(|message| view! { <p class="conditions__message">{message}</p> })}
            {diagnosis.map(|Diagnosis { meaning, cure }| {
                view! {
                    <p class="conditions__meaning"><strong>"What it means: "</strong>{meaning}</p>
                    <p class="conditions__meaning"><strong>"What to do: "</strong>{cure}</p>
                }
            })}
        </li>
    }
}
