use serde_json::{from_value, json, to_value};

use super::*;

#[test]
fn the_example_of_the_public_document_is_read_and_written() {
    let example = json!({
        "scopeType": "project",
        "scopeId": "a418ed33-9399-48c0-a890-122cadd13bfd",
        "scopeName": "project-a",
        "createdAt": "2019-08-24T14:15:22Z",
        "createdBy": "user@run.ai",
    });
    let shared: SharedScope = from_value(example.clone()).unwrap();
    let scope = Scope::new(ScopeType::Project, "a418ed33-9399-48c0-a890-122cadd13bfd");
    assert_eq!(shared.scope(), scope);
    assert_eq!(to_value(shared).unwrap(), example);
}

#[test]
fn only_type_and_id_of_a_shared_scope_are_required_and_the_id_may_be_a_number() {
    let least = json!({ "scopeType": "project", "scopeId": 5 });
    let nulls = json!({
        "scopeType": "project", "scopeId": "5", "scopeName": null, "createdAt": null, "createdBy": null,
    });
    let odd = json!({ "scopeType": "project", "scopeId": "5", "createdAt": {}, "scopeName": [], "more": [] });
    for body in [least, nulls, odd] {
        let shared: SharedScope = from_value(body).unwrap();
        assert_eq!(shared.scope(), Scope::new(ScopeType::Project, "5"));
        assert_eq!(
            (
                shared.scope_name.as_str(),
                shared.created_at,
                shared.created_by
            ),
            ("", None, None)
        );
    }
}

#[test]
fn an_undocumented_type_is_kept_as_it_was_sent() {
    let scope: Scope = from_value(json!({ "scopeType": "tenant", "scopeId": "t" })).unwrap();
    assert_eq!(scope.scope_type, ScopeType::Other("tenant".to_owned()));
    assert!(!scope.scope_type.is_documented());
    assert_eq!(
        to_value(scope).unwrap(),
        json!({ "scopeType": "tenant", "scopeId": "t" })
    );
    for level in ScopeType::DOCUMENTED {
        assert!(level.is_documented());
        assert_eq!(
            from_value::<ScopeType>(to_value(&level).unwrap()).unwrap(),
            level
        );
    }
}

#[test]
fn a_patch_contains_only_changes() {
    let scope = Scope::new(ScopeType::Cluster, "c");
    let patch = SharedScopesPatch {
        add: vec![scope],
        remove: Vec::new(),
    };
    let body = json!({ "add": [{ "scopeType": "cluster", "scopeId": "c" }] });
    assert_eq!(to_value(&patch).unwrap(), body);
    assert_eq!(from_value::<SharedScopesPatch>(body).unwrap(), patch);
    for nothing in [json!({}), json!({ "add": null, "remove": [] })] {
        assert_eq!(
            from_value::<SharedScopesPatch>(nothing).unwrap(),
            SharedScopesPatch::default()
        );
    }
}

#[test]
fn scopes_in_a_request_are_read_strictly() {
    for scope in [
        json!({ "scopeType": "project", "scopeId": 5 }),
        json!({ "scopeType": "project", "scopeId": null }),
        json!({ "scopeType": "project" }),
        json!({ "scopeType": null, "scopeId": "5" }),
        json!({ "scopeId": "5" }),
        json!("project"),
    ] {
        assert!(
            from_value::<SharedScopesPatch>(json!({ "add": [scope] })).is_err(),
            "{scope}"
        );
    }
}

#[test]
fn a_scope_is_the_same_with_its_id_in_any_case() {
    let lower = "71f69d83-ba66-4822-adf5-55ce55efd210";
    let upper = lower.to_ascii_uppercase();
    let scope = Scope::new(ScopeType::Cluster, lower);
    assert_eq!(
        Scope::new(ScopeType::Cluster, format!(" {upper}\u{200b}")),
        scope
    );
    let json = json!({ "scopeType": "cluster", "scopeId": upper });
    assert_eq!(from_value::<Scope>(json.clone()).unwrap(), scope);
    assert_eq!(from_value::<SharedScope>(json).unwrap().scope(), scope);
}
