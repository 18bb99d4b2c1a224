//! Responses in the form of the reference and of the reference server.

pub(super) const ANSWERS: [&str; 11] = [
    r#"{"next":50,"datavolumes":[{"id":"71f69d83-ba66-4822-adf5-55ce55efd210","createdAt":"2019-08-24T14:15:22Z","updatedAt":"2026-11-23T12:59:03.120Z","createdBy":"user@run.ai","updatedBy":"user@run.ai","name":"datavolume-a","description":"Results of experiment X","originPvcName":"pvc-a","projectId":"5","shouldDeleteOriginalVolume":false,"projectName":"project-a","departmentId":"department-a","clusterId":"71f69d83-ba66-4822-adf5-55ce55efd210","status":{"phase":"Ready"}},{"id":"2b1d3f0a-1c55-4a0e-9a53-6f1f8a6f2f11","name":"b","projectId":7,"status":{"phase":"Creating","phaseMessage":"waits","conditions":[]}}]}"#,
    r#"{"id":"71f69d83-ba66-4822-adf5-55ce55efd210","createdAt":"2019-08-24T14:15:22Z","name":"datavolume-a","description":null,"originPvcName":"pvc-a","projectId":"5","shouldDeleteOriginalVolume":true,"useOriginalVolume":true,"projectName":"project-a","departmentId":"department-a","clusterId":"c","sharedScopes":[{"scopeType":"project","scopeId":"5","scopeName":"project-a","createdAt":"2019-08-24T14:15:22Z","createdBy":"user@run.ai"}],"status":{"phase":"NotReady","phaseMessage":"Failed to copy pvc","conditions":[{"type":"PvcsCreated","status":"False","message":"Failed to create pvc","reason":"ErrorCreatingPvc","lastTransitionTime":"2022-01-01T03:49:52.531Z"}],"datavolumePvcName":"dv-pvc","datavolumePvName":"dv-pv"}}"#,
    r#"[{"scopeType":"cluster","scopeId":"71f69d83-ba66-4822-adf5-55ce55efd210","scopeName":"eu-north"},{"scopeType":"department","scopeId":4,"scopeName":null,"createdAt":"2019-08-24T16:15:22+02:00"}]"#,
    r#"{"count":120}"#,
    r#"{"projects":[{"id":33,"name":"organization1","clusterId":"71f69d83-ba66-4822-adf5-55ce55efd210","parentId":"53a9228e-a722-420d-a102-9dc90da2efca","requestedNamespace":"runai-proj1","createdAt":"2019-08-24T14:15:22Z","resources":[{"gpu":{"deserved":1000}}]}],"next":1}"#,
    r#"{"departments":[{"id":"4500102","name":"vision","clusterId":"c","createdAt":"2019-08-24T14:15:22Z"}]}"#,
    r#"[{"uuid":"71f69d83-ba66-4822-adf5-55ce55efd210","name":"eu-north-h100","tenantId":7,"createdAt":"2019-08-24T14:15:22Z"}]"#,
    r#"{"entries":[{"meta":{"name":"Raw","scope":"project","projectId":7,"deletedAt":null},"spec":{"claimName":"raw","ephemeral":false,"claimInfo":{"size":"1G","storageClass":"fast","accessModes":{"readWriteMany":true}}},"status":{"status":"No issues found"},"clusterInfo":{"resources":[{"name":"raw"}]}}]}"#,
    r#"{"accessToken":"eyJhbGciOiJIUzI1NiJ9.e30.x","expiresIn":3600,"tokenType":"Bearer"}"#,
    r#"[{"name":"Ada","description":"may do everything","clientID":"demo-admin","clientSecret":"demo-admin"}]"#,
    r#"{"code":202,"message":"name: must match the pattern","details":"body.name","errors":[{"loc":["body","name"],"msg":"too long"}]}"#,
];
