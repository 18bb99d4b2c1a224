use crate::browser::ids::unique_id;
use crate::icon::{Icon, IconName};
use leptos::{context::Provider, prelude::*};

/// Connects a control with the label, hint and error of the [`FormField`] around it.
///
/// The text inputs, the select and the combobox read it from the context.
#[derive(Clone, Copy)]
pub struct FieldContext {
    id: StoredValue<String>,
    described_by: Signal<Option<String>>,
    invalid: Signal<bool>,
    required: bool,
}

impl FieldContext {
    /// The context of the field around the control, or a new one for a control without a field.
    pub(crate) fn of_context() -> Self {
        use_context().unwrap_or_else(|| Self {
            id: StoredValue::new(unique_id("control")),
            described_by: Signal::default(),
            invalid: Signal::default(),
            required: false,
        })
    }

    /// The id of the control, which the label refers to.
    pub(crate) fn id(self) -> String {
        self.id.get_value()
    }

    /// Whether the control is being unmounted. If it has focus, its blur event comes after its signals are
    /// disposed.
    pub(crate) fn is_disposed(self) -> bool {
        self.id.is_disposed()
    }

    /// The value of `aria-describedby`: the ids of error and hint.
    pub(crate) const fn described_by(self) -> Signal<Option<String>> {
        self.described_by
    }

    /// The value of `aria-invalid`: `"true"` while there is an error.
    pub(crate) fn aria_invalid(self) -> Option<&'static str> {
        self.invalid.get().then_some("true")
    }

    /// The value of `aria-required`: `"true"` if a value is required.
    pub(crate) fn aria_required(self) -> Option<&'static str> {
        self.required.then_some("true")
    }
}

/// A form control with its label, hint and error, associated for assistive technology.
///
/// The error is announced politely when it appears, and is part of the description of the control.
#[component]
pub fn FormField(
    /// The label: the accessible name of the control.
    #[prop(into)]
    label: Signal<String>,
    /// Help text.
    #[prop(optional, into)]
    hint: Signal<Option<String>>,
    /// What is wrong and how to fix it; `None` if the value is valid.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// A value is required.
    #[prop(optional)]
    required: bool,
    /// One control: a text input, text area, select or combobox.
    children: Children,
) -> impl IntoView {
    let id = unique_id("field");
    let hint_id = format!("{id}-hint");
    let error_id = format!("{id}-error");
    let described_by = {
        let (hint_id, error_id) = (hint_id.clone(), error_id.clone());
        move || match (error.read().is_some(), hint.read().is_some()) {
            (false, false) => None,
            (false, true) => Some(hint_id.clone()),
            (true, false) => Some(error_id.clone()),
            (true, true) => Some(format!("{error_id} {hint_id}")),
        }
    };
    let context = FieldContext {
        id: StoredValue::new(id.clone()),
        described_by: Signal::derive(described_by),
        invalid: Signal::derive(move || error.read().is_some()),
        required,
    };
    view! {
        <div class="field">
            <label class="field__label" for=id>
                {label}
            </label>
            <Provider value=context>{children()}</Provider>
            <FieldError id=error_id error />
            <div class="field__hint" id=hint_id>
                {hint}
            </div>
        </div>
    }
}

/// The error of a control. It is announced politely when it appears.
#[component]
pub(crate) fn FieldError(id: String, error: Signal<Option<String>>) -> impl IntoView {
    let error = move || {
        let text = error.get()?;
        Some(view! {
            <Icon name=IconName::FAILURE />
            <span>{text}</span>
        })
    };
    view! {
        <div class="field__error" id=id aria-live="polite">
            {error}
        </div>
    }
}
