//! The entries of the sentences about one volume. Pure.

use datavolumes_contract::{Scope, Volume, VolumeId, input};
use datavolumes_ui::isolated;

use super::entry::{Entry, Group, Place, Run};
use super::rank::{Rank, rank};
use crate::router::Route;
use crate::services::PageCommand;

/// How many volumes a sentence lists.
const MAX_VOLUMES: usize = 6;

/// What is known of a volume besides itself.
pub(super) trait VolumeContext {
    /// What tells it apart from others of its name.
    fn detail(&self, volume: &Volume) -> String;
    /// Why its shares with `scopes` cannot be changed, as a sentence.
    fn share_refusal(&self, volume: &Volume, scopes: &[Scope]) -> Option<String>;
    /// Why it cannot be deleted, as a sentence.
    fn delete_refusal(&self, volume: &Volume) -> Option<String>;
    /// Why no volume can be created, as a sentence.
    fn create_refusal(&self) -> Option<String>;
}

/// The volumes called `name`, or with this id, or else those that it is a part of the name of; the best first.
pub(super) fn named<'a>(volumes: &'a [Volume], name: &str) -> impl Iterator<Item = &'a Volume> {
    let id = input::trim(name).parse::<VolumeId>().ok();
    let fit = |volume: &Volume| match id {
        Some(id) if id == volume.id => Some(Rank::Exact),
        _ => rank(&volume.name, name),
    };
    let ranked = volumes
        .iter()
        .filter_map(|volume| Some((fit(volume)?, volume)));
    let mut ranked: Vec<_> = ranked.collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    let has_exact = ranked.first().is_some_and(|(rank, _)| *rank == Rank::Exact);
    let found = ranked
        .into_iter()
        .filter(move |(rank, _)| !has_exact || *rank == Rank::Exact);
    found.take(MAX_VOLUMES).map(|(_, volume)| volume)
}

/// What `delete NAME` may mean.
pub(super) fn delete_entries(
    volumes: &[Volume],
    name: &str,
    context: &dyn VolumeContext,
) -> Vec<Entry> {
    let entry = |volume: &Volume| {
        let name = isolated(&volume.name);
        let effect =
            format!("Opens {name} and asks before it deletes anything. Nothing is deleted yet.");
        let run = Run::Open(Place {
            command: Some(PageCommand::Delete(volume.id)),
            ..Route::Volume(volume.id).into()
        });
        let key = format!("delete {}", volume.id);
        Entry::new(
            Group::Sentences,
            key,
            format!("Delete {name} …"),
            effect,
            run,
        )
        .with_detail(context.detail(volume))
        .disabled(context.delete_refusal(volume))
    };
    named(volumes, name).map(entry).collect()
}

/// What `copy NAME` may mean.
pub(super) fn copy_entries(
    volumes: &[Volume],
    name: &str,
    context: &dyn VolumeContext,
) -> Vec<Entry> {
    let entry = |volume: &Volume| {
        let name = isolated(&volume.name);
        let effect = format!(
            "Opens the form for a new data volume, filled in from {name}. Nothing is created yet."
        );
        let from = Some(volume.id);
        let run = Run::Open(Route::NewVolume { from }.into());
        let key = format!("copy {}", volume.id);
        Entry::new(
            Group::Sentences,
            key,
            format!("Make a copy of {name} …"),
            effect,
            run,
        )
        .with_detail(context.detail(volume))
        .disabled(context.create_refusal())
    };
    named(volumes, name).map(entry).collect()
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::shell::palette::places::volume_entry;
    use crate::testing::volume;

    /// A context in which the user may do everything but what has a reason.
    #[derive(Default)]
    pub(in crate::shell::palette) struct TestContext {
        pub(in crate::shell::palette) refusal: Option<String>,
    }

    impl VolumeContext for TestContext {
        fn detail(&self, volume: &Volume) -> String {
            volume.project_name.clone()
        }

        fn share_refusal(&self, _: &Volume, _: &[Scope]) -> Option<String> {
            self.refusal.clone()
        }

        fn delete_refusal(&self, _: &Volume) -> Option<String> {
            self.refusal.clone()
        }

        fn create_refusal(&self) -> Option<String> {
            self.refusal.clone()
        }
    }

    fn titles(entries: &[Entry]) -> Vec<&str> {
        entries.iter().map(|entry| &*entry.title).collect()
    }

    #[test]
    fn a_volume_of_the_name_hides_those_that_contain_it() {
        let volumes = [volume(12), volume(2), volume(1), volume(10)];
        let context = TestContext::default();
        let found = delete_entries(&volumes, "V1", &context);
        assert_eq!(titles(&found), ["Delete v1 …"]);
        let found = copy_entries(&volumes, "v", &context);
        assert_eq!(found.len(), 4);
        assert_eq!(titles(&delete_entries(&volumes, "x", &context)), [""; 0]);
    }

    #[test]
    fn a_volume_is_found_by_its_id() {
        let id = volume(2).id.to_string().to_uppercase();
        let found = delete_entries(&[volume(1), volume(2)], &id, &TestContext::default());
        assert_eq!(titles(&found), ["Delete v2 …"]);
        let entry = volume_entry(volume(2).id, "v2");
        assert_eq!(entry.rank(&id), Some(Rank::Exact));
        assert_eq!(entry.rank(&volume(1).id.to_string()), None);
    }

    #[test]
    fn deleting_only_opens_the_dialog_and_may_be_refused() {
        let refused = TestContext {
            refusal: Some("No.".to_owned()),
        };
        let [entry] = &delete_entries(&[volume(1)], "v1", &refused)[..] else {
            panic!("one volume has the name");
        };
        assert_eq!(entry.disabled_reason.as_deref(), Some("No."));
        let Run::Open(place) = &entry.run else {
            panic!("it opens a page");
        };
        assert_eq!(place.route, Route::Volume(volume(1).id));
        assert_eq!(place.command, Some(PageCommand::Delete(volume(1).id)));
    }
}
