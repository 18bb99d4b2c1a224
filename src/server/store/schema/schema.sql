-- The schema. Timestamps are milliseconds since 1970-01-01T00:00:00Z.

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
    -- Referenced by projects, which copy cluster_id.
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
    -- Referenced by volumes, which copy these columns.
    UNIQUE (id, name, department_id, cluster_id),
    FOREIGN KEY (department_id, cluster_id) REFERENCES departments (id, cluster_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX projects_by_department ON projects (department_id);

-- The PVCs that exist in the namespaces. A volume may name one that does not exist; it then never
-- becomes Ready.
CREATE TABLE pvcs (
    project_id TEXT NOT NULL REFERENCES projects (id),
    name       TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 253),
    bound      INTEGER NOT NULL CHECK (bound IN (0, 1)),
    PRIMARY KEY (project_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE volumes (
    -- The row number: small and dense, so that a bitmap of volumes takes few bytes.
    seq                  INTEGER PRIMARY KEY,
    id                   BLOB NOT NULL CHECK (length(id) = 16),
    name                 TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 63),
    description          TEXT CHECK (length(description) <= 127),
    origin_pvc_name      TEXT NOT NULL,
    project_id           TEXT NOT NULL,
    -- Copied from the project, so that an index can sort by them. The foreign key keeps them equal.
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
    -- When Creating or Deleting ends; NULL if no phase change is pending.
    due_at               INTEGER CHECK (due_at IS NULL OR phase IN ('Creating', 'Deleting')),
    -- The text that a free text search compares.
    searchable           TEXT NOT NULL GENERATED ALWAYS AS (
        concat_ws(char(10), name, origin_pvc_name, project_name, created_by, description)
    ) VIRTUAL,
    FOREIGN KEY (project_id, project_name, department_id, cluster_id)
        REFERENCES projects (id, name, department_id, cluster_id)
) STRICT;

CREATE UNIQUE INDEX volumes_id ON volumes (id);
CREATE UNIQUE INDEX volumes_name_in_cluster ON volumes (name, cluster_id);
CREATE UNIQUE INDEX volumes_pvc ON volumes (project_id, origin_pvc_name);

-- The indexes volumes_by_<column>, one for each sort key of a list, are created by indexes.rs.

CREATE INDEX volumes_due ON volumes (due_at) WHERE due_at IS NOT NULL;

-- Finds the volumes that contain three given consecutive characters.
CREATE VIRTUAL TABLE volumes_search USING fts5 (
    text, content = '', contentless_delete = 1, detail = none,
    tokenize = trigram
);

CREATE TRIGGER volumes_search_insert AFTER INSERT ON volumes BEGIN
    INSERT INTO volumes_search (rowid, text) VALUES (new.seq, new.searchable);
END;

CREATE TRIGGER volumes_search_update AFTER UPDATE OF description ON volumes BEGIN
    UPDATE volumes_search SET text = new.searchable WHERE rowid = new.seq;
END;

CREATE TRIGGER volumes_search_delete AFTER DELETE ON volumes BEGIN
    DELETE FROM volumes_search WHERE rowid = old.seq;
END;

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
