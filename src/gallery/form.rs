use datavolumes_ui::{
    Checkbox, Choice, Choices, Combobox, ComboboxEntry, FormField, RadioGroup, SearchBox, Select,
    TextArea, TextInput,
};
use leptos::prelude::*;

use crate::section::{LONG_NAME, Section, Specimen};

const LEVELS: [&str; 3] = ["Project", "Department", "Cluster"];

fn levels() -> Vec<Choice> {
    LEVELS.map(|level| Choice::new(level, level)).to_vec()
}

/// The fields of forms.
#[component]
pub(crate) fn FormWidgets() -> impl IntoView {
    let level = RwSignal::new(LEVELS[0].to_owned());
    view! {
        <Section title="Forms">
            <TextFields />
            <Comboboxes />
            <Checkboxes />
            <Specimen title="Radio buttons">
                <RadioGroup
                    label="Level"
                    choices=levels()
                    value=level
                    on_change=move |chosen| level.set(chosen)
                />
            </Specimen>
            <Specimen title="Select">
                <FormField label="Level">
                    <Select
                        choices=levels()
                        value=level
                        on_change=move |chosen| level.set(chosen)
                    />
                </FormField>
            </Specimen>
            <Specimen title="Select with a value that is no choice, small">
                <Select
                    aria_label=Some("Rows".to_owned())
                    choices=levels()
                    value="37"
                    small=true
                    on_change=|_| ()
                />
            </Specimen>
        </Section>
    }
}

#[component]
fn TextFields() -> impl IntoView {
    let name = RwSignal::new(String::new());
    let search = RwSignal::new(String::new());
    let description = RwSignal::new("Photographs of 2026.".to_owned());
    view! {
        <Specimen title="Text, required, with a hint">
            <FormField
                label="Name"
                hint=Some("Lowercase letters, digits and hyphens.".to_owned())
                required=true
            >
                <TextInput value=name on_input=move |text| name.set(text) />
            </FormField>
        </Specimen>
        <Specimen title="Text with an error">
            <FormField label="Name" error=Some("It may not begin with a hyphen.".to_owned())>
                <TextInput value="-photos" mono=true on_input=|_| () />
            </FormField>
        </Specimen>
        <Specimen title="A long value">
            <FormField label="Name">
                <TextInput value=LONG_NAME on_input=|_| () />
            </FormField>
        </Specimen>
        <Specimen title="Search">
            <SearchBox
                label="Search"
                value=search
                placeholder="Search by name"
                on_search=move |text| search.set(text)
            />
        </Specimen>
        <Specimen title="Several lines with a limit">
            <FormField label="Description">
                <TextArea value=description limit=30 on_input=move |text| description.set(text) />
            </FormField>
        </Specimen>
    }
}

#[component]
fn Comboboxes() -> impl IntoView {
    let value = RwSignal::new(None::<Choice>);
    let ready = || Choices::Ready {
        choices: vec![
            Choice::new("1", "vision").with_note("Project"),
            Choice::new("2", "vision")
                .with_qualifier("eu-north")
                .with_note("Project"),
            Choice::new("3", "audio").disabled("It is in another cluster."),
            Choice::new("4", LONG_NAME),
        ],
        has_more: true,
    };
    let refused = RwSignal::new(ComboboxEntry::Refused {
        text: "visoin".to_owned(),
        reason: "No project has this name or ID.".to_owned(),
    });
    let states = [
        ("Combobox", ready()),
        (
            "Combobox without a match",
            Choices::Ready {
                choices: Vec::new(),
                has_more: false,
            },
        ),
        ("Combobox while it loads", Choices::Loading),
        (
            "Combobox that cannot load",
            Choices::Failed("The projects cannot be loaded.".to_owned()),
        ),
    ];
    let boxes = states.map(|(title, choices)| {
        view! {
            <Specimen title>
                <FormField label="Project">
                    <Combobox
                        value
                        choices=Signal::stored(choices)
                        on_search=|_| ()
                        on_choose=move |choice| value.set(choice)
                    />
                </FormField>
            </Specimen>
        }
    });
    view! {
        {boxes.into_iter().collect_view()}
        <Specimen title="Combobox that refuses a text">
            <FormField label="Project">
                <Combobox
                    value=None
                    choices=Signal::stored(ready())
                    on_search=|_| ()
                    on_choose=|_| ()
                    entry=refused
                />
            </FormField>
        </Specimen>
    }
}

#[component]
fn Checkboxes() -> impl IntoView {
    let checked = RwSignal::new(true);
    let set = move |is_checked| checked.set(is_checked);
    view! {
        <Specimen title="Checkboxes">
            <Checkbox label="Share with all projects" checked on_change=set />
            <Checkbox label="Some of them" checked=false mixed=true on_change=set />
            <Checkbox
                label="With a hint"
                checked
                on_change=set
                hint=Some("It can be undone.".to_owned())
            />
            <Checkbox
                label="Disabled"
                checked=true
                on_change=set
                disabled_reason=Some("You don’t have permission for this.".to_owned())
            />
        </Specimen>
    }
}
