use datavolumes_ui::{
    Button, ButtonVariant, Dialog, DialogKind, FormField, IconName, MenuButton, MenuItem,
    PopoverButton, PopoverPanel, TextInput, ToastAction, Toasts, Tone,
};
use leptos::prelude::*;

use crate::section::{LONG_NAME, Section, Specimen};

/// What opens above the page.
#[component]
pub(crate) fn Overlays() -> impl IntoView {
    view! {
        <Section title="Overlays">
            <Specimen title="Menu">
                <MenuButton label="Actions" icon=IconName::MORE items=menu_items bordered=true />
            </Specimen>
            <Specimen title="Popover">
                <Popover />
            </Specimen>
            <Specimen title="Dialogs">
                <span class="toolbar">
                    <OpenDialog kind=DialogKind::Dialog label="Edit" />
                    <OpenDialog kind=DialogKind::AlertDialog label="Delete" />
                </span>
            </Specimen>
            <Specimen title="Toasts">
                <ToastButtons />
            </Specimen>
            <Specimen title="Tooltip">
                <span tabindex="0" data-tooltip="The whole text, on hover, focus and tap.">
                    "A text with a tooltip"
                </span>
            </Specimen>
        </Section>
    }
}

fn menu_items(_: ()) -> Vec<MenuItem> {
    let none = || ();
    vec![
        MenuItem::link("Open", "#open").icon(IconName::VOLUME),
        MenuItem::new("Compact", none).checked(true),
        MenuItem::new("Comfortable", none).checked(false),
        MenuItem::new("Share", none)
            .icon(IconName::SHARE)
            .disabled(Some("You don’t have permission for this.".to_owned()))
            .separated(),
        MenuItem::new("Delete", none)
            .icon(IconName::TRASH)
            .dangerous(),
        MenuItem::new(LONG_NAME, none),
    ]
}

#[component]
fn Popover() -> impl IntoView {
    let open = RwSignal::new(false);
    let button = NodeRef::new();
    view! {
        <PopoverButton label="Columns" icon=IconName::COLUMNS open panel="gallery-panel" button />
        <Show when=move || open.get()>
            <PopoverPanel id="gallery-panel" label="Columns" button open>
                <p>"The content of a popover."</p>
            </PopoverPanel>
        </Show>
    }
}

#[component]
fn OpenDialog(kind: DialogKind, label: &'static str) -> impl IntoView {
    let is_open = RwSignal::new(false);
    let close = move |()| is_open.set(false);
    let variant = match kind {
        DialogKind::Dialog => ButtonVariant::Primary,
        DialogKind::AlertDialog => ButtonVariant::Danger,
    };
    let actions = move || {
        view! {
            <Button submit=true variant>
                {label}
            </Button>
            <Button on_press=close>"Cancel"</Button>
        }
    };
    view! {
        <Button on_press=move |()| is_open.set(true)>{label}</Button>
        <Show when=move || is_open.get()>
            <Dialog title=LONG_NAME kind on_cancel=close on_submit=close actions>
                <FormField label="Name">
                    <TextInput value=LONG_NAME on_input=|_| () />
                </FormField>
            </Dialog>
        </Show>
    }
}

#[component]
fn ToastButtons() -> impl IntoView {
    let toasts = Toasts::of_context();
    let undo = || ToastAction {
        label: "Undo".to_owned(),
        run: Callback::new(|()| ()),
    };
    let button = move |(label, tone): (&'static str, Tone)| {
        let push = move |()| {
            toasts.push(tone, "“photos” is being deleted.", Some(undo()));
        };
        view! {
            <Button small=true on_press=push>
                {label}
            </Button>
        }
    };
    let tones = [
        ("Success", Tone::Success),
        ("Warning", Tone::Warning),
        ("Danger", Tone::Danger),
    ];
    view! { <span class="toolbar">{tones.map(button).into_iter().collect_view()}</span> }
}
