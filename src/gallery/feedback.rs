use datavolumes_ui::{
    Alert, Badge, Banner, Button, Chip, EmptyState, IconName, Progress, Skeleton, Spinner, Tone,
};
use leptos::prelude::*;

use crate::section::{LONG_NAME, Section, Specimen};

const TONES: [(&str, Tone, IconName); 5] = [
    ("Neutral", Tone::Neutral, IconName::QUESTION),
    ("Info", Tone::Info, IconName::CLOCK),
    ("Success", Tone::Success, IconName::CHECK),
    ("Warning", Tone::Warning, IconName::TRASH),
    ("Danger", Tone::Danger, IconName::WARNING),
];

/// What tells a state: badges, alerts, chips, progress and empty states.
#[component]
pub(crate) fn Feedback() -> impl IntoView {
    let alerts = TONES.map(|(title, tone, icon)| {
        view! {
            <Specimen title>
                <Badge tone icon text="No issues" />
                <Alert tone title="The data volume is being deleted" quiet=true>
                    "Its data stay until no workload mounts it."
                </Alert>
            </Specimen>
        }
    });
    let retry = || view! { <Button small=true>"Retry"</Button> };
    view! {
        <Section title="Feedback">
            {alerts.into_iter().collect_view()} <Specimen title="An alert with an action">
                <Alert
                    tone=Tone::Danger
                    title="The list can’t be loaded"
                    quiet=true
                    actions=retry
                >
                    "The server answers with status 503."
                </Alert>
            </Specimen> <Specimen title="Chips">
                <span class="toolbar">
                    <Chip
                        text="Status is Ready"
                        remove_label="Remove the filter"
                        on_remove=|()| ()
                        on_edit=|()| ()
                    />
                    <Chip text=LONG_NAME remove_label="Remove the filter" on_remove=|()| () />
                </span>
            </Specimen> <Specimen title="Waiting">
                <Spinner label="Loading" />
                <Skeleton />
            </Specimen> <Specimen title="Progress">
                <Progress label="12 of 48" done=Some(12.0) total=48.0 />
                <Progress label="Reading" done=None total=48.0 />
            </Specimen> <Specimen title="Nothing to show" wide=true>
                <EmptyState icon=IconName::VOLUME title="No data volumes yet" actions=retry>
                    "A data volume shares the data of a PVC, read-only."
                </EmptyState>
            </Specimen> <Specimen title="A banner" wide=true>
                <Banner
                    tone=Tone::Warning
                    message="The server can’t be reached."
                    on_retry=|()| ()
                />
            </Specimen>
        </Section>
    }
}
