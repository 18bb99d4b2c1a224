-- The whole schema. Instants are milliseconds since 1970-01-01T00:00:00Z.

CREATE TABLE clusters (
    id         TEXT PRIMARY KEY,
    name       TEXT NOT NULL UNIQUE,
    tenant_id  INTEGER NOT NULL,
    created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE departments (
    id         TEXT PRIMARY KEY,
    cluster_id TEXT NOT NULL REFERENCES clusters (id),
    name       TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    UNIQUE (cluster_id, name),
    -- What the copy of cluster_id in a project refers to.
    UNIQUE (id, cluster_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE projects (
    id            TEXT PRIMARY KEY,
    department_id TEXT NOT NULL,
    cluster_id    TEXT NOT NULL,
    name          TEXT NOT NULL,
    namespace     TEXT NOT NULL,
    created_at    INTEGER NOT NULL,
    UNIQUE (cluster_id, name),
    -- What the copies in a volume refer to.
    UNIQUE (id, name, department_id, cluster_id),
    FOREIGN KEY (department_id, cluster_id) REFERENCES departments (id, cluster_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX projects_by_department ON projects (department_id);

-- The claims that exist in the namespaces. A volume may name one that does not: it then never
-- becomes ready.
CREATE TABLE pvcs (
    project_id TEXT NOT NULL REFERENCES projects (id),
    name       TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 253),
    bound      INTEGER NOT NULL CHECK (bound IN (0, 1)),
    PRIMARY KEY (project_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE volumes (
    seq                  INTEGER PRIMARY KEY,
    id                   BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    name                 TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 63),
    description          TEXT CHECK (length(description) <= 127),
    origin_pvc_name      TEXT NOT NULL,
    project_id           TEXT NOT NULL,
    -- Copies, so that a list can be sorted by them over an index; the foreign key keeps them true.
    project_name         TEXT NOT NULL,
    department_id        TEXT NOT NULL,
    cluster_id           TEXT NOT NULL,
    delete_original      INTEGER NOT NULL CHECK (delete_original IN (0, 1)),
    use_original         INTEGER NOT NULL CHECK (use_original IN (0, 1)),
    phase                TEXT NOT NULL
        CHECK (phase IN ('Creating', 'Ready', 'NotReady', 'Deleting', 'Unknown')),
    phase_message        TEXT,
    created_at           INTEGER NOT NULL,
    created_by           TEXT NOT NULL,
    updated_at           INTEGER NOT NULL,
    updated_by           TEXT NOT NULL,
    -- When Creating or Deleting ends; NULL where nothing is about to happen by itself.
    due_at               INTEGER CHECK (due_at IS NULL OR phase IN ('Creating', 'Deleting')),
    -- What a free text search looks into.
    searchable           TEXT NOT NULL GENERATED ALWAYS AS (
        lower(name || char(10) || coalesce(description, '') || char(10) || origin_pvc_name
            || char(10) || project_name || char(10) || created_by)
    ) STORED,
    UNIQUE (cluster_id, name),
    UNIQUE (project_id, origin_pvc_name),
    FOREIGN KEY (project_id, project_name, department_id, cluster_id)
        REFERENCES projects (id, name, department_id, cluster_id)
) STRICT;

-- One index for each order of a list: the sort key, the tie-breaker, then every column that a
-- filter or the reach of a caller looks at. A list is one walk along one of them.
CREATE INDEX volumes_by_name ON volumes
    (name, id, project_id, phase, created_by, created_at);
CREATE INDEX volumes_by_project_id ON volumes
    (project_id, id, name, phase, created_by, created_at);
CREATE INDEX volumes_by_cluster_id ON volumes
    (cluster_id, id, project_id, name, phase, created_by, created_at);
CREATE INDEX volumes_by_department_id ON volumes
    (department_id, id, project_id, name, phase, created_by, created_at);
CREATE INDEX volumes_by_project_name ON volumes
    (project_name, id, project_id, name, phase, created_by, created_at);
CREATE INDEX volumes_by_created_at ON volumes
    (created_at, id, project_id, name, phase, created_by);
CREATE INDEX volumes_by_created_by ON volumes
    (created_by, id, project_id, name, phase, created_at);
CREATE INDEX volumes_by_phase ON volumes
    (phase, id, project_id, name, created_by, created_at);

CREATE INDEX volumes_due ON volumes (due_at) WHERE due_at IS NOT NULL;

CREATE TABLE conditions (
    volume             INTEGER NOT NULL REFERENCES volumes (seq) ON DELETE CASCADE,
    position           INTEGER NOT NULL,
    kind               TEXT NOT NULL,
    status             TEXT NOT NULL CHECK (status IN ('True', 'False', 'Unknown')),
    reason             TEXT,
    message            TEXT,
    last_transition_at INTEGER NOT NULL,
    PRIMARY KEY (volume, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE shares (
    volume     INTEGER NOT NULL REFERENCES volumes (seq) ON DELETE CASCADE,
    scope_type TEXT NOT NULL CHECK (scope_type IN ('cluster', 'department', 'project')),
    scope_id   TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    created_by TEXT NOT NULL,
    PRIMARY KEY (volume, scope_type, scope_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX shares_by_scope ON shares (scope_type, scope_id, volume);
