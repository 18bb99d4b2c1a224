use datavolumes_contract::View;
use datavolumes_contract::org::Project;
use leptos::prelude::*;

use super::url::ListUrl;
use crate::directory::ProjectPicker;
use crate::router::History;
use datavolumes_ui::{Choice, RadioGroup, el, lazy, shown};

lazy!(static PROJECT_PICKER, in list: (url: ListUrl) => {
    let project = Signal::derive(move || url.query.with(|query| match &query.view {
        View::UsableInProject(project) => project.clone(),
        View::Originated => None,
    }));
    let choose = move |project: Option<Project>| {
        let project = project.map(|project| project.id);
        url.step(History::Push, |query| {
            query.with_view(View::UsableInProject(project))
        });
    };
    view! { <ProjectPicker aria_label=Some("Project".to_owned()) value=project on_choose=choose /> }
});

const ORIGINATED: &str = "originated";
const USABLE: &str = "usable";

/// Which volumes are listed: those that originate here, or those that a project can use.
#[component]
pub fn ViewSwitch(
    /// The state of the list.
    url: ListUrl,
) -> impl IntoView {
    let is_usable = move || url.query.with(|query| query.view != View::Originated);
    let value = move || if is_usable() { USABLE } else { ORIGINATED }.to_owned();
    let switch = move |chosen: String| {
        let view = if chosen == USABLE {
            View::UsableInProject(None)
        } else {
            View::Originated
        };
        url.step(History::Push, |query| query.with_view(view));
    };
    let choices = vec![
        Choice::new(ORIGINATED, "Originated"),
        Choice::new(USABLE, "Usable in project"),
    ];
    el("div")
        .class("view-switch")
        .child(view! { <RadioGroup label="View" choices value on_change=switch /> })
        .child(shown(is_usable, move || {
            PROJECT_PICKER.show(move || (url,))
        }))
}
