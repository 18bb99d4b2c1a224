use crate::browser::ids::unique_id;
use crate::icon::{Icon, IconName};
use crate::part::part;
use leptos::{context::Provider, prelude::*};

/// How a control is joined to the label, hint and error of the `FormField` around it.
///
/// The text inputs, the select and the combobox take it from the context; nobody else needs it.
#[derive(Clone, Copy)]
pub struct FieldWiring {
    id: StoredValue<String>,
    described_by: Signal<Option<String>>,
    invalid: Signal<bool>,
    required: bool,
}

impl FieldWiring {
    /// The wiring of the field around, or of a control that stands alone.
    pub(crate) fn of_context() -> Self {
        use_context().unwrap_or_else(|| Self {
            id: StoredValue::new(unique_id("control")),
            described_by: Signal::default(),
            invalid: Signal::default(),
            required: false,
        })
    }

    /// The control's id, which the label points at.
    pub(crate) fn id(self) -> String {
        self.id.get_value()
    }

    /// Whether the control is being taken out of the page. A control that has focus then loses it, when
    /// all that could be told of it has gone.
    pub(crate) fn is_gone(self) -> bool {
        self.id.is_disposed()
    }

    /// The ids of hint and error, for `aria-describedby`.
    pub(crate) const fn described_by(self) -> Signal<Option<String>> {
        self.described_by
    }

    /// `"true"` while there is an error, for `aria-invalid`.
    pub(crate) fn aria_invalid(self) -> Option<&'static str> {
        self.invalid.get().then_some("true")
    }

    /// `"true"` where a value must be given, for `aria-required`.
    pub(crate) fn aria_required(self) -> Option<&'static str> {
        self.required.then_some("true")
    }
}

/// A label, a control, a hint and an error, joined for assistive technology.
///
/// The error is announced politely when it appears, and read again with the control when that gets focus.
#[component]
pub fn FormField(
    /// The accessible name of the control.
    #[prop(into)]
    label: Signal<String>,
    /// What to know before filling it in.
    #[prop(optional, into)]
    hint: Signal<Option<String>>,
    /// What is wrong and how to put it right; `None` while nothing is.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// A value must be given.
    #[prop(optional)]
    required: bool,
    /// One control that finds its wiring in the context.
    children: Children,
) -> impl IntoView {
    let id = unique_id("field");
    let hint_id = [&id, "-hint"].concat();
    let error_id = [&id, "-error"].concat();
    let (hint_ref, error_ref) = (hint_id.clone(), error_id.clone());
    let described_by =
        Signal::derive(
            move || match (hint.with(Option::is_some), error.with(Option::is_some)) {
                (false, false) => None,
                (true, false) => Some(hint_ref.clone()),
                (false, true) => Some(error_ref.clone()),
                (true, true) => Some([&error_ref, " ", &hint_ref].concat()),
            },
        );
    let wiring = FieldWiring {
        id: StoredValue::new(id.clone()),
        described_by,
        invalid: Signal::derive(move || error.with(Option::is_some)),
        required,
    };
    view! {
        <div class="field">
            <label class="field__label" for=id>{label}</label>
            <Provider value=wiring>{children()}</Provider>
            <div class="field__error" id=error_id aria-live="polite">
                {part(move || error.get().map(|text| view! { <Icon name=IconName::FAILURE /><span>{text}</span> }))}
            </div>
            <div class="field__hint" id=hint_id>{hint}</div>
        </div>
    }
}
