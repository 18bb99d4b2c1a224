//! An attempt to create a volume, and the evidence that it succeeded although the response does not say so.

use std::cell::Cell;

use chrono::{DateTime, TimeDelta, Utc};
use datavolumes_client::{ApiError, Client, creation_mismatch};
use datavolumes_contract::{
    CreateVolume, Description, Filter, FilterOperator, Limit, ListQuery, Phase, Timestamp, Volume,
    VolumeField, VolumeId, input,
};

#[cfg(test)]
mod tests;

/// How far the clocks behind one server may differ: that of its responses and that of its database.
const MAX_SERVER_SKEW: TimeDelta = TimeDelta::seconds(2);

/// An attempt to create a volume.
pub(super) struct Attempt {
    request: CreateVolume,
    /// The time of the attempt by the clock of the server, if that is known.
    sent_at: Option<DateTime<Utc>>,
    /// Whether the server has refused the request.
    is_refused: Cell<bool>,
}

impl Attempt {
    /// An attempt that begins now.
    pub(super) fn new(request: CreateVolume, client: &Client) -> Self {
        Self {
            request,
            sent_at: client.server_time(),
            is_refused: Cell::new(false),
        }
    }

    /// The body of the request.
    pub(super) fn request(&self) -> &CreateVolume {
        &self.request
    }

    /// The attempt failed with `error`.
    pub(super) fn failed(&self, error: &ApiError) {
        self.is_refused.set(!error.is_uncertain());
    }

    /// Looks for the volume that the attempt has created. `is_known` tells the ids of volumes that existed
    /// before.
    ///
    /// # Errors
    /// Those of the request, and [`ApiError::Decode`] if only entries that cannot be read may be the volume.
    pub(super) async fn find(
        &self,
        client: &Client,
        is_known: impl Fn(VolumeId) -> bool,
    ) -> Result<Option<Volume>, ApiError> {
        let name = self.request.name.as_str();
        let by_name = Filter::new(VolumeField::Name, FilterOperator::Equals, name).ok();
        let query = ListQuery {
            filters: by_name.into_iter().collect(),
            ..ListQuery::default()
        }
        .with_limit(Limit::MAX);
        let page = client.list(&query).await?;
        let unreadable = page.datavolumes.unreadable.first().cloned();
        let mut volumes = page.datavolumes.into_iter();
        let found = volumes.find(|volume| self.has_created(volume) && !is_known(volume.id));
        match (found, unreadable) {
            // It may be the volume that is looked for.
            (None, Some(reason)) => Err(ApiError::Decode {
                status: 200,
                path: "/api/v1/datavolumes".to_owned(),
                reason,
                is_truncated: false,
            }),
            (found, _) => Ok(found),
        }
    }

    /// Whether the attempt has created `volume`: it has the name, the project and the PVC of the request, and did
    /// not exist before. The rest of the request may be stored differently.
    fn has_created(&self, volume: &Volume) -> bool {
        creation_mismatch(volume, &self.request).is_none()
            && volume.status.phase != Phase::Deleting
            && (!self.is_refused.get() || self.has_same_description(volume))
            && self.is_new(volume)
    }

    /// Whether the description is that of the request, or not known. After a refusal, another one means that somebody
    /// else has just created the volume.
    fn has_same_description(&self, volume: &Volume) -> bool {
        let requested = self.request.description.as_ref();
        let requested = requested.map_or("", Description::as_str);
        let description = volume.description.as_deref();
        description.is_none_or(|text| input::trim(text) == input::trim(requested))
    }

    fn is_new(&self, volume: &Volume) -> bool {
        let created_at = volume.created_at.as_ref().and_then(Timestamp::time);
        match (created_at, self.sent_at) {
            // Servers may store whole seconds.
            (Some(created_at), Some(sent_at)) => {
                created_at.timestamp() >= (sent_at - MAX_SERVER_SKEW).timestamp()
            }
            // Without the clock of the server: had the volume existed, the name would have been refused.
            _ => !self.is_refused.get(),
        }
    }
}
