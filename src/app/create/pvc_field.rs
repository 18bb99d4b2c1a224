mod choices;
mod picker;

use leptos::prelude::*;

use super::field_errors::CreateField;
use super::state::CreateState;
use super::used_pvcs::{UsedPvcs, use_used_pvcs};
use datavolumes_ui::{Button, ComboboxEntry, FormField, TextInput, after_pointer_up};
use picker::{PvcPicker, can_choose, has_failed, use_assets};

/// The PVC with the data: chosen from those that are registered in the project, or typed.
#[component]
pub(super) fn PvcField(create: CreateState, is_copy: bool) -> impl IntoView {
    let used = use_used_pvcs(create);
    let assets = use_assets(create);
    let can_choose = Memo::new(move |_| assets.state.with(can_choose));
    let control = use_control(create, can_choose);
    let hint = Signal::derive(move || {
        let which = if is_copy {
            "A different PVC. Each PVC can back one data volume."
        } else {
            "The PVC with your data. It is not moved or copied. Each PVC can back one data volume."
        };
        let how = if control.is_picker.get() {
            " Choose a registered PVC or type another name."
        } else {
            ""
        };
        Some([which, how].concat())
    });
    view! {
        <div
            class="create__field"
            on:focusout=move |_| {
                create.mark_visited(CreateField::Pvc);
                control.end_typing();
            }
        >
            <FormField label="Origin PVC" required=true hint error=create.error(CreateField::Pvc)>
                <Show
                    when=move || control.is_picker.get()
                    fallback=move || view! { <PvcInput create control /> }
                >
                    <PvcPicker create assets used />
                </Show>
            </FormField>
            <div class="create__advice" role="status">
                <Show when=move || assets.state.with(has_failed)>
                    <span>"Can’t load the PVCs of this project. Type the name."</span>
                    <Button small=true on_press=move |()| assets.reload()>
                        "Retry"
                    </Button>
                </Show>
            </div>
            <UsedPvcs create used />
        </div>
    }
}

/// The PVC as a text.
#[component]
fn PvcInput(create: CreateState, control: Control) -> impl IntoView {
    let input = move |text| {
        control.is_typing.set_value(true);
        create.edit(CreateField::Pvc, |draft| draft.pvc = text);
    };
    view! { <TextInput value=create.read(|draft| draft.pvc.clone()) on_input=input mono=true /> }
}

/// Which control the field has. It is not replaced while the user types into it.
#[derive(Clone, Copy)]
struct Control {
    is_picker: RwSignal<bool>,
    can_choose: Memo<bool>,
    /// The user types into the text field.
    is_typing: StoredValue<bool>,
    entry: RwSignal<ComboboxEntry>,
}

fn use_control(create: CreateState, can_choose: Memo<bool>) -> Control {
    let control = Control {
        is_picker: RwSignal::new(can_choose.get_untracked()),
        can_choose,
        is_typing: StoredValue::new(false),
        entry: create.entries.pvc,
    };
    Effect::new(move || {
        can_choose.track();
        control.update();
    });
    control
}

impl Control {
    /// Replaces the control if another one is due. Focus moves along, see `keep_focus`.
    fn update(self) {
        let is_picker = self.can_choose.get_untracked();
        if !self.is_typing.get_value() && self.is_picker.get_untracked() != is_picker {
            // The draft has what was typed.
            self.entry.set(ComboboxEntry::Value);
            self.is_picker.set(is_picker);
        }
    }

    /// The user has left the field.
    fn end_typing(self) {
        after_pointer_up(move || {
            if !self.is_picker.is_disposed() {
                self.is_typing.set_value(false);
                self.update();
            }
        });
    }
}
