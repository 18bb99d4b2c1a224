use leptos::prelude::*;

use crate::directory::{OrgLevel, OrgNames, unit_choices, use_namesakes};

/// Looks up the name of a project, with what tells it apart from others of that name. Renders nothing.
#[component]
pub(super) fn ProjectName(
    /// The id of the project.
    id: String,
    /// The name, once it is known.
    name: RwSignal<Option<String>>,
) -> impl IntoView {
    let names = OrgNames::of_context();
    let found = use_namesakes(OrgLevel::Project, move || Some((id.clone(), String::new())));
    Effect::new(move || {
        let choices = found
            .state
            .with(|found| found.latest().map(|units| unit_choices(units, names)));
        let project = choices.and_then(|choices| choices.into_iter().next());
        name.set(project.map(|project| project.text()));
    });
}
