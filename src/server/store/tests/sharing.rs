//! Changing whom a volume is shared with.

use chrono::TimeDelta;
use datavolumes_contract::{Scope, ScopeType, SharedScope, SharedScopesPatch, Volume};

use super::{BY, Reach, Store, create, department, now, project, store, strangers, within};
use crate::seed::PROJECT_OF_RESEARCHER;
use crate::store::ShareRefusal;

fn patch(
    store: &Store,
    reach: &Reach,
    volume: &Volume,
    add: &[Scope],
    remove: &[Scope],
) -> Result<Vec<SharedScope>, ShareRefusal> {
    let patch = SharedScopesPatch {
        add: add.to_vec(),
        remove: remove.to_vec(),
    };
    let at = now() + TimeDelta::minutes(1);
    let scopes = store.patch_shared_scopes(reach, volume.id, &patch, BY, at)?;
    Ok(scopes.expect("the volume is within reach"))
}

fn scopes(shares: &[SharedScope]) -> Vec<Scope> {
    shares.iter().map(SharedScope::scope).collect()
}

#[test]
fn scopes_are_added_and_removed_with_their_names_the_widest_first() {
    let store = store(0);
    let volume = create(&store, "fresh", "raw-captures");
    let cluster = Scope::new(ScopeType::Cluster, volume.cluster_id.as_str());
    let own = project(PROJECT_OF_RESEARCHER);
    let add = [own.clone(), department(), cluster.clone()];
    let shares = patch(&store, &Reach::Everything, &volume, &add, &[]).unwrap();
    assert_eq!(scopes(&shares), [cluster, department(), own]);
    let names: Vec<&str> = shares
        .iter()
        .map(|share| share.scope_name.as_str())
        .collect();
    assert_eq!(names, ["eu-north-h100", "vision", "vision-segmentation"]);
    assert_eq!(shares[0].created_by.as_deref(), Some(BY));
    let shares = patch(&store, &Reach::Everything, &volume, &[], &add[1..]).unwrap();
    assert_eq!(scopes(&shares), add[..1]);
    let found = store.read(&Reach::Everything, volume.id).unwrap().unwrap();
    assert_eq!(found.updated_at, Some(now() + TimeDelta::minutes(1)));
    assert_eq!(found.shared_scopes, Some(shares));
}

#[test]
fn what_is_there_is_not_added_and_what_is_not_there_not_removed() {
    let store = store(0);
    let volume = create(&store, "fresh", "raw-captures");
    let unknown = project("no-such-project");
    let add = [department(), department()];
    patch(&store, &Reach::Everything, &volume, &add, &[unknown]).unwrap();
    let before = store.read(&Reach::Everything, volume.id).unwrap();
    patch(
        &store,
        &Reach::Everything,
        &volume,
        &add,
        &[project("none")],
    )
    .unwrap();
    assert_eq!(store.read(&Reach::Everything, volume.id).unwrap(), before);
    let both = [department()];
    assert_eq!(
        patch(&store, &Reach::Everything, &volume, &both, &both).unwrap(),
        vec![]
    );
}

#[test]
fn one_scope_that_cannot_be_keeps_all_from_being_done() {
    let store = store(0);
    let volume = create(&store, "fresh", "raw-captures");
    let (neighbour, stranger) = strangers();
    let elsewhere = project(stranger.id.as_str());
    let refused = [
        (project("no-such-project"), "unknown"),
        (
            Scope::new(ScopeType::Other("galaxy".into()), "1"),
            "unknown",
        ),
        (elsewhere.clone(), "elsewhere"),
        (
            Scope::new(ScopeType::Department, stranger.parent_id.as_str()),
            "elsewhere",
        ),
    ];
    for (scope, why) in refused {
        let add = [department(), scope.clone()];
        match patch(&store, &Reach::Everything, &volume, &add, &[]) {
            Err(ShareRefusal::UnknownScope(refused)) => {
                assert_eq!((refused, "unknown"), (scope, why));
            }
            Err(ShareRefusal::OtherCluster(refused)) => {
                assert_eq!((refused, "elsewhere"), (scope, why));
            }
            other => panic!("{other:?}"),
        }
    }
    let own = within(department());
    let beyond = project(neighbour.id.as_str());
    let refusal = patch(&store, &own, &volume, &[department(), beyond.clone()], &[]);
    assert!(matches!(refusal, Err(ShareRefusal::BeyondReach(scope)) if scope == beyond));
    assert_eq!(
        store.shared_scopes(&own, volume.id).unwrap(),
        Some(vec![]),
        "nothing was done"
    );
}

#[test]
fn a_share_beyond_reach_is_not_taken_away_either() {
    let store = store(0);
    let volume = create(&store, "fresh", "raw-captures");
    let cluster = [Scope::new(ScopeType::Cluster, volume.cluster_id.as_str())];
    patch(&store, &Reach::Everything, &volume, &cluster, &[]).unwrap();
    let refusal = patch(&store, &within(department()), &volume, &[], &cluster);
    assert!(
        matches!(refusal, Err(ShareRefusal::BeyondReach(_))),
        "{refusal:?}"
    );
    let within_cluster = within(cluster[0].clone());
    assert_eq!(
        patch(&store, &within_cluster, &volume, &[], &cluster).unwrap(),
        vec![]
    );
}
