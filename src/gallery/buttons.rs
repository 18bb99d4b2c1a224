use datavolumes_ui::{Button, ButtonVariant, CopyButton, IconButton, IconName, LinkButton};
use leptos::prelude::*;

use crate::section::{LONG_NAME, Section, Specimen};

const VARIANTS: [(&str, ButtonVariant); 4] = [
    ("Primary", ButtonVariant::Primary),
    ("Secondary", ButtonVariant::Secondary),
    ("Quiet", ButtonVariant::Quiet),
    ("Danger", ButtonVariant::Danger),
];

/// Buttons and links that look like them.
#[component]
pub(crate) fn Buttons() -> impl IntoView {
    let variants = VARIANTS.map(|(title, variant)| {
        let reason = || Some("You don’t have permission for this.".to_owned());
        view! {
            <Specimen title>
                <span class="toolbar">
                    <Button variant icon=IconName::SHARE>
                        "Share"
                    </Button>
                    <Button variant small=true>
                        "Small"
                    </Button>
                    <Button variant busy=true>
                        "Saving"
                    </Button>
                    <Button variant disabled_reason=reason()>
                        "Disabled"
                    </Button>
                </span>
            </Specimen>
        }
    });
    view! {
        <Section title="Buttons">
            {variants.into_iter().collect_view()} <Specimen title="Link as a button">
                <span class="toolbar">
                    <LinkButton href="#link" icon=IconName::PLUS>
                        "New data volume"
                    </LinkButton>
                    <LinkButton
                        href="#link"
                        disabled_reason=Some("The clone is not ready.".to_owned())
                    >
                        "Share"
                    </LinkButton>
                </span>
            </Specimen> <Specimen title="Icon buttons">
                <span class="toolbar">
                    <IconButton label="Refresh" icon=IconName::REFRESH on_press=|()| () />
                    <IconButton
                        label="Refresh"
                        icon=IconName::REFRESH
                        bordered=true
                        on_press=|()| ()
                    />
                    <IconButton
                        label="Previous page"
                        icon=IconName::CHEVRON_LEFT
                        disabled_reason=Some("This is the first page.".to_owned())
                        on_press=|()| ()
                    />
                    <CopyButton label="Copy the name" text=LONG_NAME.to_owned() />
                </span>
            </Specimen> <Specimen title="A long label">
                <Button>{LONG_NAME}</Button>
            </Specimen>
        </Section>
    }
}
