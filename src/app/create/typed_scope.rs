//! Adding the scope of a typed id or name.

use datavolumes_contract::{Scope, SharedScope};
use datavolumes_ui::excerpt;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::state::CreateState;
use crate::directory::{OrgLevel, OrgUnit, is_refused, meanings};
use crate::remote::{Notice, Task};
use crate::sharing::several_text;

/// Asks the directory what `typed` means, and passes that scope to `add`. Where the directory does not know it, or may not
/// be asked, the text is an id: only the server knows what it is of.
pub(super) fn add_typed_scope(create: CreateState, typed: Scope, add: Callback<SharedScope>) {
    let entry = create.entries.scope_id;
    let level = OrgLevel::of_scope(&typed.scope_type);
    let Some(level) = level.filter(|_| !create.is_directory_denied.get_untracked()) else {
        add.run(typed.into());
        entry.settle(Ok(()));
        return;
    };
    let looked_up = entry.typed.get_untracked();
    entry.is_looking_up.set(true);
    spawn_local(async move {
        let client = create.services.client();
        let found = meanings(client, level, &typed.scope_id).await;
        create.services.connectivity.optional().report(&found);
        if create.is_gone() {
            return;
        }
        // What has been typed since is looked up when it is added.
        if entry.typed.get_untracked() == looked_up {
            let draft = create.draft.value;
            let cluster = draft.with_untracked(|draft| draft.project.cluster_id.clone());
            let meant = match found {
                Ok(found) => meant_scope(found, level, typed, cluster.as_str()),
                Err(error) if is_refused(&error) => Ok(typed.into()),
                Err(error) => {
                    Err([&Notice::of(&error, Task::Directory).title, ". Try again."].concat())
                }
            };
            entry.settle(meant.map(|shared| add.run(shared)));
        }
        entry.is_looking_up.set(false);
    });
}

/// The scope that `typed` means, of the units of `level` that were `found` for it. An empty `cluster` is not known.
///
/// # Errors
/// When none of the units is in the `cluster` of the volume, or several are, as a sentence.
fn meant_scope(
    found: Vec<OrgUnit>,
    level: OrgLevel,
    typed: Scope,
    cluster: &str,
) -> Result<SharedScope, String> {
    if found.is_empty() {
        return Ok(typed.into());
    }
    let is_reached = |unit: &OrgUnit| {
        let own = unit.own_cluster(level);
        own.is_empty() || cluster.is_empty() || own == cluster
    };
    let mut reached: Vec<OrgUnit> = found.into_iter().filter(is_reached).collect();
    match reached.len() {
        0 => Err([
            "“",
            &excerpt(&typed.scope_id),
            "” is in another cluster. Data volumes can’t be shared across clusters.",
        ]
        .concat()),
        1 => {
            let unit = reached.swap_remove(0);
            Ok(SharedScope {
                scope_name: unit.name,
                ..Scope::new(typed.scope_type, unit.id).into()
            })
        }
        _ => Err(several_text(reached.iter().map(|unit| &*unit.id))),
    }
}

#[cfg(test)]
mod tests {
    use datavolumes_contract::{ClusterId, ScopeType};

    use super::*;

    fn unit(id: &str, cluster: &str) -> OrgUnit {
        OrgUnit {
            name: "vision".to_owned(),
            cluster: ClusterId::new(cluster),
            ..OrgUnit::of_id(id)
        }
    }

    fn meant(found: Vec<OrgUnit>, level: ScopeType, cluster: &str) -> Result<Scope, String> {
        let typed = Scope::new(level, "Vision");
        let level = OrgLevel::of_scope(&typed.scope_type).unwrap();
        meant_scope(found, level, typed, cluster).map(|shared| shared.scope())
    }

    #[test]
    fn a_name_is_the_scope_of_that_name_in_the_volumes_cluster() {
        let project = |id: &str| Ok(Scope::new(ScopeType::Project, id));
        let of_project = |found, cluster| meant(found, ScopeType::Project, cluster);
        assert_eq!(of_project(vec![unit("1", "c")], "c"), project("1"));
        assert_eq!(of_project(vec![unit("1", "c")], ""), project("1"));
        let both = vec![unit("1", "c"), unit("2", "other")];
        assert_eq!(of_project(both.clone(), "other"), project("2"));
        assert!(of_project(both, "").unwrap_err().contains("1, 2"));
        let elsewhere = of_project(vec![unit("1", "c")], "other").unwrap_err();
        assert!(elsewhere.contains("another cluster"), "{elsewhere}");
        let cluster = Scope::new(ScopeType::Cluster, "c");
        let found = meant(vec![unit("c", "")], ScopeType::Cluster, "c");
        assert_eq!(found, Ok(cluster));
        assert!(meant(vec![unit("d", "")], ScopeType::Cluster, "c").is_err());
    }

    #[test]
    fn what_the_directory_does_not_know_is_an_id() {
        let expected = Ok(Scope::new(ScopeType::Project, "Vision"));
        assert_eq!(meant(Vec::new(), ScopeType::Project, "c"), expected);
    }
}
