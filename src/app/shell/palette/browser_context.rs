//! What the entries need from the browser and from the responses of the server so far.

use chrono::NaiveDate;
use datavolumes_client::{Action, global_scope, project_scope};
use datavolumes_contract::{Filter, FilterOperator, Phase, Scope, Volume, VolumeField};
use datavolumes_ui::{format_day, local_date};

use super::filter_entries::Calendar;
use super::places::volume_detail;
use super::volume_entries::VolumeContext;
use crate::directory::OrgNames;
use crate::filter::{BrowserZone, time_filters};
use crate::services::Services;

/// The days of the browser.
pub(super) struct BrowserCalendar;

impl Calendar for BrowserCalendar {
    fn today(&self) -> NaiveDate {
        local_date().parse().unwrap_or_default()
    }

    fn filters(&self, operator: FilterOperator, day: &str) -> Vec<Filter> {
        time_filters(VolumeField::CreatedAt, operator, day, &BrowserZone).unwrap_or_default()
    }

    fn text(&self, day: &str) -> String {
        format_day(day).unwrap_or_else(|| day.to_owned())
    }
}

/// What the server has said.
#[derive(Clone, Copy)]
pub(super) struct ServerContext(pub(super) Services, pub(super) OrgNames);

impl ServerContext {
    /// Why no volume can be created.
    pub(super) fn create_refusal_text(self) -> Option<String> {
        self.0.permissions.reason(Action::Create, &global_scope())
    }

    fn refusal(self, action: Action, volume: &Volume) -> Option<String> {
        if volume.status.phase == Phase::Deleting {
            return Some("This data volume is being deleted.".to_owned());
        }
        let project = project_scope(&volume.project_id);
        self.0.permissions.reason(action, &project)
    }
}

impl VolumeContext for ServerContext {
    fn detail(&self, volume: &Volume) -> String {
        volume_detail(volume, &self.1.cluster(&volume.cluster_id))
    }

    fn share_refusal(&self, volume: &Volume, scopes: &[Scope]) -> Option<String> {
        let of_scope = |scope: &Scope| self.0.permissions.reason(Action::Share, scope);
        self.refusal(Action::Share, volume)
            .or_else(|| scopes.iter().find_map(of_scope))
    }

    fn delete_refusal(&self, volume: &Volume) -> Option<String> {
        self.refusal(Action::Delete, volume)
    }

    fn create_refusal(&self) -> Option<String> {
        self.create_refusal_text()
    }
}
