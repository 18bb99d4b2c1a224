use datavolumes_contract::{ProjectId, View};
use datavolumes_ui::{Choice, RadioGroup, lazy};
use leptos::prelude::*;

use super::url::ListUrl;
use crate::directory::{OrgLevel, OrgUnit, OrgUnitPicker};
use crate::router::History;

lazy!(static PROJECT, in pages: (url: ListUrl) => view! { <ProjectOfView url /> });

const ORIGINATED: &str = "originated";
const USABLE: &str = "usable";

/// Switches between the volumes that originate here and those that a project can use.
#[component]
pub fn ViewSwitch(
    /// The URL state of the list.
    url: ListUrl,
) -> impl IntoView {
    let is_usable = Memo::new(move |_| url.query.with(|query| query.view != View::Originated));
    let value = Signal::derive(move || {
        let value = if is_usable.get() { USABLE } else { ORIGINATED };
        value.to_owned()
    });
    let change = move |value: String| {
        let view = if value == USABLE {
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
    view! {
        <div class="view-switch">
            <RadioGroup label="View" choices value on_change=change />
            <Show when=move || is_usable.get()>{PROJECT.show(move || (url,))}</Show>
        </div>
    }
}

/// Chooses the project whose usable volumes are listed.
#[component]
fn ProjectOfView(url: ListUrl) -> impl IntoView {
    let project = Signal::derive(move || {
        url.query.with(|query| match &query.view {
            View::UsableInProject(project) => project.clone().map(ProjectId::into_string),
            View::Originated => None,
        })
    });
    let choose = move |project: Option<OrgUnit>| {
        let project = project.map(|project| ProjectId::new(project.id));
        url.step(History::Push, |query| {
            query.with_view(View::UsableInProject(project))
        });
    };
    view! {
        <OrgUnitPicker
            level=OrgLevel::Project
            aria_label=Some("Project".to_owned())
            value=project
            on_choose=choose
        />
    }
}
