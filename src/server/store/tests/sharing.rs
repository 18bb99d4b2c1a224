//! Changes of the shares of a volume.

use chrono::TimeDelta;
use datavolumes_contract::{Scope, ScopeType, SharedScope, SharedScopesPatch, Volume};

use super::{
    AccessScope, Store, USER, create, department, now, other_projects, project, store, within,
};
use crate::seed::PROJECT_OF_RESEARCHER;
use crate::store::ShareError;

fn patch(
    store: &Store,
    access: &AccessScope,
    volume: &Volume,
    add: &[Scope],
    remove: &[Scope],
) -> Result<Vec<SharedScope>, ShareError> {
    let patch = SharedScopesPatch {
        add: add.to_vec(),
        remove: remove.to_vec(),
    };
    let at = now() + TimeDelta::minutes(1);
    let scopes = store.patch_shared_scopes(access, volume.id, &patch, USER, at)?;
    Ok(scopes.expect("the volume is writable"))
}

fn scopes(shares: &[SharedScope]) -> Vec<Scope> {
    shares.iter().map(SharedScope::scope).collect()
}

#[test]
fn shares_have_names_and_are_sorted_from_cluster_to_project() {
    let store = store(0);
    let volume = create(&store, "fresh", "raw-captures");
    let cluster = Scope::new(ScopeType::Cluster, volume.cluster_id.as_str());
    let own = project(PROJECT_OF_RESEARCHER);
    let add = [own.clone(), department(), cluster.clone()];
    let shares = patch(&store, &AccessScope::Everything, &volume, &add, &[]).unwrap();
    assert_eq!(scopes(&shares), [cluster, department(), own]);
    let names: Vec<&str> = shares
        .iter()
        .map(|share| share.scope_name.as_str())
        .collect();
    assert_eq!(names, ["eu-north-h100", "vision", "vision-segmentation"]);
    assert_eq!(shares[0].created_by.as_deref(), Some(USER));
    let shares = patch(&store, &AccessScope::Everything, &volume, &[], &add[1..]).unwrap();
    assert_eq!(scopes(&shares), add[..1]);
    let found = store
        .read(&AccessScope::Everything, volume.id)
        .unwrap()
        .unwrap();
    assert_eq!(
        found.updated_at,
        Some((now() + TimeDelta::minutes(1)).into())
    );
    assert_eq!(found.shared_scopes, Some(shares));
}

#[test]
fn adding_an_existing_share_and_removing_a_missing_one_does_nothing() {
    let store = store(0);
    let volume = create(&store, "fresh", "raw-captures");
    let unknown = project("no-such-project");
    let add = [department(), department()];
    patch(&store, &AccessScope::Everything, &volume, &add, &[unknown]).unwrap();
    let before = store.read(&AccessScope::Everything, volume.id).unwrap();
    patch(
        &store,
        &AccessScope::Everything,
        &volume,
        &add,
        &[project("none")],
    )
    .unwrap();
    assert_eq!(
        store.read(&AccessScope::Everything, volume.id).unwrap(),
        before
    );
    let both = [department()];
    assert_eq!(
        patch(&store, &AccessScope::Everything, &volume, &both, &both).unwrap(),
        vec![]
    );
}

#[test]
fn one_invalid_scope_prevents_the_whole_change() {
    let store = store(0);
    let volume = create(&store, "fresh", "raw-captures");
    let (nearby, distant) = other_projects();
    let elsewhere = project(distant.id.as_str());
    let invalid = [
        (project("no-such-project"), "unknown"),
        (
            Scope::new(ScopeType::Other("galaxy".into()), "1"),
            "unknown",
        ),
        (elsewhere.clone(), "elsewhere"),
        (
            Scope::new(ScopeType::Department, distant.parent_id.as_str()),
            "elsewhere",
        ),
    ];
    for (scope, reason) in invalid {
        let add = [department(), scope.clone()];
        match patch(&store, &AccessScope::Everything, &volume, &add, &[]) {
            Err(ShareError::UnknownScope(rejected)) => {
                assert_eq!((rejected, "unknown"), (scope, reason));
            }
            Err(ShareError::OtherCluster(rejected)) => {
                assert_eq!((rejected, "elsewhere"), (scope, reason));
            }
            other => panic!("{other:?}"),
        }
    }
    let own = within(department());
    let inaccessible = project(nearby.id.as_str());
    let result = patch(
        &store,
        &own,
        &volume,
        &[department(), inaccessible.clone()],
        &[],
    );
    assert!(matches!(result, Err(ShareError::ScopeNotAccessible(scope)) if scope == inaccessible));
    assert_eq!(
        store.shared_scopes(&own, volume.id).unwrap(),
        Some(vec![]),
        "nothing was changed"
    );
}

#[test]
fn a_share_with_an_inaccessible_scope_cannot_be_removed() {
    let store = store(0);
    let volume = create(&store, "fresh", "raw-captures");
    let cluster = [Scope::new(ScopeType::Cluster, volume.cluster_id.as_str())];
    patch(&store, &AccessScope::Everything, &volume, &cluster, &[]).unwrap();
    let result = patch(&store, &within(department()), &volume, &[], &cluster);
    assert!(
        matches!(result, Err(ShareError::ScopeNotAccessible(_))),
        "{result:?}"
    );
    let within_cluster = within(cluster[0].clone());
    assert_eq!(
        patch(&store, &within_cluster, &volume, &[], &cluster).unwrap(),
        vec![]
    );
}

#[test]
fn a_share_with_a_scope_that_the_caller_does_not_see_is_hidden_and_stays() {
    let store = store(0);
    let volume = create(&store, "fresh", "raw-captures");
    let (nearby, _) = other_projects();
    let hidden = project(nearby.id.as_str());
    let all = [hidden.clone(), department()];
    patch(&store, &AccessScope::Everything, &volume, &all, &[]).unwrap();
    let own = within(department());
    let seen = store.shared_scopes(&own, volume.id).unwrap().unwrap();
    assert_eq!(scopes(&seen), [department()]);
    let read = store.read(&own, volume.id).unwrap().unwrap();
    assert_eq!(read.shared_scopes, Some(seen));
    // Adding and removing it are answered as if it did not exist.
    for scope in [hidden.clone(), project("no-such-project")] {
        let scope = [scope];
        let added = patch(&store, &own, &volume, &scope, &[]);
        assert!(
            matches!(added, Err(ShareError::ScopeNotAccessible(_))),
            "{added:?}"
        );
        let removed = patch(&store, &own, &volume, &[], &scope).unwrap();
        assert_eq!(scopes(&removed), [department()]);
    }
    let shares = store.shared_scopes(&AccessScope::Everything, volume.id);
    assert_eq!(scopes(&shares.unwrap().unwrap()), [department(), hidden]);
}
