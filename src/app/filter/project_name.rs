use leptos::prelude::*;

use crate::directory::{OrgLevel, OrgNames, find_with_namesakes, unit_choices};
use crate::remote::use_remote;
use crate::services::Services;

/// Looks up the name of a project, with what tells it apart from others of that name. Renders nothing.
#[component]
pub(super) fn ProjectName(
    /// The id of the project.
    id: String,
    /// The name, once it is known.
    name: RwSignal<Option<String>>,
) -> impl IntoView {
    let services = Services::of_context();
    let names = OrgNames::of_context();
    let found = use_remote(
        move || Some(id.clone()),
        services.connectivity.optional(),
        move |id| {
            let client = services.client();
            let units = find_with_namesakes(client, OrgLevel::Project, id, String::new());
            async move { Ok(units.await) }
        },
    );
    Effect::new(move || {
        let choices = found
            .state
            .with(|found| found.latest().map(|units| unit_choices(units, names)));
        let project = choices.and_then(|choices| choices.into_iter().next());
        name.set(project.map(|project| project.text()));
    });
}
