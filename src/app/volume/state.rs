use datavolumes_client::{ApiError, ErrorKind, WithBody};
use datavolumes_contract::{Volume, VolumeId};
use datavolumes_ui::Toasts;
use leptos::prelude::*;

use super::update::VolumeUpdate;
use crate::delete::deletion_finished;
use crate::directory::OrgNames;
use crate::remote::{PollResult, Remote, UseRemote, poll, use_remote};
use crate::services::Services;

/// One data volume on screen.
#[derive(Clone, Copy)]
pub(crate) struct VolumeState {
    id: VolumeId,
    remote: UseRemote<WithBody<Volume>>,
}

/// Loads the volume `id`, and polls it while its phase is transitional.
#[must_use]
pub(crate) fn use_volume(id: VolumeId) -> VolumeState {
    let services = Services::of_context();
    let remote = use_remote(
        move || Some(id),
        services.connectivity,
        move |id| services.client().volume(id),
    );
    OrgNames::of_context().load_when(services, || true);
    let volume = VolumeState { id, remote };
    let toasts = Toasts::of_context();
    let polled = Memo::new(move |_| {
        if volume.is_transitional() {
            vec![id]
        } else {
            Vec::new()
        }
    });
    poll(
        services.client(),
        services.connectivity,
        remote,
        polled,
        move |result| match result {
            PollResult::Updated(response) => volume.replace(*response),
            PollResult::Deleted(id) => {
                deletion_finished(toasts, id);
                volume.reload();
            }
        },
    );
    volume
}

impl VolumeState {
    /// The id that was loaded.
    pub(crate) fn id(self) -> VolumeId {
        self.id
    }

    /// Loads the volume again.
    pub(crate) fn reload(self) {
        self.remote.reload();
    }

    /// Applies what the user did to the volume, then loads it again.
    pub(crate) fn apply(self, update: VolumeUpdate) {
        self.remote
            .update_latest(|response| update.apply_to(&mut response.value));
        self.reload();
    }

    /// Takes over the result of a poll. Without a change nothing re-renders.
    fn replace(self, new: WithBody<Volume>) {
        let is_changed = self.remote.state.with_untracked(|state| {
            let known = state.latest();
            known.is_some_and(|known| known.value != new.value)
        });
        if is_changed {
            self.remote.replace(new);
        }
    }

    fn is_transitional(self) -> bool {
        self.remote.state.with(is_transitional)
    }

    /// The name, once the volume is loaded.
    #[must_use]
    pub(crate) fn name(self) -> Option<String> {
        self.remote
            .state
            .with(|state| state.latest().map(|response| response.value.name.clone()))
    }

    /// Whether the server answers that there is no such volume.
    #[must_use]
    pub(crate) fn is_not_found(self) -> bool {
        self.remote.state.with(is_not_found)
    }

    /// Whether the page can only say that there is no such volume, or that the user may not see it.
    #[must_use]
    pub(crate) fn is_hidden(self) -> bool {
        self.remote.state.with(is_hidden)
    }

    /// Whether there is a volume to show, however old.
    #[must_use]
    pub(crate) fn is_loaded(self) -> bool {
        let has_value = self.remote.state.with(|state| state.latest().is_some());
        has_value && !self.is_not_found()
    }

    /// Whether the volume was loaded or could not be loaded.
    #[must_use]
    pub(crate) fn is_settled(self) -> bool {
        let is_settled =
            |state: &Remote<_>| state.latest().is_some() || state.error_kind().is_some();
        self.remote.state.with(is_settled)
    }

    /// Whether a request is pending.
    #[must_use]
    pub(crate) fn is_loading(self) -> bool {
        self.remote.state.with(Remote::is_loading)
    }

    /// Why the last request failed, and whether an older volume is still shown.
    pub(super) fn error(self) -> Option<(ApiError, bool)> {
        self.remote.state.with(|state| {
            let has_value = state.latest().is_some();
            state.error().map(|error| (error.clone(), has_value))
        })
    }

    /// The volume; the default one until it is loaded.
    #[must_use]
    pub(crate) fn value(self) -> Signal<Volume> {
        Signal::derive(move || {
            self.remote.state.with(|state| {
                let response = state.latest();
                response
                    .map(|response| response.value.clone())
                    .unwrap_or_default()
            })
        })
    }

    /// The body of the response, unchanged.
    #[must_use]
    pub(crate) fn body(self) -> Signal<String> {
        Signal::derive(move || {
            self.remote.state.with(|state| {
                let response = state.latest();
                response
                    .map(|response| response.text.clone())
                    .unwrap_or_default()
            })
        })
    }
}

/// Whether the server answers that there is no such volume.
fn is_not_found(volume: &Remote<WithBody<Volume>>) -> bool {
    volume.error_kind() == Some(ErrorKind::NotFound)
}

/// Whether there is nothing to show but the reason. What may not be read any more is not kept.
fn is_hidden(volume: &Remote<WithBody<Volume>>) -> bool {
    matches!(
        volume.error_kind(),
        Some(ErrorKind::NotFound | ErrorKind::Forbidden)
    )
}

/// Whether the volume is in a transitional phase, and was not deleted since.
fn is_transitional(volume: &Remote<WithBody<Volume>>) -> bool {
    let response = volume.latest().filter(|_| !is_not_found(volume));
    response.is_some_and(|response| response.value.status.phase.is_transitional())
}

#[cfg(test)]
mod tests {
    use datavolumes_client::ApiError;
    use datavolumes_contract::Phase;

    use super::*;
    use crate::testing::rejected;

    #[test]
    fn a_volume_is_polled_until_it_is_gone() {
        let mut deleting = Volume::default();
        deleting.status.phase = Phase::Deleting;
        let mut volume = Remote::default();
        volume.finish(Ok(WithBody {
            value: deleting,
            text: String::new(),
        }));
        assert!(is_transitional(&volume));
        volume.begin();
        volume.finish(Err(ApiError::Network));
        assert!(is_transitional(&volume));
        volume.begin();
        volume.finish(Err(rejected(404)));
        assert!(!is_transitional(&volume));
    }

    #[test]
    fn a_volume_is_hidden_while_it_is_refused_or_gone_but_not_by_an_outage() {
        let mut volume = Remote::default();
        for (error, expected) in [
            (ApiError::Network, false),
            (rejected(403), true),
            (rejected(500), false),
            (rejected(404), true),
        ] {
            volume.begin();
            volume.finish(Err(error));
            assert_eq!(is_hidden(&volume), expected);
        }
    }
}
