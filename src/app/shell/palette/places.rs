//! Entries for the places of the app: volumes, projects and saved views. Pure.

use datavolumes_contract::{Filter, FilterOperator, ListQuery, Volume, VolumeField, VolumeId};
use datavolumes_ui::isolated;

use super::entry::{Entry, Group, Place, Run};
use super::unit_choice::UnitChoice;
use crate::list::SavedViewLink;
use crate::router::Route;
use crate::services::PageCommand;

/// What the keys of volumes begin with. Not for people.
const VOLUME: &str = "volume ";

/// The details of a volume.
pub(super) fn volume_entry(id: VolumeId, name: &str) -> Entry {
    let effect = format!("Opens the details of {}.", isolated(name));
    let run = Run::Open(Route::Volume(id).into());
    Entry::new(Group::Volumes, volume_key(id), name, effect, run)
}

/// The key of [`volume_entry`].
fn volume_key(id: VolumeId) -> String {
    [VOLUME, &id.to_string()].concat()
}

/// What tells a volume apart from others of its name. `cluster` is the name of its cluster.
pub(super) fn volume_detail(volume: &Volume, cluster: &str) -> String {
    let project = if volume.project_name.is_empty() {
        volume.project_id.as_str()
    } else {
        &volume.project_name
    };
    let parts = [project, cluster, volume.status.phase.as_str()];
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    let parts: Vec<_> = parts.map(|part| isolated(part).into_owned()).collect();
    parts.join(" · ")
}

/// The volumes that originate in a project. `None` if no filter can name it.
pub(super) fn project_entry(id: &str, name: &str) -> Option<Entry> {
    let filter = Filter::new(VolumeField::ProjectId, FilterOperator::Equals, id).ok()?;
    let query = ListQuery::default().with_filter(filter);
    let effect = format!("Shows the data volumes of project {}.", isolated(name));
    let run = Run::Open(Route::Volumes(query).into());
    let key = ["project ", id].concat();
    Some(Entry::new(Group::Projects, key, name, effect, run))
}

/// [`project_entry`] for a project of the directory.
pub(super) fn project_choice_entry(project: &UnitChoice) -> Option<Entry> {
    let entry = project_entry(&project.id, &project.label)?;
    Some(entry.with_detail(project.detail.clone()))
}

/// A saved view.
pub(super) fn view_entry(view: &SavedViewLink) -> Entry {
    let name = &view.name;
    let effect = format!("Shows the saved view {}.", isolated(name));
    let run = Run::Open(Place {
        command: Some(PageCommand::View(name.clone())),
        ..Route::Volumes(view.query.clone()).into()
    });
    let key = ["view ", name].concat();
    Entry::new(Group::Views, key, &**name, effect, run)
}

/// The list of the volumes whose name contains `text`, as `query` shows it otherwise. `None` if no filter can say so.
pub(super) fn search_entry(text: &str, query: &ListQuery) -> Option<Entry> {
    let filter = Filter::new(VolumeField::Name, FilterOperator::Contains, text).ok()?;
    let title = format!("Filter the list by the name “{}”", isolated(text));
    let effect = format!(
        "Shows the data volumes whose name contains “{}”.{}",
        isolated(text),
        replaced_text(query)
    );
    let query = query.clone().without_filters().with_filter(filter);
    let run = Run::Open(Route::Volumes(query).into());
    let entry = Entry::new(Group::Actions, "search".to_owned(), title, effect, run);
    Some(entry)
}

/// That filters of `query` are replaced, as a sentence after another one; empty if there are none.
pub(super) fn replaced_text(query: &ListQuery) -> &'static str {
    if query.is_filtered() {
        " The filters of the list are replaced."
    } else {
        ""
    }
}
